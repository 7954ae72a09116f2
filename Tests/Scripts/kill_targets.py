"""The two desks of the kill test, and what they hold: read without any code of Deskferry's.

`state()` gives comparable values: ids, and times that the desk's own clock made, are left out or replaced by what they
stand for; everything else is kept, repeated entries included.
"""
import base64
import collections
import hashlib
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
OURS = "killtest/"


def call(method, url, headers, body=None):
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        headers = {**headers, "Content-Type": "application/json"}
    request = urllib.request.Request(url, data=data, headers=headers, method=method)
    with urllib.request.urlopen(request, timeout=60) as reply:
        text = reply.read()
    return json.loads(text) if text else None


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Sandbox:
    """`deskferry sandbox freshdesk`, its state from /__deskferry/state."""

    desk = "freshdesk"

    def __init__(self, tool, folder, seed):
        self.tool, self.folder, self.seed = tool, folder, seed
        self.process = None
        self.struck = collections.Counter()

    def start(self):
        command = [self.tool, "sandbox", "freshdesk", "--calls-per-minute", "0", "--seed", str(self.seed), "--json"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        said = json.loads(self.process.stdout.readline())
        self.port = int(said["site"].rsplit(":", 1)[1])
        self.environment = {name: value for name, value in said.items() if name != "site"}
        key = base64.b64encode((said["DESKFERRY_FRESHDESK_TOKEN"] + ":X").encode()).decode()
        self.headers = {"Authorization": "Basic " + key}
        self.others()

    def stop(self):
        if self.process:
            self.note_struck()
            self.process.terminate()
            self.process.wait(20)
            self.process = None

    def renew(self):
        """As it was before anything was pushed."""
        self.stop()
        self.start()

    def faults(self, spec):
        url = f"http://127.0.0.1:{self.port}/__deskferry/faults?seed={self.seed}"
        request = urllib.request.Request(url, data=spec.encode(), method="POST", headers={"Content-Type": "text/plain"})
        urllib.request.urlopen(request, timeout=20).read()

    def note_struck(self):
        struck = call("GET", f"http://127.0.0.1:{self.port}/__deskferry/faults", {})["struck"]
        self.struck.update({name: count for name, count in struck.items() if count})

    def others(self):
        """Records of somebody else that neither push nor undo may touch."""
        base = f"http://127.0.0.1:{self.port}/api/v2"
        for number in range(2):
            ticket = call("POST", base + "/tickets", self.headers, {
                "subject": "Twin ticket", "description": "The same words in several tickets.", "status": 2,
                "priority": 1, "email": f"theirs{number}@elsewhere.example"})
            call("POST", f"{base}/tickets/{ticket['id']}/notes", self.headers,
                 {"body": "Still waiting.", "private": True})

    def state(self):
        state = call("GET", f"http://127.0.0.1:{self.port}/__deskferry/state", {})
        self.people = {}
        for contact in state["contacts"]:
            self.people[contact["id"]] = contact["unique_external_id"] or contact["email"] or contact["name"]
        for agent in state["agents"]:
            self.people[agent["id"]] = agent["contact"]["email"]
        self.keys = {ticket["id"]: self.key(ticket) for ticket in state["tickets"]}
        live = [ticket for ticket in state["tickets"] if not ticket["deleted"]]
        return {
            "tickets": sorted(((self.key(ticket), self.plain(ticket)) for ticket in live), key=repr),
            "people": sorted((self.people[contact["id"]], self.plain(contact)) for contact in state["contacts"]
                             if not contact.get("deleted")),
            "companies": sorted(company["name"] for company in state["companies"]),
            "mails": sorted(f"{mail['why']} to {mail['to']} about {self.keys.get(mail['ticket'])}"
                            for mail in state["mails"]),
        }

    @staticmethod
    def key(ticket):
        return ticket["custom_fields"].get("cf_source_ticket_id") or f"theirs {ticket['id']}"

    VOLATILE = {"id", "created_at", "updated_at", "due_by", "fr_due_by", "stats", "ticket_id", "last_edited_at"}

    def plain(self, value):
        if isinstance(value, list):
            return [self.plain(item) for item in value]
        if not isinstance(value, dict):
            return value
        plain = {}
        for name, item in value.items():
            if name in self.VOLATILE:
                continue
            if name in ("requester_id", "user_id", "responder_id", "last_edited_user_id") and item is not None:
                plain[name] = self.people.get(item, f"nobody {item}")
            elif name == "associated_tickets_list":
                plain[name] = sorted(self.keys.get(number, str(number)) for number in item)
            else:
                plain[name] = self.plain(item)
        return json.dumps(plain, sort_keys=True, ensure_ascii=False) if "custom_fields" in value else plain

    @staticmethod
    def counts(state):
        ours = [json.loads(text) for key, text in state["tickets"] if key.startswith(OURS)]
        notes = [note for ticket in ours for note in ticket["conversations"]]
        return {"tickets": len(ours), "messages": len(notes),
                "files": sum(len(one["attachments"]) for one in ours + notes),
                "people": sum(key.startswith(OURS) for key, _ in state["people"]), "mails": len(state["mails"])}

    @staticmethod
    def is_undo(request):
        return request.method == "DELETE"


class RequestTracker:
    """The real server of Tests/Servers/request-tracker.sh; what it holds is read from its own database file."""

    desk = "request-tracker"

    def __init__(self, folder):
        self.folder = os.path.join(folder, "request-tracker")
        self.script = os.path.join(HERE, "..", "Servers", "request-tracker.sh")
        self.database = os.path.join(self.folder, "rt5.sqlite")
        self.port = free_port()
        self.running = False
        self.struck = {}

    def run(self, *arguments):
        environment = {**os.environ, "DESK_DATA": self.folder, "RT_WORKERS": "2"}
        log = os.path.join(os.path.dirname(self.folder), "request-tracker.log")
        # A file, not a pipe: the server that `start` leaves behind would keep a pipe open.
        with open(log, "a") as out:
            done = subprocess.run(["/bin/bash", self.script, *arguments], env=environment, stdout=out, stderr=out,
                                  stdin=subprocess.DEVNULL)
        if done.returncode:
            raise SystemExit(f"request-tracker.sh {' '.join(arguments)} failed; see {log}")

    def start(self):
        self.run("install")
        self.run("start", str(self.port))
        self.running = True
        self.run("seed")
        credentials = {}
        with open(os.path.join(self.folder, "credentials.env")) as lines:
            for line in lines:
                name, _, value = line.strip().partition("=")
                credentials[name] = value.strip("'")
        token = credentials["RT_TOKEN_ROOT"]
        self.environment = {"DESKFERRY_REQUEST_TRACKER_TOKEN": token}
        self.headers = {"Authorization": "token " + token}
        self.others()
        self.stop()
        shutil.copyfile(self.database, self.database + ".before")
        self.again()

    def again(self):
        self.run("start", str(self.port))
        self.running = True

    def stop(self):
        if self.running:
            self.run("stop")
            self.running = False

    def renew(self):
        self.stop()
        shutil.copyfile(self.database + ".before", self.database)
        for name in self.mailboxes():
            os.remove(name)
        self.again()

    def faults(self, spec):
        """A real server has none of its own; the proxy makes them."""

    def others(self):
        base = f"http://127.0.0.1:{self.port}/REST/2.0"
        for number in range(2):
            ticket = call("POST", base + "/ticket", self.headers, {
                "Queue": "Support", "Subject": "Twin ticket", "Content": "The same words in several tickets.",
                "Requestor": f"theirs{number}@elsewhere.example"})
            call("POST", f"{base}/ticket/{ticket['id']}/comment", self.headers,
                 {"Content": "Still waiting.", "ContentType": "text/plain"})

    def queue(self):
        queues = call("GET", f"http://127.0.0.1:{self.port}/REST/2.0/queues/all", self.headers)
        for item in queues["items"]:
            found = call("GET", f"http://127.0.0.1:{self.port}/REST/2.0/queue/{item['id']}", self.headers)
            if found["Name"] == "Support":
                return str(item["id"])
        raise SystemExit("the server has no queue Support")

    def mailboxes(self):
        found = []
        for top, _, names in os.walk(self.folder):
            found += [os.path.join(top, name) for name in names if name.endswith((".mbox", ".mail")) or "mbox" in name]
        return found

    def rows(self, sql, *arguments):
        connection = sqlite3.connect(f"file:{urllib.parse.quote(self.database)}?mode=ro", uri=True)
        connection.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
        try:
            return connection.execute(sql, arguments).fetchall()
        finally:
            connection.close()

    def state(self):
        users = dict(self.rows("SELECT id, Name FROM Users"))
        self.users = users
        tickets = {}
        for row in self.rows(
            "SELECT t.id, t.Subject, t.Status, q.Name, t.Owner, t.Creator, t.Priority, t.Created, t.Resolved, t.Due,"
            " t.EffectiveId, t.IsMerged FROM Tickets t JOIN Queues q ON q.id = t.Queue WHERE t.Type = 'ticket'"):
            number, subject, status, queue, owner, creator, priority, created, resolved, due, effective, merged = row
            tickets[number] = {
                "subject": subject, "status": status, "queue": queue, "owner": users.get(owner),
                "creator": users.get(creator), "priority": priority, "created": self.old(created),
                "resolved": self.old(resolved), "due": due, "effective": effective, "merged": merged,
                "watchers": [], "fields": [], "links": [], "messages": []}
        self.add_fields(tickets)
        keys = {number: self.key(number, ticket) for number, ticket in tickets.items()}
        self.add_watchers(tickets)
        self.add_links(tickets, keys)
        self.add_messages(tickets)
        for ticket in tickets.values():
            ticket["effective"] = keys.get(ticket["effective"])
            for name in ("watchers", "fields", "links"):
                ticket[name].sort()
        live = {number: ticket for number, ticket in tickets.items() if ticket["status"] != "deleted"}
        people = self.rows(
            "SELECT u.Name, u.RealName, u.EmailAddress, u.MobilePhone, p.Disabled FROM Users u"
            " JOIN Principals p ON p.id = u.id")
        return {
            "tickets": sorted((keys[number], json.dumps(ticket, sort_keys=True)) for number, ticket in live.items()),
            "people": sorted((row[0], json.dumps(row)) for row in people),
            "mails": self.mails(),
        }

    @staticmethod
    def old(time):
        """A time that we gave; one of the server's own clock is only known to be one."""
        if time and time.startswith(("1970", "2023", "2024")):
            return time
        return "now" if time else time

    def key(self, number, ticket):
        return next((value for name, value in ticket["fields"] if name == "External ID"), f"theirs {number}")

    def add_fields(self, tickets):
        for number, name, short, long in self.rows(
            "SELECT v.ObjectId, f.Name, v.Content, v.LargeContent FROM ObjectCustomFieldValues v"
            " JOIN CustomFields f ON f.id = v.CustomField WHERE v.Disabled = 0 AND v.ObjectType = 'RT::Ticket'"):
            if number in tickets:
                tickets[number]["fields"].append((name, short or long))

    def add_watchers(self, tickets):
        for number, role, member in self.rows(
            "SELECT g.Instance, g.Name, m.MemberId FROM Groups g JOIN GroupMembers m ON m.GroupId = g.id"
            " WHERE g.Domain = 'RT::Ticket-Role'"):
            if number in tickets:
                tickets[number]["watchers"].append(f"{role} {self.users.get(member)}")

    def add_links(self, tickets, keys):
        for base, target, kind, local_base, local_target in self.rows(
            "SELECT Base, Target, Type, LocalBase, LocalTarget FROM Links"):
            if local_base in tickets:
                tickets[local_base]["links"].append(f"{kind} {keys.get(local_target) or target}")
            if local_target in tickets:
                tickets[local_target]["links"].append(f"is {kind} of {keys.get(local_base) or base}")

    def add_messages(self, tickets):
        """Texts and files of each transaction that carries some, in the order the server made them."""
        attachments = {}
        for transaction, name, kind, coding, content, subject in self.rows(
            "SELECT TransactionId, Filename, ContentType, ContentEncoding, CAST(Content AS BLOB), Subject"
            " FROM Attachments WHERE ContentType NOT LIKE 'multipart/%' ORDER BY id"):
            digest = hashlib.sha256(content or b"").hexdigest()
            attachments.setdefault(transaction, []).append([name, kind, coding, digest, subject])
        for number, kind, creator, transaction in self.rows(
            "SELECT ObjectId, Type, Creator, id FROM Transactions WHERE ObjectType = 'RT::Ticket'"
            " AND Type IN ('Create', 'Comment', 'Correspond') ORDER BY id"):
            if number in tickets:
                tickets[number]["messages"].append([kind, self.users.get(creator), attachments.get(transaction, [])])

    def mails(self):
        rows = self.rows(
            "SELECT t.Type, COUNT(*) FROM Transactions t WHERE t.Type IN ('EmailRecord', 'CommentEmailRecord')"
            " GROUP BY t.Type")
        return sorted(f"{kind} {count}" for kind, count in rows)

    @staticmethod
    def counts(state):
        ours = [json.loads(text) for key, text in state["tickets"] if key.startswith(OURS)]
        messages = [message for ticket in ours for message in ticket["messages"]]
        return {"tickets": len(ours), "messages": len(messages),
                "files": sum(1 for message in messages for file in message[2] if file[0]),
                "people": len(state["people"]), "mails": " ".join(state["mails"]) or 0}

    @staticmethod
    def is_undo(request):
        return request.method in ("PUT", "DELETE")
