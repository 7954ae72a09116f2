#!/usr/bin/env python3
"""Kills the real tool with SIGKILL in every window of a push and an undo, and counts at the desk what is left.

    kill_test.py --tool .build/debug/deskferry [--target sandbox|request-tracker] [--seed N] [--tickets 40] [--hits 3]
                 [--random 6] [--short] [--keep FOLDER]

For each target: an uninterrupted push gives the state to expect. Then the same push against a desk as it was before,
killed in every window at least --hits times and at random moments besides, with 5 % of the answers lost and storms of
429, started again until it is done. The end state, read at the desk without Deskferry's code, must equal the expected
one; `verify` is clean, a second push writes nothing; then undo, killed likewise, must leave exactly what was there
before. Last, a push killed half-way is undone. Ends with 0 if all of it held and every window was hit.

Windows are hit by DESKFERRY_KILL_AT (the tool sends SIGKILL to itself at a named moment) and by a proxy that kills at
a byte of a request or answer; each hit is believed only if the ledger and the wire show it. Most of the time is
waiting: after a death, and after each lost answer, the tool gives the desk its --deadline of 9 seconds and a tenth
more to finish what it may still be doing.
"""
import argparse
import collections
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

import kill_data
from kill_proxy import Proxy, Trap
from kill_targets import RequestTracker, Sandbox
from kill_windows import PUSH_WINDOWS, UNDO_WINDOWS, fits, proves

class Failed(Exception):
    pass


class Journey:
    """One target: its tool, desk, proxy and folder."""

    def __init__(self, arguments, target, folder):
        self.given, self.target, self.folder = arguments, target, folder
        self.random = random.Random(f"{arguments.seed} {target.desk}")
        self.proxy = Proxy(arguments.seed)
        self.site = f"http://127.0.0.1:{self.proxy.port}"
        self.hits = collections.Counter()
        self.unproven = collections.Counter()
        self.runs = collections.Counter()
        self.late = []
        self.number = 0

    # -- the tool

    def command(self, name, *arguments):
        rate = ["--rate", "60000/min"] if name in ("push", "verify", "undo") else []
        # Nothing is under way for longer here, so nothing needs to be waited for longer either.
        rate += ["--deadline", "9"] if name in ("push", "undo") else []
        return [self.given.tool, name, *arguments, *rate]

    def tool(self, name, *arguments, exits=(0,)):
        """Runs to the end; its --json summary."""
        done = subprocess.run(self.command(name, *arguments, "--json"), cwd=self.work, env=self.environment(),
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600)
        if done.returncode not in exits:
            raise Failed(f"{name} ended with {done.returncode}, expected {exits}:\n{done.stderr[-3000:]}\n"
                         f"{done.stdout[-3000:]}")
        return json.loads(done.stdout)

    def environment(self, **more):
        return {"PATH": os.environ["PATH"], "HOME": self.work, **self.target.environment, **more}

    def prepare(self, name):
        """A fresh folder with the archive, a pull of the target, and a plan."""
        self.work = os.path.join(self.folder, name)
        os.makedirs(self.work)
        self.ledger = os.path.join(self.work, "kill.ledger")
        with open(os.path.join(self.work, "map.yaml"), "w") as out:
            out.write(self.mapping)
        self.proxy.upstream = self.target.port
        self.tool("pull", self.target.desk, "--site", self.site, "-o", "target.bag")
        self.plan("p.plan")

    def plan(self, name):
        self.tool("plan", self.archive, "--map", "map.yaml", "--target", "target.bag", "--site", self.site,
                  "-o", name, "--ledger", "kill.ledger")

    def read(self):
        """Once for all runs: the archive does not depend on the target."""
        self.work = self.folder
        self.mapping = kill_data.MAPPINGS[self.target.desk]
        if self.target.desk == "request-tracker":
            self.mapping = self.mapping.replace("QUEUE", self.target.queue())
        kill_data.write(os.path.join(self.folder, "account.har"), self.given.seed, self.given.tickets)
        self.archive = os.path.join(self.folder, "account.bag")
        counts = self.tool("read", "account.har", "--account", "killtest", "-o", self.archive)["summary"]["counts"]
        print(f"  {counts['tickets']} tickets, {counts['messages']} messages, {counts['attachments']} attachments")

    # -- killing

    def attempt(self, verb, window=None, how=None, point=None, after=None):
        """Starts push or undo, meant to die in a window or after some seconds. True once it has ended by itself."""
        name = ["push", "p.plan", "--allow-notifications"] if verb == "push" else ["undo", "p.plan", "--yes", "--allow-notifications"]
        more, trap = {}, None
        count = 1 if point == "attachment" else self.random.randrange(1, 5)
        if how == "point":
            more["DESKFERRY_KILL_AT"] = f"{point}:{count}"
        elif how == "trap":
            mode = "part" if point == "attachment" else point
            trap = Trap(mode, fits(self.target, verb, point), min(count, 2), delay=self.random.uniform(0.3, 3))
        delivered = self.proxy.counts["delivered writes"]
        self.proxy.trap = trap
        errors = os.path.join(self.work, "stderr.txt")
        with open(errors, "w") as out:
            process = subprocess.Popen(self.command(*name), cwd=self.work, env=self.environment(**more),
                                       stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=out)
        if trap:
            trap.pid = process.pid
            trap.ready.set()
        if after is not None:
            try:
                process.wait(after)
            except subprocess.TimeoutExpired:
                process.kill()
        try:
            code = process.wait(300)
        except subprocess.TimeoutExpired:
            process.kill()
            raise Failed(f"{verb} does not end")
        if code == -9 and trap:
            trap.done.wait(130)
            if point == "late":
                self.late.append((window, trap))
        self.proxy.trap = None
        self.runs[code] += 1
        with open(errors) as text:
            said = text.read()
        if code == -9:
            delivered = self.proxy.counts["delivered writes"] - delivered
            proven = window and proves(how, point, said, trap, delivered, self.ledger)
            if window:
                (self.hits if proven else self.unproven)[window] += 1
            else:
                self.hits["at a random moment (" + verb + ")"] += 1
            return False
        if code == 5:  # it gave up for now and says: run again
            return False
        if code not in (0, self.done_code(verb)):
            raise Failed(f"{verb} ended with {code}:\n{said[-3000:]}")
        return True

    def done_code(self, verb):
        """Request Tracker keeps users for good, which undo lists and says with 3."""
        return 3 if verb == "undo" and self.target.desk == "request-tracker" else 0

    def arrived(self):
        """Late requests meet a desk that is being asked already whether they happened; only those it took count."""
        self.proxy.settle()
        for window, trap in self.late:
            # A removal that comes late finds that it has been done again meanwhile; it arrived all the same.
            if not 200 <= trap.evidence.get("status", 0) < (500 if window.startswith("undo") else 300):
                self.hits[window] -= 1
                self.unproven[window] += 1
        self.late = []

    def kill_often(self, verb, windows, hits, randoms):
        """Until each window has had its hits, or there is nothing left to do. True in the latter case."""
        wanted = [window for window in windows for _ in range(max(0, hits - self.hits[window[0]]))]
        wanted += [None] * randoms
        self.random.shuffle(wanted)
        # Large files are few, and a kill leaves them to be sent again: these come first (taken from the end).
        wanted.sort(key=lambda window: window is not None and window[2] == "attachment")
        tries = 0
        while wanted and tries < 400:
            tries += 1
            window = wanted.pop()
            before = self.hits[window[0]] if window else 0
            if window:
                ended = self.attempt(verb, *window)
            else:
                ended = self.attempt(verb, after=self.random.uniform(0.05, 1.2))
            if window and self.hits[window[0]] == before:
                wanted.insert(0, window)
            if ended:
                return True
        return False


    def finish(self, verb):
        for _ in range(20):
            if self.attempt(verb):
                return
        raise Failed(f"{verb} does not come to an end")

    # -- the journey

    def run(self):
        self.target.start()
        self.read()
        before = self.target.state()
        expected = self.uninterrupted(before)
        rounds = 0
        while rounds == 0 or (rounds < 6 and self.missing()):
            rounds += 1
            self.round(rounds, before, expected)
        self.undone_half_way(before)
        if self.missing():
            raise Failed(f"windows without {self.given.hits} hits: {', '.join(self.missing())}")

    def missing(self):
        return [name for name, _, _ in PUSH_WINDOWS + UNDO_WINDOWS if self.hits[name] < self.given.hits]

    def uninterrupted(self, before):
        self.prepare("uninterrupted")
        self.tool("push", "p.plan", "--allow-notifications")
        state = self.target.state()
        there = self.say(self.target.counts(before))
        print(f"  uninterrupted: {self.say(self.target.counts(state))} (before: {there})")
        if self.given.tickets != self.target.counts(state)["tickets"]:
            raise Failed("the uninterrupted push did not create every ticket")
        self.tool("verify", "p.plan")
        return state

    def round(self, number, before, expected):
        self.target.renew()
        self.same("the target at the start", self.target.state(), before)
        self.prepare(f"round{number}")
        self.trouble(True)
        self.kill_often("push", PUSH_WINDOWS, self.given.hits, self.given.random)
        self.finish("push")
        self.trouble(False)
        state = self.target.state()
        print(f"  round {number}: {self.say(self.target.counts(state))}")
        self.same("after the killed push", state, expected)
        self.tool("verify", "p.plan")
        again = self.tool("push", "p.plan", "--allow-notifications")
        created = sum(kind.get("create", 0) + kind.get("update", 0) for kind in again["summary"]["outcomes"].values())
        if created:
            raise Failed(f"the second push says it wrote {created} records")
        self.same("after the second push", self.target.state(), expected)
        self.trouble(True)
        self.kill_often("undo", UNDO_WINDOWS, self.given.hits, self.given.random // 3)
        self.finish("undo")
        self.trouble(False)
        self.same_undone("after the killed undo", self.target.state(), before)
        if number == 1 and not self.given.short:
            self.once_more(expected)

    def once_more(self, expected):
        """What was undone may be pushed again, with a new plan."""
        self.plan("again.plan")
        self.tool("push", "again.plan", "--allow-notifications")
        self.same("pushed again after the undo", {**self.target.state(), "mails": 0}, {**expected, "mails": 0})

    def undone_half_way(self, before):
        self.target.renew()
        self.prepare("half-way")
        self.trouble(True)
        few = 1 if self.given.short else None
        for number in (4, 1, 3, 5)[:few]:
            self.attempt("push", *PUSH_WINDOWS[number])
        for number in (4, 2)[:few]:
            self.attempt("undo", *UNDO_WINDOWS[number])
        self.finish("undo")
        self.trouble(False)
        self.same_undone("after undoing a push killed half-way", self.target.state(), before)

    def trouble(self, on):
        """Lost answers (5 %) and storms of 429, on the wire and in the sandbox itself."""
        self.arrived()
        self.proxy.faults(0.05 if on else 0, 120 if on else 0)
        self.target.faults("lost=0.05,429=0.02,5xx=0.01,half=0.01" if on else "")

    def same_undone(self, when, state, before):
        """Tickets and people are as before; mails cannot be taken back, and some desks keep people."""
        if self.target.desk == "request-tracker":
            known = {name for name, _ in before["people"]}
            state = {**state, "people": [person for person in state["people"] if person[0] in known]}
        self.same(when, {**state, "mails": 0}, {**before, "mails": 0})

    def same(self, when, found, wanted):
        lines = []
        for name in wanted:
            if found[name] == wanted[name]:
                continue
            if not isinstance(wanted[name], list):
                lines.append(f"{name}: {found[name]} instead of {wanted[name]}")
                continue
            one, other = (collections.Counter(map(repr, side)) for side in (found[name], wanted[name]))
            lines += [f"{name}, too many: {entry} ({count})" for entry, count in (one - other).items()]
            lines += [f"{name}, missing: {entry} ({count})" for entry, count in (other - one).items()]
        if lines:
            with open(os.path.join(self.work, "differences.txt"), "w") as out:
                out.write("\n".join(lines) + "\n")
            shown = "\n".join(line[:1500] for line in lines[:8])
            raise Failed(f"{when}: {len(lines)} differences, see {self.work}/differences.txt\n{shown}")

    @staticmethod
    def say(counts):
        return ", ".join(f"{count} {name}" for name, count in counts.items())

    def table(self):
        print(f"  {'window':<34}{'hits':>5}")
        for name, _, _ in PUSH_WINDOWS + UNDO_WINDOWS:
            print(f"  {name:<34}{self.hits[name]:>5}" + (f"   ({self.unproven[name]} more not proven)"
                                                           if self.unproven[name] else ""))
        for name in sorted(set(self.hits) - {window[0] for window in PUSH_WINDOWS + UNDO_WINDOWS}):
            print(f"  {name:<34}{self.hits[name]:>5}")
        print(f"  runs killed: {self.runs[-9]}, ended: {self.runs[0] + self.runs[3]}, gave up for now: {self.runs[5]}")
        print(f"  on the wire: {self.say(self.proxy.counts)}")
        if self.target.struck:
            print(f"  in the sandbox: {self.say(self.target.struck)}")


def one(arguments, name, top):
    """The journey to one target. True if all of it held."""
    folder = os.path.join(top, name)
    os.makedirs(folder)
    if name == "sandbox":
        target = Sandbox(arguments.tool, folder, arguments.seed)
    else:
        target = RequestTracker(folder)
    journey = Journey(arguments, target, folder)
    begun = time.monotonic()
    held = True
    print(f"{name}: seed {arguments.seed}", flush=True)
    try:
        journey.run()
    except Failed as trouble:
        held = False
        print(f"  FAILED: {trouble}")
        print(f"  again: kill_test.py --target {name} --seed {arguments.seed} --tickets {arguments.tickets}"
              f" --hits {arguments.hits} --random {arguments.random}{' --short' if arguments.short else ''}")
    finally:
        target.stop()
    journey.table()
    print(f"  {time.monotonic() - begun:.0f} s", flush=True)
    return held


def both(arguments, top):
    """Each target in a process of its own, at the same time; what they say, one after the other."""
    given = ["--tool", arguments.tool, "--seed", str(arguments.seed), "--tickets", str(arguments.tickets),
             "--hits", str(arguments.hits), "--random", str(arguments.random), "--keep", top]
    given += ["--short"] if arguments.short else []
    running = []
    for name in arguments.target:
        command = [sys.executable, os.path.abspath(__file__), "--target", name, *given]
        running.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True))
    held = True
    for process in running:
        print(process.communicate()[0], end="", flush=True)
        held = process.returncode == 0 and held
    return held


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--target", action="append", choices=["sandbox", "request-tracker"])
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--tickets", type=int)
    parser.add_argument("--hits", type=int)
    parser.add_argument("--random", type=int)
    parser.add_argument("--short", action="store_true", help="each window once, ten tickets")
    parser.add_argument("--keep", help="a folder for archives, ledgers and differences, kept")
    arguments = parser.parse_args()
    arguments.tool = os.path.abspath(arguments.tool)
    for name, short, full in (("tickets", 10, 40), ("hits", 1, 3), ("random", 1, 6)):
        if getattr(arguments, name) is None:
            setattr(arguments, name, short if arguments.short else full)
    arguments.target = arguments.target or ["sandbox", "request-tracker"]
    top = os.path.abspath(arguments.keep) if arguments.keep else tempfile.mkdtemp(prefix="deskferry-kill-")
    held = one(arguments, arguments.target[0], top) if len(arguments.target) == 1 else both(arguments, top)
    if held and not arguments.keep:
        shutil.rmtree(top)
    elif not held:
        print(f"kept for looking at: {top}")
    sys.exit(0 if held else 1)


if __name__ == "__main__":
    main()
