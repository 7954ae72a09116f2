"""A small Zendesk account for the kill test: a recording (HAR) of its API, attachment bytes included.

Same seed and size, same bytes. Meant to be awkward for a writer that looks for lost messages again: tickets and
messages with the same words, messages that differ in their files only, empty and many-megabyte files, people without
an address, suspended people, links both ways.
"""
import base64
import json
import random

SITE = "https://killtest.zendesk.com"
STATUSES = ["new", "open", "pending", "hold", "solved", "closed"]
WORDS = ("printer invoice cable Zürich déjà vu 東京 refund login broken again Monday please thanks parcel 0 <b> & "
         "ünïcode").split()


class Account:
    def __init__(self, seed, tickets):
        self.random = random.Random(seed)
        self.entries = []
        self.time = 1_672_531_200
        self.users = self.make_users()
        self.tickets = []
        self.comments = {}
        self.files = {}
        self.next_comment = 5_000_000_000_001
        self.next_file = 7_000_000_000_001
        for number in range(1, tickets + 1):
            self.make_ticket(number)

    def stamp(self):
        self.time += self.random.randrange(60, 5000)
        day, second = divmod(self.time - 1_672_531_200, 86_400)
        month, day = divmod(day, 28)
        hour, rest = divmod(second, 3600)
        return f"{2023 + month // 12}-{month % 12 + 1:02d}-{day + 1:02d}T{hour:02d}:{rest // 60:02d}:{rest % 60:02d}Z"

    def sentence(self):
        return " ".join(self.random.choice(WORDS) for _ in range(self.random.randrange(3, 14)))

    def make_users(self):
        users = []
        for number in range(14):
            agent = number < 3
            user = {
                "id": 380_000_000_001 + number, "name": f"{'Agent' if agent else 'Customer'} {number} Ünal",
                "email": f"person{number}@killtest.example", "role": "agent" if agent else "end-user",
                "active": True, "suspended": number == 7, "locale": "en-US",
                "created_at": "2022-12-01T00:00:00Z", "updated_at": "2022-12-01T00:00:00Z",
            }
            if number in (9, 10):
                user["email"] = None
            if number in (11, 12):
                user["active"] = False
            users.append(user)
        return users

    def attach(self, size, name, kind="application/octet-stream"):
        number = self.next_file
        self.next_file += 1
        data = self.random.randbytes(size) if kind != "text/plain" else (b"log line %d\n" % number) * (size // 18 + 1)
        data = data[:size]
        url = f"{SITE}/attachments/token/t{number}/?name={number}"
        self.files[url] = (data, kind)
        return {"id": number, "file_name": name, "content_type": kind, "size": len(data), "content_url": url,
                "inline": False, "deleted": False}

    def comment(self, author, body, public=True, attachments=()):
        number = self.next_comment
        self.next_comment += 1
        return {"id": number, "type": "Comment", "author_id": author, "body": body, "plain_body": body,
                "public": public, "attachments": list(attachments), "created_at": self.stamp()}

    def make_ticket(self, number):
        pick = self.random
        requester = pick.choice(self.users[3:])["id"]
        agent = pick.choice(self.users[:3])["id"]
        # Two tickets in five share their subject and words with others: only the external id tells them apart.
        twin = number % 5 < 2
        subject = "Twin ticket" if twin else f"Ticket {number}: {self.sentence()}"
        opening = "The same words in several tickets." if twin else self.sentence()
        # Large enough that most of it cannot wait in the buffers between two processes.
        files = [self.attach(9_000_000 + number, "big file.bin")] if number % 13 == 4 else []
        comments = [self.comment(requester, opening, attachments=files)]
        created = comments[0]["created_at"]
        for index in range(0 if number % 9 == 8 else pick.randrange(1, 6)):
            author = agent if index % 2 == 0 else requester
            comments.append(self.comment(author, self.sentence(), public=pick.random() < 0.6 or author == requester))
        if number % 4 == 1:  # the same words three times, the last with a file
            for copy in range(3):
                files = [self.attach(2_000 + copy, "übersicht 東京.txt", "text/plain")] if copy == 2 else []
                comments.append(self.comment(agent, "Still waiting.", public=False, attachments=files))
        if number % 6 == 2:
            comments.append(self.comment(requester, "See the files.", attachments=[
                self.attach(pick.randrange(1_000, 60_000), "scan.pdf", "application/pdf"),
                self.attach(40_000, "scan.bin"),
                self.attach(7, "scan.bin")]))
        status = STATUSES[number % 6]
        kind = "problem" if number % 10 == 3 else "incident" if number % 10 == 5 else "question"
        ticket = {
            "id": number, "url": f"{SITE}/api/v2/tickets/{number}.json", "external_id": None, "subject": subject,
            "raw_subject": subject, "description": opening, "status": status, "type": kind,
            "priority": ["low", "normal", "high", "urgent"][number % 4], "requester_id": requester,
            "submitter_id": requester, "assignee_id": agent, "created_at": created,
            "updated_at": comments[-1]["created_at"], "tags": [f"tag{number % 3}", "killtest"], "custom_fields": [],
            "via": {"channel": "email", "source": {"from": {}, "to": {}, "rel": None}},
            "collaborator_ids": [], "follower_ids": [], "email_cc_ids": [],
            "problem_id": number - 2 if kind == "incident" else None, "has_incidents": kind == "problem",
            "satisfaction_rating": None,
        }
        self.tickets.append(ticket)
        self.comments[number] = comments

    def entry(self, path, reply=None, data=None, kind="application/json; charset=utf-8"):
        content = {"mimeType": kind}
        if data is None:
            content["text"] = json.dumps(reply, ensure_ascii=False)
            content["size"] = len(content["text"].encode())
        else:
            content["text"] = base64.b64encode(data).decode()
            content["encoding"] = "base64"
            content["size"] = len(data)
        url = path if path.startswith("http") else SITE + path
        return {
            "startedDateTime": "2026-01-01T00:00:00.000Z", "time": 1,
            "request": {"method": "GET", "url": url, "httpVersion": "HTTP/1.1", "headers": [], "queryString": [],
                        "cookies": [], "headersSize": -1, "bodySize": 0},
            "response": {"status": 200, "statusText": "OK", "httpVersion": "HTTP/1.1", "cookies": [],
                         "headers": [{"name": "Content-Type", "value": kind}], "content": content,
                         "redirectURL": "", "headersSize": -1, "bodySize": -1},
            "cache": {}, "timings": {"send": 0, "wait": 1, "receive": 0},
        }

    def har(self):
        def page(name, items):
            return {name: items, "next_page": None, "previous_page": None, "count": len(items)}

        entries = [self.entry("/api/v2/users.json", page("users", self.users)),
                   self.entry("/api/v2/tickets.json", page("tickets", self.tickets))]
        for number, comments in self.comments.items():
            entries.append(self.entry(f"/api/v2/tickets/{number}/comments.json", page("comments", comments)))
        for url, (data, kind) in self.files.items():
            entries.append(self.entry(url, data=data, kind=kind))
        return {"log": {"version": "1.2", "creator": {"name": "kill_data.py", "version": "1"}, "entries": entries}}


def write(path, seed, tickets):
    with open(path, "w", encoding="utf-8") as out:
        json.dump(Account(seed, tickets).har(), out, ensure_ascii=False)


MAPPINGS = {
    "freshdesk": """\
deskferry: 1
from: { desk: zendesk, account: killtest }
to: { desk: freshdesk }
statuses:
  - { from: { id: pending }, to: { use: "3", label: Pending } }
  - { from: { id: hold }, to: { use: "8", label: On Hold, category: hold } }
  - { from: { id: solved }, to: { use: "4", label: Resolved } }
  - { from: { id: closed }, to: { use: "5", label: Closed } }
merges:
  - into: { use: "2", label: Open, acrossCategories: true }
    from: [ { id: new }, { id: open } ]
    trace: tag
    because: the target has no status for new tickets
priorities:
  - { from: { id: low }, to: { use: "1", label: Low } }
  - { from: { id: normal }, to: { use: "2", label: Medium } }
  - { from: { id: high }, to: { use: "3", label: High } }
  - { from: { id: urgent }, to: { use: "4", label: Urgent } }
types:
  - { from: { id: question }, to: { use: Question } }
  - { from: { id: incident }, to: { use: Incident } }
  - { from: { id: problem }, to: { use: Problem } }
channels:
  - { from: { id: email }, to: { use: "1", label: Email } }
visibility: { unknown: internal }
people: { match: address, fallbackAgent: mira.vogel@sandbox.example, departed: placeholder }
skip: { states: [ spam, deleted ], tags: [] }
""",
    "request-tracker": """\
deskferry: 1
from: { desk: zendesk, account: killtest }
to: { desk: request-tracker }
containers: [ { otherwise: { use: "QUEUE", label: Support } } ]
statuses:
  - { from: { id: new }, to: { use: new, scope: desk } }
  - { from: { id: open }, to: { use: open, scope: desk } }
  - { from: { id: pending }, to: { use: waiting on customer, scope: desk, category: pending } }
  - { from: { id: hold }, to: { use: on hold, scope: desk, category: hold } }
  - { from: { id: solved }, to: { use: resolved, scope: desk, category: solved } }
  - { from: { id: closed }, to: { use: closed, scope: desk, category: closed } }
priorities:
  - { from: { id: low }, to: { use: "10" } }
  - { from: { id: normal }, to: { use: "20" } }
  - { from: { id: high }, to: { use: "30" } }
  - { from: { id: urgent }, to: { use: "40" } }
types:
  - { from: { id: question }, to: { drop: true }, because: Request Tracker has no types }
  - { from: { id: incident }, to: { drop: true }, because: Request Tracker has no types }
  - { from: { id: problem }, to: { drop: true }, because: Request Tracker has no types }
channels:
  - { from: { id: email }, to: { drop: true }, because: Request Tracker has no channels }
visibility: { unknown: internal }
people: { match: address, departed: placeholder }
skip: { states: [ spam, deleted ], tags: [] }
""",
}

if __name__ == "__main__":
    import sys

    write(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
