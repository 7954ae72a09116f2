"""The built program under test, and what was found out about it."""
import collections
import json
import os
import subprocess
import sys
import time


class Checks:
    def __init__(self):
        self.failed, self.passed = [], 0

    def same(self, what, got, wanted):
        if got == wanted:
            self.passed += 1
            return True
        text = f"{what}: got {got!r:.300}, wanted {wanted!r:.300}"
        if isinstance(got, set) and isinstance(wanted, set):
            text = f"{what}: only there {sorted(map(str, got - wanted))[:6]} ({len(got - wanted)}), " \
                   f"missing {sorted(map(str, wanted - got))[:6]} ({len(wanted - got)})"
        self.failed.append(text)
        print("  FAILED " + text, flush=True)
        return False

    def true(self, what, value, shown=None):
        return self.same(what if shown is None else f"{what} ({shown!r:.300})", bool(value), True)


class Tool:
    """The built program, run as a person would, with `--json`."""

    def __init__(self, path, folder, credentials, checks):
        self.path, self.folder, self.checks = os.path.abspath(path), folder, checks
        self.more = ["--credentials", credentials]
        self.environment = {k: v for k, v in os.environ.items() if not k.startswith("DESKFERRY_")}

    def __call__(self, *words, exits=0, online=False):
        begun = time.time()
        command = [self.path, *words, "--json"] + (self.more if online else [])
        done = subprocess.run(command, cwd=self.folder, env=self.environment, capture_output=True, text=True)
        print(f"$ deskferry {' '.join(words)}   ({time.time() - begun:.1f} s, exit {done.returncode})", flush=True)
        exits = exits if isinstance(exits, tuple) else (exits,)
        good = self.checks.true(f"exit of {words[0]} is one of {exits}", done.returncode in exits, done.returncode)
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            sys.exit(f"{words[0]} printed no JSON: {done.stdout[-500:]}{done.stderr[-2000:]}")
        if not good:
            print("   ", done.stderr[-500:])
            print("   ", json.dumps(answer, ensure_ascii=False)[:3000], flush=True)
        for code, count in collections.Counter(f["code"] for f in answer["findings"]).items():
            sample = next(f for f in answer["findings"] if f["code"] == code)
            print(f"    {count} {code}: {sample.get('key')} {sample['what']:.200} {sample.get('did', '')}", flush=True)
        self.checks.same(f"{words[0]}: exit in JSON", answer["exit"], done.returncode)
        return answer
