"""A real Request Tracker for a test, and what its database holds: read with SQLite, without a line of Deskferry."""
import base64
import glob
import hashlib
import json
import os
import quopri
import socket
import sqlite3
import subprocess
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class RequestTracker:
    """A server of its own in `folder`, seeded; `stop` ends it."""

    def __init__(self, folder):
        self.folder = folder
        self.script = os.path.join(HERE, "..", "Servers", "request-tracker.sh")
        self.environment = dict(os.environ, DESK_DATA=folder)
        self.verb("install")
        self.verb("start", str(free_port()))
        self.verb("seed")
        self.credentials = {}
        with open(os.path.join(folder, "credentials.env")) as file:
            for line in file:
                name, value = line.strip().split("=", 1)
                self.credentials[name] = value.strip("'")
        self.api = self.credentials["DESK_URL"]
        self.site = self.api.removesuffix("/REST/2.0")

    def verb(self, *words):
        subprocess.run([self.script, *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def stop(self):
        self.verb("stop")

    def call(self, method, path, body=None, user="ROOT"):
        request = urllib.request.Request(
            self.api + path, method=method, data=None if body is None else json.dumps(body).encode(),
            headers={"Authorization": "token " + self.credentials["RT_TOKEN_" + user],
                     "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as reply:
            return json.load(reply)

    def mails(self):
        """How many mails the server has written so far."""
        count = 0
        for path in glob.glob(os.path.join(self.folder, "*.mbox")):
            with open(path, "rb") as file:
                count += sum(line.startswith(b"From ") for line in file)
        return count

    def rows(self, query, *values):
        connection = sqlite3.connect(f"file:{self.folder}/rt5.sqlite?mode=ro", uri=True, timeout=30)
        connection.text_factory = bytes
        try:
            return connection.execute(query, values).fetchall()
        finally:
            connection.close()


def plain(value):
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else value


def when(value):
    """RT's `2019-03-04 05:06:07` as the source writes it; None for an unset one."""
    value = plain(value)
    return None if not value or value.startswith("1970-01-01 00:00") else value.replace(" ", "T") + "Z"


def decoded(content, encoding):
    content = content if isinstance(content, bytes) else (content or "").encode()
    if plain(encoding) == "base64":
        return base64.b64decode(content)
    if plain(encoding) == "quoted-printable":
        return quopri.decodestring(content)
    return content


class Contents:
    """Tickets of the database, by id, with their messages, files, links and people."""

    def __init__(self, server):
        self.tickets = {}
        for row in server.rows("SELECT t.id, t.EffectiveId, q.Name, t.Subject, t.Status, t.Created, t.Resolved, t.Due,"
                               " t.Priority, o.EmailAddress, t.IsMerged FROM Tickets t JOIN Queues q ON q.id = t.Queue"
                               " JOIN Users o ON o.id = t.Owner"):
            self.tickets[row[0]] = {
                "id": row[0], "effective": row[1], "queue": plain(row[2]), "subject": plain(row[3]) or "",
                "status": plain(row[4]), "created": when(row[5]), "resolved": when(row[6]), "due": when(row[7]),
                "priority": row[8], "owner": plain(row[9]), "fields": {}, "people": {}, "links": [], "messages": []}
        self.read_fields(server)
        self.read_people(server)
        self.read_messages(server)
        for base, target, kind in server.rows("SELECT LocalBase, LocalTarget, Type FROM Links"):
            if base in self.tickets:
                self.tickets[base]["links"].append((plain(kind), target))
        self.by_external = {}
        for ticket in self.tickets.values():
            for value in ticket["fields"].get("External ID", []):
                self.by_external.setdefault(value, []).append(ticket)

    def read_fields(self, server):
        for ticket, name, short, long in server.rows(
                "SELECT v.ObjectId, f.Name, v.Content, v.LargeContent FROM ObjectCustomFieldValues v"
                " JOIN CustomFields f ON f.id = v.CustomField WHERE v.ObjectType = 'RT::Ticket' AND v.Disabled = 0"):
            self.tickets[ticket]["fields"].setdefault(plain(name), []).append(plain(long or short))

    def read_people(self, server):
        for ticket, role, mail, name in server.rows(
                "SELECT g.Instance, g.Name, u.EmailAddress, u.RealName FROM Groups g"
                " JOIN GroupMembers m ON m.GroupId = g.id JOIN Users u ON u.id = m.MemberId"
                " WHERE g.Domain = 'RT::Ticket-Role'"):
            if ticket in self.tickets:
                who = (plain(mail) or "").lower() or plain(name)
                self.tickets[ticket]["people"].setdefault(plain(role), []).append(who)

    def read_messages(self, server):
        places = {}
        for number, ticket, kind in server.rows(
                "SELECT id, ObjectId, Type FROM Transactions WHERE ObjectType = 'RT::Ticket'"
                " AND Type IN ('Create', 'Correspond', 'Comment') ORDER BY id"):
            message = {"id": number, "type": plain(kind), "bodies": [], "files": []}
            places[number] = message
            self.tickets[ticket]["messages"].append(message)
        for transaction, kind, name, content, encoding in server.rows(
                "SELECT TransactionId, ContentType, Filename, Content, ContentEncoding FROM Attachments ORDER BY id"):
            kind = plain(kind) or ""
            if transaction not in places or kind.startswith("multipart/"):
                continue
            data = decoded(content, encoding)
            if name:
                places[transaction]["files"].append((plain(name), hashlib.sha256(data).hexdigest()))
            elif data:
                places[transaction]["bodies"].append(data.decode("utf-8", "replace"))

    def unremoved(self):
        return {number for number, ticket in self.tickets.items() if ticket["status"] != "deleted"}
