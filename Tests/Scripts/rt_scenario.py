#!/usr/bin/env python3
"""The whole journey as a stranger would run it: a made-up Zendesk account into a real Request Tracker, and back out.

    rt_scenario.py --tool .build/debug/deskferry [--tickets 300] [--seed 1] [--history comments|replies] [--keep DIR]

read, inspect, check, pull, map, map check, plan, push, verify, push again, ids, a second export of the same account
(diff, plan, push, verify), undo of both. What is at the target is counted in its database by rt_target.py, which shares
nothing with Deskferry. Ends with 0 if all checks hold, else with 1 and the list of those that do not.
"""
import argparse
import collections
import csv
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time

from rt_target import Contents, RequestTracker
from scenario_mapping import mapping, one_line
from scenario_tool import Checks, Tool

HERE = os.path.dirname(os.path.abspath(__file__))
ANNOUNCED = ("subject", "status", "createdAt", "solvedAt", "dueAt", "requester", "cc", "link:", "message:")


def losses(plan):
    """Announced losses as (ticket number, path)."""
    found = set()
    folder = os.path.join(plan, "losses")
    for name in os.listdir(folder):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            for line in file:
                loss = json.loads(line)
                if loss["key"].startswith("zendesk:ticket:"):
                    found.add((loss["key"].split(":")[-1], loss["path"]))
    return found


class Journey:
    def __init__(self, options, folder):
        self.options, self.folder, self.checks = options, folder, Checks()
        self.corrected = set()  # messages that were changed at the source after they were written
        self.server = RequestTracker(os.path.join(folder, "rt"))
        self.queues = {row[1].decode(): row[0] for row in self.server.rows("SELECT id, Name FROM Queues")}
        credentials = os.path.join(folder, "credentials.yaml")
        known = self.server.credentials
        with open(os.open(credentials, os.O_CREAT | os.O_WRONLY, 0o600), "w") as file:
            file.write(f"sites:\n  {self.server.site}:\n    token: \"{known['RT_TOKEN_ROOT']}\"\n    people:\n"
                       f"      alice@desk.example: {{ token: \"{known['RT_TOKEN_ALICE']}\" }}\n")
        self.tool = Tool(options.tool, folder, credentials, self.checks)

    def make(self, name, *words):
        command = [sys.executable, os.path.join(HERE, "make_scenario.py"), os.path.join(self.folder, name),
                   "--tickets", str(self.options.tickets), "--seed", self.options.seed, *words]
        print(subprocess.run(command, check=True, capture_output=True, text=True).stdout, end="", flush=True)
        with open(os.path.join(self.folder, name, "truth.json"), encoding="utf-8") as file:
            return json.load(file)

    # -- the source

    def read(self, name, truth, bag):
        checks = self.checks
        answer = self.tool("read", f"{name}/export", f"{name}/recording", "-o", bag)
        counts = answer["summary"]["counts"]
        checks.same("tickets read", counts["tickets"], len(truth["tickets"]))
        checks.same("messages read", counts["messages"], sum(len(t["messages"]) for t in truth["tickets"].values()))
        checks.same("people read", counts["people"], len(truth["people"]))
        leaves = answer["summary"]["leaves"]
        dropped = sum(leaves["dropped"].values()) if isinstance(leaves["dropped"], dict) else leaves["dropped"]
        checks.same("leaves add up", leaves["mapped"] + leaves["kept"] + dropped, leaves["total"])
        used = collections.Counter()
        for ticket in truth["tickets"].values():
            used["deleted" if ticket["skipped"] else (ticket["brand"], ticket["status"])] += 1
        names = {str(s[0]): (s[3], s[4]) for s in truth["statuses"]}
        found = {names.get(s["id"], s["id"]): s["tickets"] for s in
                 self.tool("inspect", bag)["summary"]["statuses"] if s["tickets"]}
        checks.same("statuses in use", found, dict(used))
        self.tool("check", bag)
        missing = []
        with open(os.path.join(self.folder, bag, "data", "tickets.ndjson"), encoding="utf-8") as file:
            for line in file:
                ticket = json.loads(line)
                for message in ticket["messages"]:
                    for attached in message.get("attachments", []):
                        if attached.get("sha256") != truth["files"][attached["id"]]:
                            missing.append(attached["id"])
        checks.same("attachments of the archive with other bytes", missing, [])

    def forms_agree(self):
        """The same account as recorded API pages gives the same archive, and two times differ by what changed."""
        checks = self.checks
        self.make("pages", "--form", "recording")
        later = self.make("pages2", "--form", "recording", "--time", "2")
        self.tool("read", "pages/recording", "-o", "pages.bag")
        self.tool("read", "pages2/recording", "-o", "pages2.bag")
        checks.same("export and recording", self.tool("diff", "one.bag", "pages.bag")["summary"]["outcomes"]["tickets"]
                    ["update"], 0)
        for a, b in (("one.bag", "two.bag"), ("pages.bag", "pages2.bag")):
            self.differ(a, b, later)

    def differ(self, a, b, later):
        answer = self.tool("diff", a, b, exits=4)
        outcomes = answer["summary"]["outcomes"]["tickets"]
        self.checks.same(f"{a} to {b}", (outcomes["update"], outcomes["create"], outcomes.get("only", 0)),
                         (len(later["changed"]), len(later["added"]), 0))
        text = subprocess.run([self.tool.path, "diff", a, b], cwd=self.folder, capture_output=True, text=True).stdout
        for number in later["changed"] + later["added"]:
            self.checks.true(f"diff names {number}", f"zendesk:ticket:{number}" in text)

    # -- the target

    def before(self):
        """A few tickets that are somebody else's."""
        for number in range(4):
            made = self.server.call("POST", "/ticket", {
                "Queue": ["Support", "Strict"][number % 2], "Subject": f"Not ours {number}", "Content": "old",
                "Requestor": "carol@desk.example"})
            if number < 2:
                self.server.call("POST", f"/ticket/{made['id']}/comment",
                                 {"Content": "private", "ContentType": "text/plain"})
        time.sleep(1)
        return Contents(self.server).tickets

    def external(self, truth, number):
        return f"{truth['account']}/zendesk:ticket:{number}"

    def look(self, truth, plan, previous=None):
        """Compares the database with the truth, and the differences with the plan's losses."""
        checks = self.checks
        contents = Contents(self.server)
        announced = {loss for loss in losses(plan) if loss[1].startswith(ANNOUNCED)}
        wanted = {n: t for n, t in truth["tickets"].items() if not t["skipped"]}
        checks.same("tickets at the target", set(contents.by_external),
                    {self.external(truth, n) for n in wanted})
        checks.true("each once", all(len(found) == 1 for found in contents.by_external.values()))
        differences, inactive = set(), 0
        for number, ticket in wanted.items():
            found = (contents.by_external.get(self.external(truth, number)) or [None])[0]
            if found:
                strict = ticket["brand"] == truth["strict"]
                checks.same(f"{number}: queue", found["queue"], "Strict" if strict else "Support")
                differences |= {(number, path) for path in self.differences(truth, number, ticket, found, contents)}
                self.look_at_messages(truth, number, ticket, found)
        if previous is None:
            checks.same("what differs is what the plan announced", self.known(differences), self.known(announced))
        return contents

    @staticmethod
    def known(pairs):
        """Only what this script can judge: no bodies, authors and dates of messages, which it checks by itself."""
        return {(n, p) for n, p in pairs if not p.startswith("message:") or ".file:" in p or p.endswith(".visibility")}

    def differences(self, truth, number, ticket, found, contents):
        """Paths in which the target shows something else than the source had."""
        checks = self.checks
        checks.same(f"{number}: status", found["status"], ticket["status"])
        checks.same(f"{number}: created", found["created"], ticket["created"])
        checks.same(f"{number}: subject", found["subject"], one_line(ticket["subject"]))
        priority = {"low": 0, "normal": 50, "high": 100, "urgent": 100}.get(ticket["priority"])
        if priority is not None:
            checks.same(f"{number}: priority", found["priority"], priority)
        tags = set(ticket["tags"])
        checks.same(f"{number}: tags kept", tags & set(found["fields"].get("Tags", [])), tags)
        product = {"router": "Router", "switch": "Switch", "other": "Other"}.get(
            ticket["fields"][str(truth["fields"]["product"])])
        checks.same(f"{number}: product", found["fields"].get("Product"), [product] if product else None)
        occurred = ticket["fields"][str(truth["fields"]["occurred"])]
        shown = found["fields"].get("Occurred", [None])[0]
        checks.same(f"{number}: occurred", shown and shown[:10], occurred)

        def who(person):
            mail = truth["people"][str(person)]
            return mail.lower() if mail else truth["names"][str(person)]

        def differs(path, shown, wanted):
            if (shown or None) != (wanted or None):
                yield path

        yield from differs("subject", found["subject"], ticket["subject"])
        yield from differs("solvedAt", found["resolved"], ticket["solved"])
        yield from differs("dueAt", found["due"], ticket["due"])
        yield from differs("requester", found["people"].get("Requestor"), [who(ticket["requester"])])
        yield from differs("cc", sorted(found["people"].get("Cc", [])), sorted(set(map(who, ticket["cc"]))))
        for kind, other in ticket["links"]:
            path = f"link:{kind}:zendesk:ticket:{other}"
            end = contents.by_external.get(self.external(truth, other))
            if truth["tickets"][str(other)]["skipped"]:
                yield path
                continue
            checks.true(f"{number}: {path} is there", end and any(to == end[0]["id"] for _, to in found["links"]),
                        found["links"])
            yield path  # Request Tracker has none of these kinds by name
        for place, message in enumerate(ticket["messages"]):
            opening = place == 0
            key = f"{number}/description" if opening else message["id"]
            path = f"message:zendesk:message:{key}"
            if message["public"] and not opening and not self.replies(truth, ticket):
                yield path + ".visibility"
            shown = [f for m in found["messages"] for f in m["files"]]
            for name, file in message["files"]:
                if (name, truth["files"][str(file)]) not in shown:
                    yield f"{path}.file:zendesk:attachment:{file}"

    def replies(self, truth, ticket):
        """Whether public messages are replies: not on a ticket that nobody has begun, where there is no way back."""
        begun = ticket["brand"] != truth["strict"] or ticket["status"] != "new"
        return self.options.history == "replies" and begun

    def look_at_messages(self, truth, number, ticket, found):
        checks, replies = self.checks, self.replies(truth, ticket)
        opening = bool(ticket["messages"]) and ticket["messages"][0]["public"]
        later = ticket["messages"][1:] if opening else ticket["messages"]
        checks.same(f"{number}: messages", len(found["messages"]), 1 + len(later))
        if len(found["messages"]) != 1 + len(later):
            return
        pairs = list(zip(later, found["messages"][1:]))
        if opening:
            pairs.append((ticket["messages"][0], found["messages"][0]))
        else:
            checks.same(f"{number}: an internal opening message stays out of the create",
                        [m for m in found["messages"][0]["bodies"] if m.strip()], [])
        for message, shown in pairs:
            kind = "Create" if shown is found["messages"][0] else \
                "Correspond" if replies and message["public"] else "Comment"
            checks.same(f"{number}/{message['id']}: sort", shown["type"], kind)
            body = "\n".join(shown["bodies"]).replace("\r\n", "\n").strip()
            wanted = message["body"].replace("\r\n", "\n").strip()
            if not body.endswith(wanted) and (number, message["id"]) not in self.corrected:
                checks.same(f"{number}/{message['id']}: body", body[-len(wanted) - 80:], wanted)
            if kind != "Create":
                checks.true(f"{number}/{message['id']}: its date is in the text",
                            message["created"].replace("T", " ").replace("Z", " UTC") in body, body[:200])
            empty = hashlib.sha256(b"").hexdigest()
            files = sorted(truth["files"][str(f)] for _, f in message["files"] if truth["files"][str(f)] != empty)
            checks.same(f"{number}/{message['id']}: files", sorted(sha for _, sha in shown["files"]), files)
            for name, file in message["files"]:
                if truth["files"][str(file)] == empty:
                    checks.true(f"{number}: the empty file is named", name.strip() in body or "&" in name, name)

    # -- the run

    def run(self):
        checks, tool, site = self.checks, self.tool, self.server.site
        history = ["--history-as", self.options.history]
        truth, later = self.make("one"), self.make("two", "--time", "2")
        self.read("one", truth, "one.bag")
        self.read("two", later, "two.bag")
        if not self.options.target_only:
            self.forms_agree()
        theirs = self.before()
        tool("pull", "request-tracker", "--site", site, "-o", "rt.bag", online=True)
        tool("map", "one.bag", "--to", "request-tracker", "--target", "rt.bag", "-o", "draft.yaml")
        tool("map", "check", "draft.yaml", "one.bag", "--target", "rt.bag", exits=10)
        with open(os.path.join(self.folder, "map.yaml"), "w", encoding="utf-8") as file:
            file.write(mapping(truth, self.queues))
        with open(os.path.join(self.folder, "map.yaml"), encoding="utf-8") as file:
            written = file.read()
        tool("map", "one.bag", "--to", "request-tracker", "--target", "rt.bag", "-o", "map.yaml")
        with open(os.path.join(self.folder, "map.yaml"), encoding="utf-8") as file:
            checks.same("a complete mapping is left as it is", file.read(), written)
        tool("map", "check", "map.yaml", "one.bag", "--target", "rt.bag")
        contents = self.first(truth, history, theirs)
        self.second(truth, later, history, contents)
        self.back(theirs, later)
        print(f"{checks.passed} checks hold, {len(checks.failed)} do not")
        return 1 if checks.failed else 0

    def plan(self, bag, target, name, history):
        return self.tool("plan", bag, "--map", "map.yaml", "--target", target, "--site", self.server.site, "-o", name,
                         "--ledger", "rt.ledger", *history, online=True)["summary"]

    def push(self, plan, announced):
        before = self.server.mails()
        answer = self.tool("push", plan, "--allow-notifications", online=True)
        self.checks.same(f"{plan}: mails written by the server", self.server.mails() - before, announced["mails"])
        return answer["summary"]

    def first(self, truth, history, theirs):
        checks, tool = self.checks, self.tool
        planned = self.plan("one.bag", "rt.bag", "one.plan", history)
        live = sum(not t["skipped"] for t in truth["tickets"].values())
        outcomes = planned["outcomes"]
        checks.same("planned", {k: v for k, v in outcomes["tickets"].items() if v},
                    {"create": live, "only": len(theirs), "skipped": len(truth["tickets"]) - live})
        if planned["mails"]:
            tool("push", "one.plan", exits=10, online=True)
            checks.same("nothing written without leave", Contents(self.server).tickets, theirs)
        self.push("one.plan", planned)
        tool("verify", "one.plan", online=True)
        contents = self.look(truth, os.path.join(self.folder, "one.plan"))
        untouched = {n: contents.tickets[n] for n in theirs}
        checks.same("what was there before", untouched, theirs)
        changes = self.server.rows("SELECT COUNT(*), MAX(id) FROM Transactions")
        again = self.push("one.plan", {"mails": 0})
        checks.same("the second push", self.server.rows("SELECT COUNT(*), MAX(id) FROM Transactions"), changes)
        checks.same("changes written by the second push", again["written"] if "written" in again else 0, 0)
        tool("ids", "one.plan", "-o", "ids.csv")
        with open(os.path.join(self.folder, "ids.csv"), encoding="utf-8", newline="") as file:
            listed = {row[1]: row[2] for row in csv.reader(file) if ":ticket:" in row[1]}
        checks.same("ids", listed, {e.split("/")[1]: str(t[0]["id"]) for e, t in contents.by_external.items()})
        return contents

    def second(self, truth, later, history, contents):
        checks, tool = self.checks, self.tool
        tool("pull", "request-tracker", "--site", self.server.site, "-o", "rt2.bag", online=True)
        planned = self.plan("two.bag", "rt2.bag", "two.plan", history)
        got = {k: v for k, v in planned["outcomes"]["tickets"].items() if v and k in ("create", "update", "conflict")}
        checks.same("planned for the second export", got, {"create": len(later["added"]),
                                                           "update": len(later["changed"])})
        checks.same("people planned for the second export",
                    {k: planned["outcomes"]["people"].get(k, 0) for k in ("create", "update")},
                    {"create": 0, "update": len(later["phones"])})
        for number, ticket in later["tickets"].items():
            before = {m["id"]: m["body"] for m in truth["tickets"].get(number, {"messages": []})["messages"]}
            self.corrected |= {(number, m["id"]) for m in ticket["messages"]
                               if before.get(m["id"], m["body"]) != m["body"]}
        said = losses(os.path.join(self.folder, "two.plan"))
        for number, message in self.corrected:
            opening = later["tickets"][number]["messages"][0]["id"] == message
            key = f"{number}/description" if opening else message
            checks.true(f"{number}/{message}: its correction is announced as lost",
                        (number, f"message:zendesk:message:{key}.body") in said)
        self.push("two.plan", planned)
        checks.same("new phones", self.phones(later), later["phones"])
        tool("verify", "two.plan", online=True)
        after = self.look(later, os.path.join(self.folder, "two.plan"), previous=contents)
        again = self.plan("two.bag", "rt2.bag", "three.plan", history)
        left = {k: v for k, v in again["outcomes"]["tickets"].items() if v and k not in ("same", "only", "skipped")}
        checks.same("planned after the second push", left, {})
        touched = {self.external(later, n) for n in later["changed"] + later["added"]}
        moved = {e for e, t in after.by_external.items() if contents.by_external.get(e) != t}
        checks.same("tickets that the second push touched", moved, touched)

    def phones(self, later):
        """What the users whose phone changed have now."""
        found = {mail: self.server.rows("SELECT MobilePhone FROM Users WHERE EmailAddress = ?", mail)
                 for mail in later["phones"]}
        return {mail: (rows[0][0] or b"").decode() for mail, rows in found.items()}

    def back(self, theirs, later):
        checks, tool = self.checks, self.tool
        undone = tool("undo", "two.plan", "--yes", "--allow-notifications", exits=(0, 3), online=True)
        checks.same("phones as before", self.phones(later), {mail: "" for mail in later["phones"]})
        undone = tool("undo", "one.plan", "--yes", "--allow-notifications", exits=(0, 3), online=True)
        contents = Contents(self.server)
        left = contents.unremoved() - set(theirs)
        listed = {f["key"] for f in undone["findings"] if f.get("key")}
        strict = {n for n in left if contents.tickets[n]["queue"] == "Strict"}
        checks.same("left behind where the lifecycle knows `deleted`", left - strict, set())
        checks.true("the rest is listed", len(listed) >= len(left), (len(listed), len(left)))
        checks.same("nothing of ours is still found by its external id",
                    {e for e, t in contents.by_external.items() if t[0]["status"] != "deleted"}, set())
        checks.same("what was there before, after all", {n: contents.tickets[n] for n in theirs}, theirs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tool", required=True)
    parser.add_argument("--tickets", type=int, default=300)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--history", choices=("comments", "replies"), default="comments")
    parser.add_argument("--target-only", action="store_true", help="leave out what needs no target")
    parser.add_argument("--keep", help="work in this folder and leave it")
    options = parser.parse_args()
    folder = options.keep or tempfile.mkdtemp(prefix="rt-scenario-")
    os.makedirs(folder, exist_ok=True)
    print(f"seed {options.seed}, {options.tickets} tickets, history as {options.history}, in {folder}", flush=True)
    journey = Journey(options, folder)
    try:
        status = journey.run()
    finally:
        journey.server.stop()
        if not options.keep:
            shutil.rmtree(folder)
    for failed in journey.checks.failed:
        print("FAILED " + failed)
    sys.exit(status)


if __name__ == "__main__":
    main()
