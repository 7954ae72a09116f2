#!/usr/bin/env python3
"""Breaks one rule of the mapping at a time and fails if the tests do not notice.

Each Tests/Mutants/NAME.patch is a small diff with a head:

    Rule: the rule that it breaks
    What: what would happen to a user
    Suites: StatusMappingTests.MapperTests, MigrationTests.MappingLossTests

Works on a copy of the tree with build folders of its own (.build-mutants), builds only the test targets that the
patches name, and runs only the suites they name. Ends with 1 if a patch does not apply, does not compile, or is not
noticed, and if a suite is red or empty before anything is broken.

    Tests/Mutants/run.py [NAME ...]
"""

import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HOME = os.path.join(ROOT, ".build-mutants")
TREE = os.path.join(HOME, "tree")
SWIFT = os.environ.get("SWIFT", "swift")
FLAGS = os.environ.get("SWIFT_BUILD_FLAGS", "").split()

# What each test target needs, so that a broken line of StatusMapping does not build every desk.
KEEP = {
    "StatusMappingTests": ["JSONText", "TicketModel", "StatusMapping"],
    "MigrationTests": [
        "JSONText", "TicketModel", "StatusMapping", "CSimdJSON", "CLibXML2", "CLibArchive", "CLibCurl", "CDisk",
        "Formats", "HTTP", "DeskKit", "Archive", "Migration", "TestKit",
    ],
}

# Appended to the copy's Package.swift.
FILTER = """
let kept = (Context.environment["DESKFERRY_MUTANTS"] ?? "").split(separator: " ").map(String.init)
package.products = []
package.targets.removeAll { !kept.contains($0.name) }
for target in package.targets where target.type == .test {
  target.dependencies.removeAll { dependency in
    if case .byNameItem(let name, _) = dependency { return !kept.contains(name) }
    return false
  }
}
"""


def say(text):
    print(text, flush=True)


def files():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, check=True,
        stdout=subprocess.PIPE).stdout.decode().split("\0")
    return [name for name in listed if name and os.path.isfile(os.path.join(ROOT, name))]


def write(path, data):
    """Only where it differs: a build goes by the times of files."""
    try:
        with open(path, "rb") as old:
            if old.read() == data:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as new:
        new.write(data)


def sync():
    wanted = set(files())
    for folder, _, names in os.walk(TREE):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.relpath(path, TREE) not in wanted and name != "Package.resolved":
                os.remove(path)
    for name in wanted:
        with open(os.path.join(ROOT, name), "rb") as source:
            data = source.read()
        write(os.path.join(TREE, name), data + FILTER.encode() if name == "Package.swift" else data)
    resolved = os.path.join(ROOT, "Package.resolved")
    if os.path.exists(resolved):
        with open(resolved, "rb") as source:
            write(os.path.join(TREE, "Package.resolved"), source.read())


def scratch(target):
    """A build folder for each test target, with the packages that the tree's own build has fetched already."""
    path = os.path.join(HOME, target)
    if not os.path.exists(path):
        os.makedirs(path)
        for name in ["checkouts", "repositories", "artifacts", "workspace-state.json"]:
            source = os.path.join(ROOT, ".build", name)
            if os.path.isdir(source):
                shutil.copytree(source, os.path.join(path, name), symlinks=True)
            elif os.path.exists(source):
                shutil.copy2(source, path)
    return path


def swift(target, verb, *arguments):
    environment = dict(os.environ, DESKFERRY_MUTANTS=" ".join(KEEP[target] + [target]))
    command = [SWIFT, verb, "--scratch-path", scratch(target), "--disable-xctest", *FLAGS, *arguments]
    if verb == "build":
        command.remove("--disable-xctest")
    return subprocess.run(
        command, cwd=TREE, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=1800)


def build(target):
    return swift(target, "build", "--build-tests")


def test(target, suites):
    """Whether the suites are green, and what they said."""
    run = swift(target, "test", "--skip-build", "--filter", "|".join(target + r"\." + suite for suite in suites))
    text = run.stdout.decode(errors="replace")
    return run.returncode == 0 and "Test run with 0 tests" not in text, text


class Mutant:
    def __init__(self, name):
        self.name = name
        self.path = os.path.join(ROOT, "Tests", "Mutants", name + ".patch")
        self.head = {}
        self.files = []
        with open(self.path, encoding="utf-8") as patch:
            for line in patch:
                if line.startswith("+++ b/"):
                    self.files.append(line[6:].split("\t")[0].strip())
                elif not self.files and not line.startswith("--- ") and ":" in line:
                    key, _, value = line.partition(":")
                    self.head[key.strip()] = value.strip()
        self.suites = {}
        for suite in self.head["Suites"].split(","):
            target, _, name = suite.strip().partition(".")
            self.suites.setdefault(target, []).append(name)

    def patch(self, *arguments):
        with open(self.path, "rb") as text:
            return subprocess.run(
                ["patch", "-p1", "--no-backup-if-mismatch", "--reject-file=-", *arguments], cwd=TREE, stdin=text,
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    def judge(self):
        """None where the tests notice it, else what is wrong."""
        if self.patch("--dry-run").returncode != 0:
            return "does not apply any more: make it anew for the code as it is"
        before = {}
        for name in self.files:
            with open(os.path.join(TREE, name), "rb") as source:
                before[name] = source.read()
        self.patch()
        try:
            for target, suites in self.suites.items():
                built = build(target)
                if built.returncode != 0:
                    errors = [line for line in built.stdout.decode(errors="replace").splitlines() if "error:" in line]
                    return "does not compile: " + (errors[0] if errors else "see the build")
                if not test(target, suites)[0]:
                    return None
            return "is not noticed by " + self.head["Suites"]
        finally:
            for name, data in before.items():
                write(os.path.join(TREE, name), data)


def main():
    folder = os.path.join(ROOT, "Tests", "Mutants")
    names = sys.argv[1:] or sorted(name[:-6] for name in os.listdir(folder) if name.endswith(".patch"))
    mutants = [Mutant(name) for name in names]
    sync()
    suites = {}
    for mutant in mutants:
        for target, list_of_suites in mutant.suites.items():
            suites.setdefault(target, set()).update(list_of_suites)
    for target, wanted in sorted(suites.items()):
        say(f"before anything is broken: {target}")
        built = build(target)
        if built.returncode != 0:
            sys.exit(built.stdout.decode(errors="replace")[-4000:])
        for suite in sorted(wanted):
            green, text = test(target, [suite])
            if not green:
                sys.exit(f"{target}.{suite} is red or empty\n{text[-4000:]}")
    failed = 0
    for mutant in mutants:
        trouble = mutant.judge()
        failed += trouble is not None
        say(f"{'ok  ' if trouble is None else 'FAIL'} rule {mutant.head['Rule']}: {mutant.name}: "
            + (trouble or "noticed"))
    say(f"{len(mutants)} mutants, {failed} not noticed or not usable")
    sys.exit(1 if failed else 0)


main()
