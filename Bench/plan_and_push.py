#!/usr/bin/env python3
"""Memory of a plan as the account grows, and CPU time of a push per call.

  plan_and_push.py --tool .build/release/deskferry [--tickets 100000,300000] [--push 500]

Generates accounts (one person for ten tickets, one ticket in ten links to another, no conversations), reads and plans
each, and prints the peak resident memory of `plan`. Then pushes a small account with two messages a ticket into the
Freshdesk sandbox, which runs as a process of its own, and prints the push's CPU time divided by its calls.
"""
import argparse, json, os, resource, shutil, subprocess, sys, tempfile, urllib.request

MAPPING = """deskferry: 1
from: { desk: zendesk, account: acme }
to: { desk: freshdesk }
containers: [ { otherwise: { use: "0", label: None } } ]
statuses:
  - { from: { id: new }, to: { use: "2", category: open }, acrossCategories: true }
  - { from: { id: pending }, to: { use: "3", category: pending } }
  - { from: { id: solved }, to: { use: "4", category: solved } }
  - { from: { id: closed }, to: { use: "5", category: closed } }
visibility: { unknown: internal }
"""
STATUSES = ["new", "pending", "solved", "closed"]


def ticket(n, comments):
    person = 1 + n * 7 % max(1, PEOPLE)
    t = {
        "url": "https://acme.zendesk.com/api/v2/tickets/%d.json" % n, "id": n, "status": STATUSES[n % 4],
        "subject": "Parcel %d has not arrived" % n, "description": "Where is parcel %d?" % n, "priority": "normal",
        "type": "question", "requester_id": person, "submitter_id": person, "created_at": "2023-01-01T00:00:00Z",
        "updated_at": "2023-02-01T00:00:00Z", "tags": ["late"] if n % 3 == 0 else [],
        "problem_id": n - 1 if n % 10 == 0 else None, "satisfaction_rating": {"score": "unoffered"}}
    if comments:
        t["comments"] = [
            {"id": n * 10 + c, "type": "Comment", "author_id": person, "public": c != 1, "attachments": [],
             "body": "Message %d. " % c * 20, "html_body": "<p>" + "Message %d. " % c * 20 + "</p>",
             "created_at": "2023-01-0%dT00:00:00Z" % (c + 1)} for c in range(comments)]
    return t


def write(folder, count, comments):
    global PEOPLE
    PEOPLE = max(1, count // 10)
    os.makedirs(folder)
    with open(folder + "/users.json", "w") as f:
        for n in range(1, PEOPLE + 1):
            f.write(json.dumps({
                "url": "https://acme.zendesk.com/api/v2/users/%d.json" % n, "id": n, "name": "Customer Number %d" % n,
                "email": "customer%d@example.com" % n, "role": "end-user", "active": True,
                "created_at": "2020-01-01T00:00:00Z", "updated_at": "2020-01-01T00:00:00Z"}) + "\n")
    with open(folder + "/tickets.json", "w") as f:
        for n in range(1, count + 1):
            f.write(json.dumps(ticket(n, comments)) + "\n")


def run(*command, env=None, cwd=None):
    """Exit code, standard output, CPU seconds, peak resident bytes of the one child."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen(command, stdout=out, env=env, cwd=cwd)
        _, status, usage = os.wait4(process.pid, 0)
        out.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return code, out.read().decode(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024


def archive(tool, folder, count, comments):
    write(folder + "/export", count, comments)
    with open(folder + "/map.yaml", "w") as f:
        f.write(MAPPING)
    code, out, _, _ = run(tool, "read", folder + "/export", "--account", "acme", "-o", folder + "/a.bag", "--json")
    assert code == 0, out
    shutil.rmtree(folder + "/export")


def plan(tool, folder, site, *more):
    code, out, cpu, peak = run(
        tool, "plan", folder + "/a.bag", "--map", folder + "/map.yaml", "--site", site, "-o", folder + "/p.plan",
        "--json", *more)
    assert code in (0, 10), out
    return json.loads(out)["summary"], cpu, peak


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--tool", required=True)
    arguments.add_argument("--tickets", default="100000,300000")
    arguments.add_argument("--push", type=int, default=500)
    x = arguments.parse_args()
    tool = os.path.abspath(x.tool)
    for count in [int(n) for n in x.tickets.split(",") if n]:
        with tempfile.TemporaryDirectory() as folder:
            archive(tool, folder, count, 0)
            summary, cpu, peak = plan(tool, folder, "https://acme.freshdesk.com", "--empty-target")
            print("plan: %d tickets, %s: %.0f MB resident, %.1f s CPU"
                  % (count, json.dumps(summary["outcomes"]["tickets"]), peak / 1e6, cpu), flush=True)
    if x.push:
        push(tool, x.push)


def asked(site):
    """Calls that the sandbox has answered."""
    with urllib.request.urlopen(site + "/__deskferry/log") as reply:
        return json.load(reply)["calls"]


def push(tool, count):
    with tempfile.TemporaryDirectory() as folder:
        archive(tool, folder, count, 2)
        sandbox = subprocess.Popen(
            [tool, "sandbox", "freshdesk", "--calls-per-minute", "60000000", "--json"], stdout=subprocess.PIPE)
        try:
            greeting = json.loads(sandbox.stdout.readline())
            env = dict(os.environ, **{k: v for k, v in greeting.items() if k.startswith("DESKFERRY_")})
            code, out, _, _ = run(
                tool, "pull", "freshdesk", "--site", greeting["site"], "-o", folder + "/t.bag", env=env)
            assert code == 0, out
            summary, _, _ = plan(tool, folder, greeting["site"], "--target", folder + "/t.bag")
            before = asked(greeting["site"])
            code, out, cpu, peak = run(
                tool, "push", folder + "/p.plan", "--allow-notifications", "--rate", "60000000/min", "--json", env=env)
            assert code == 0, out
            calls = asked(greeting["site"]) - before
            print("push: %d tickets, %d calls: %.0f us CPU a call, %.0f MB resident, %d s"
                  % (count, calls, cpu / calls * 1e6, peak / 1e6, json.loads(out)["summary"]["seconds"]), flush=True)
        finally:
            sandbox.terminate()
            sandbox.wait()


if __name__ == "__main__":
    main()
