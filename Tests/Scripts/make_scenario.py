#!/usr/bin/env python3
"""Writes a made-up Zendesk account as its export would be, with everything that makes a migration hard.

    make_scenario.py OUT [--tickets 300] [--seed 1] [--time 1|2] [--form export|recording]

OUT/export     tickets.ndjson (with comments), users, organizations, groups, brands, statuses, fields
OUT/recording  HAR files with the downloads of the attachments, large bodies beside them in bodies/; with
               `--form recording` all of the account as API pages, and no OUT/export
OUT/truth.json what must come out of it, for rt_scenario.py: written here, so that it shares nothing with Deskferry

`--time 2` is the same account later: some tickets changed, one was added (truth.json: `changed`, `added`). No two
tickets have one shape. The same arguments give the same bytes. Everybody in it is invented.
"""
import argparse
import hashlib
import json
import os
import sys
from datetime import datetime, timedelta, timezone

import scenario_forms as forms
import scenario_shapes as shapes
from scenario_people import People
from scenario_shapes import WORDS, fill, source

ACCOUNT = "spindle-example"
SITE = f"https://{ACCOUNT}.zendesk.com"
SUPPORT, STRICT = 9001, 9002  # brands: one a queue of each kind at the target
# Our custom statuses: id, category, label, brand, where the mapping of the scenario puts it. Those of one brand are the
# statuses of one lifecycle of the test server.
STATUSES = [
    (101, "new", "Fresh", SUPPORT, "new"), (102, "open", "Triage me", SUPPORT, "awaiting triage"),
    (103, "open", "Being worked on", SUPPORT, "open"), (104, "pending", "Waiting for you", SUPPORT,
                                                       "waiting on customer"),
    (105, "hold", "Waiting for the maker", SUPPORT, "waiting on vendor"), (106, "hold", "Parked", SUPPORT, "on hold"),
    (107, "solved", "Done", SUPPORT, "resolved"), (108, "solved", "Done twice", SUPPORT, "closed - duplicate"),
    (109, "solved", "Won't do", SUPPORT, "rejected"), ("closed", "closed", "Closed", SUPPORT, "closed"),
    (201, "new", "Request", STRICT, "new"), (202, "open", "Sorted", STRICT, "triaged"),
    (203, "open", "Under way", STRICT, "in progress"), (204, "pending", "Sign here", STRICT, "pending approval"),
    (205, "solved", "Granted", STRICT, "done"), (206, "solved", "Withdrawn", STRICT, "cancelled"),
]
INACTIVE = {"resolved", "closed - duplicate", "rejected", "closed", "done", "cancelled"}
PRODUCT, OCCURRED, SERIAL, PARTS, WARRANTY = 501, 502, 503, 504, 505
START = datetime(2019, 3, 4, 5, 6, 7, tzinfo=timezone.utc)


def text(moment):
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


class Account:
    def __init__(self, seed, count, time):
        self.seed, self.site, self.definitions = seed, SITE, definitions()
        self.people = People(seed, max(12, count // 8), SITE)
        self.tickets, self.truth, self.downloads = [], {}, []
        self.next_comment, self.next_file = 50_000, 80_000
        self.shapes = set()
        self.full = count >= 200
        for index in range(count):
            self.add(index)
        self.link(count)
        self.changed, self.added, self.phones = [], [], {}
        if time == 2:
            self.later(count)
        self.order()

    # -- one ticket

    def messages_of(self, index, chance):
        """0 to 60 messages; in a full scenario each number occurs."""
        if self.full:
            return index if index <= 60 else chance.choice([1, 1, 2, 2, 3, 4, 5])
        return {0: 0, 7: 8, 19: 13, 31: 21, 47: 60}.get(index, 1 + index % 4)

    def add(self, index):
        number = 3000 + index
        chance = source(self.seed, "ticket", index)
        status = STATUSES[index % len(STATUSES)]
        state = {17: "deleted", 29: "deleted"}.get(index % 100, "active")
        created = START + timedelta(hours=37 * index, seconds=index)
        requester = self.people.customers[chance.randrange(len(self.people.customers))]
        if index % 23 == 11:
            requester = self.people.agents[index % 2]
        subject = shapes.ODD_SUBJECTS[index // 3 % len(shapes.ODD_SUBJECTS)] if index % 3 == 0 else "plain"
        count = self.messages_of(index, chance)
        word = f"{chance.choice(WORDS)} {number}"
        ticket = {
            "id": number, "url": f"{SITE}/api/v2/tickets/{number}.json", "external_id": None,
            "via": {"channel": ["email", "web", "api", "chat", "voice"][index % 5],
                    "source": {"from": {}, "to": {}, "rel": None}},
            "created_at": text(created), "updated_at": text(created + timedelta(days=30)),
            "type": [None, "question", "task", "question"][index % 4],
            "subject": fill(shapes.SUBJECTS[subject], word),
            "priority": [None, "low", "normal", "high", "urgent"][index // 2 % 5],
            "status": status[1], "requester_id": requester,
            "submitter_id": requester if index % 9 else self.people.agents[index % 5],
            "assignee_id": [None, 1001, 1002, 1003, 1004, 1005, 1001][index % 7],
            "organization_id": None, "group_id": [None, 801, 802][index % 3],
            "follower_ids": [1002] if index % 13 == 4 else [],
            "email_cc_ids": [2001 + (index + k) % 9 for k in range(index % 17 // 6)],
            "problem_id": None, "due_at": text(created + timedelta(days=3)) if index % 19 == 1 else None,
            "tags": [["vip"], ["fragile", "imported"], ["größe", "naïve-tag", "x" * 90]][index % 3][:index % 4],
            "custom_fields": self.fields(index, created), "satisfaction_rating": {"score": "unoffered"},
            "custom_status_id": status[0] if isinstance(status[0], int) else None,
            "brand_id": status[3], "ticket_form_id": 601,
        }
        ticket["raw_subject"] = ticket["subject"]
        if state == "deleted":
            ticket["status"] = "deleted"
        solved = created + timedelta(days=2, minutes=index)
        if status[4] in INACTIVE and index % 5:
            ticket["metric_set"] = {"id": 7000 + index, "solved_at": text(solved), "reopens": index % 3}
        bodies = []
        comments = [self.comment(index, k, ticket, created, chance, word, bodies) for k in range(count)]
        ticket["comments"] = comments
        ticket["description"] = comments[0]["body"] if comments else None
        self.tickets.append(ticket)
        self.truth[number] = {"state": state, "messages": count}
        shape = (status[0], state, count, subject, tuple(bodies), ticket["priority"], ticket["type"],
                 ticket["via"]["channel"], self.people.mails[requester] is None, ticket["assignee_id"],
                 len(ticket["email_cc_ids"]), len(ticket["tags"]), ticket["due_at"] is None,
                 tuple(c["value"] is None for c in ticket["custom_fields"]),
                 tuple((c["public"], len(c["attachments"]), "html_body" in c) for c in comments))
        if shape in self.shapes:
            sys.exit(f"ticket {number} has the shape of another one: {shape}")
        self.shapes.add(shape)

    def fields(self, index, created):
        values = {
            PRODUCT: [None, "router", "switch", "other", "legacy_modem"][index % 5],
            OCCURRED: (created - timedelta(days=2)).strftime("%Y-%m-%d") if index % 4 == 2 else None,
            SERIAL: f"SN-{index:05d} \"é\"" if index % 6 == 1 else None,
            PARTS: [["part_bell", "part_hub"], ["part_bell"], []][index % 3] if index % 8 == 3 else None,
            WARRANTY: index % 11 == 5,
        }
        return [{"id": key, "value": value} for key, value in values.items()]

    # -- one message

    def comment(self, index, k, ticket, created, chance, word, bodies):
        self.next_comment += 1
        kind = "plain"
        if (index + k) % 5 == 2:
            kind = shapes.ODD_BODIES[(index * 7 + k) // 5 % len(shapes.ODD_BODIES)]
        if kind == "large" and (k or index % 4):
            kind = "control"
        bodies.append(kind)
        body = shapes.large(chance) if kind == "large" else fill(shapes.BODIES[kind], f"{word}/{k}")
        author = ticket["submitter_id"] if k == 0 else \
            [ticket["requester_id"], 1001, 1002, 1003, 1005][(index + k) % 5]
        public = (index * 3 + k) % 4 != 3 if k else index % 10 != 6
        if author == ticket["requester_id"] and k:
            public = True
        comment = {
            "id": self.next_comment, "type": "Comment", "author_id": author, "body": body, "plain_body": body,
            "public": public, "attachments": [], "audit_id": 1_000_000 + self.next_comment,
            "via": {"channel": "web", "source": {"from": {}, "to": {}, "rel": None}},
            "created_at": text(created + timedelta(hours=k * 3, seconds=k)),
            "metadata": {"system": {"client": "made up"}, "custom": {}},
        }
        self.files(index, k, comment)
        if (index + k) % 2 == 0 and kind not in ("zero", "control", "empty"):
            shown = body.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            picture = next((f for f in comment["attachments"] if f["inline"]), None)
            image = f'<p><img src="{picture["content_url"]}" alt="the part"></p>' if picture else ""
            comment["html_body"] = f'<div class="zd-comment" dir="auto"><pre>{shown}</pre>{image}</div>'
        if kind == "empty" and not comment["attachments"]:
            comment["body"] = comment["plain_body"] = "(no text)"
        return comment

    def files(self, index, k, comment):
        kinds = []
        if (index + 2 * k) % 6 == 1:
            kinds.append(shapes.ODD_FILES[(index + k) // 2 % len(shapes.ODD_FILES)])
        if (index + k) % 14 == 8:
            kinds.append("text")
        if index == 22 and k == 0:
            kinds += ["large", "empty"]
        if index == 34 and k == 0:
            kinds += ["png", "png", "text", "text"]  # several with one name, see below
        for place, kind in enumerate(kinds):
            self.next_file += 1
            media, make = shapes.FILES[kind]
            data = make(source(self.seed, "file", 1 if index == 34 else self.next_file))
            name = shapes.FILE_NAMES[(index * 5 + k * 3 + place) % len(shapes.FILE_NAMES)]
            if index == 34:
                name = "same name.txt" if place < 3 else "same bytes.txt"
            token = hashlib.sha256(f"{self.seed}/{self.next_file}".encode()).hexdigest()[:24]
            url = f"{SITE}/attachments/token/{token}/?name=file{self.next_file}"
            comment["attachments"].append({
                "id": self.next_file, "url": f"{SITE}/api/v2/attachments/{self.next_file}.json", "file_name": name,
                "content_url": url, "mapped_content_url": url, "content_type": media, "size": len(data),
                "width": None, "height": None, "inline": kind == "png" and place == 0 and index != 34,
                "deleted": False, "thumbnails": []})
            self.downloads.append((url, media, data))

    # -- links, later changes, order

    def link(self, count):
        """Incidents of a problem, follow-ups, and one ticket merged into another. Every other ticket of a pair comes
        first, so that links point both to older and to newer ones."""
        step = 30 if count >= 200 else 12
        for base in range(2, count - 8, step):
            problem, incidents = self.tickets[base + 4], [self.tickets[base], self.tickets[base + 6]]
            problem["type"] = "problem"
            for incident in incidents:
                incident["type"], incident["problem_id"] = "incident", problem["id"]
            follow = self.tickets[base + 7]
            if follow["comments"]:
                follow["via"] = {"channel": "web", "source": {
                    "from": {"ticket_id": self.tickets[base + 1]["id"], "subject": "before", "channel": "web"},
                    "to": {}, "rel": "follow_up"}}
        merged = next(t for t in self.tickets[9:] if t["status"] == "closed" and t["comments"])
        into = next(t for t in self.tickets if t["status"] == "open" and t["comments"])
        merged["tags"] = merged["tags"] + ["closed_by_merge"]
        last = dict(merged["comments"][-1], attachments=[], public=False, author_id=1001)
        self.next_comment += 1
        last["id"], last["audit_id"] = self.next_comment, 1_000_000 + self.next_comment
        last["body"] = last["plain_body"] = f'This request was closed and merged into request #{into["id"]} "…".'
        last.pop("html_body", None)
        last["created_at"] = merged["updated_at"]
        merged["comments"] = merged["comments"] + [last]

    def later(self, count):
        """What happened until the second export: each change of another sort."""
        now = datetime(2024, 6, 1, 12, tzinfo=timezone.utc)
        chance = source(self.seed, "later")
        moved = next(u for u in self.people.users if u["id"] == 2010)
        moved["phone"] = "+49 30 5559999"
        self.phones[moved["email"]] = moved["phone"]
        live = [t for t in self.tickets if t["status"] not in ("deleted", "closed") and t["brand_id"] == SUPPORT]
        chosen = chance.sample([t for t in live if t["comments"] and t["status"] != "solved"], 9)
        chosen.append(chance.choice([t for t in live if t["comments"] and "metric_set" in t]))
        for kind, ticket in enumerate(chosen):
            ticket["updated_at"] = text(now + timedelta(minutes=kind))
            if kind in (0, 1, 7):
                self.next_comment += 1
                ticket["comments"] = ticket["comments"] + [dict(
                    ticket["comments"][0], id=self.next_comment, audit_id=1_000_000 + self.next_comment,
                    attachments=[], public=kind != 1, author_id=1002, body=f"Later on, {kind}",
                    plain_body=f"Later on, {kind}",
                    created_at=ticket["updated_at"])]
                ticket["comments"][-1].pop("html_body", None)
            if kind in (2, 7):
                ticket["status"], ticket["custom_status_id"] = ("hold", 106) if ticket["custom_status_id"] != 106 \
                    else ("open", 103)
                ticket.pop("metric_set", None)
            if kind == 9:
                ticket["status"], ticket["custom_status_id"] = "open", 103
                del ticket["metric_set"]
            if kind == 8:
                ticket["status"], ticket["custom_status_id"] = "solved", 107
                ticket["metric_set"] = {"id": 7900 + kind, "solved_at": ticket["updated_at"], "reopens": 0}
            if kind == 3:
                ticket["subject"] = ticket["raw_subject"] = "A new subject after all"
            if kind == 4:
                ticket["tags"] = ticket["tags"] + ["added_later"]
            if kind == 4:  # and what was said first was corrected
                first = dict(ticket["comments"][0])
                first["body"] = first["plain_body"] = ticket["description"] = "[redacted]"
                first.pop("html_body", None)
                ticket["comments"] = [first] + ticket["comments"][1:]
            if kind == 5:
                ticket["priority"] = "low" if ticket["priority"] != "low" else "high"
            if kind == 6:
                ticket["due_at"] = "2025-01-01T00:00:00Z"
            self.changed.append(ticket["id"])
        before = len(self.tickets)
        self.add(count)
        for ticket in self.tickets[before:]:
            self.added.append(ticket["id"])

    def order(self):
        """As the vendor gives them: by the time of the last update, not by number."""
        self.tickets.sort(key=lambda t: (t["updated_at"], t["id"]))


def definitions():
    statuses = [{"id": s[0], "url": f"{SITE}/api/v2/custom_statuses/{s[0]}.json", "status_category": s[1],
                 "agent_label": s[2], "end_user_label": s[2], "active": True, "default": s[0] in (101, 103, 104, 106),
                 "created_at": "2019-01-01T00:00:00Z", "updated_at": "2019-01-01T00:00:00Z"}
                for s in STATUSES if isinstance(s[0], int)]

    def field(number, kind, title, options=()):
        made = {"id": number, "url": f"{SITE}/api/v2/ticket_fields/{number}.json", "type": kind, "title": title,
                "raw_title": title, "position": number, "active": True, "agent_description": None}
        if options:
            made["custom_field_options"] = [{"id": number * 100 + k, "name": o.title(), "value": o}
                                            for k, o in enumerate(options)]
        return made

    return {
        "custom_statuses": statuses,
        "brands": [{"id": SUPPORT, "name": "Spindle", "subdomain": ACCOUNT, "brand_url": SITE},
                   {"id": STRICT, "name": "Spindle approvals", "subdomain": ACCOUNT + "-2", "brand_url": SITE}],
        "groups": [{"id": 801, "name": "Workshop", "url": f"{SITE}/api/v2/groups/801.json"},
                   {"id": 802, "name": "Accounts", "url": f"{SITE}/api/v2/groups/802.json"}],
        "organizations": [{"id": 701, "name": "Pedal & Co", "domain_names": ["pedal.example"]},
                          {"id": 702, "name": "Hub \"Ltd\"", "domain_names": []}],
        "ticket_fields": [
            field(PRODUCT, "tagger", "Product", ["router", "switch", "other", "legacy_modem"]),
            field(OCCURRED, "date", "Occurred on"), field(SERIAL, "text", "Serial"),
            field(PARTS, "multiselect", "Parts", ["part_bell", "part_hub"]), field(WARRANTY, "checkbox", "Warranty")],
    }


def expected(account):
    """What rt_scenario.py looks for in the target, worked out from the account alone."""
    places = {s[0]: s for s in STATUSES}
    result = {}
    for ticket in account.tickets:
        status = places[ticket["custom_status_id"] or ticket["status"]] if ticket["status"] != "deleted" else None
        links = []
        if ticket["problem_id"]:
            links.append(["incidentOf", ticket["problem_id"]])
        if ticket["via"]["source"]["rel"] == "follow_up":
            links.append(["followUpOf", ticket["via"]["source"]["from"]["ticket_id"]])
        if "closed_by_merge" in ticket["tags"]:
            target = int(ticket["comments"][-1]["body"].split("#")[1].split()[0])
            links.append(["mergedInto", target])
        result[ticket["id"]] = {
            "skipped": status is None, "subject": ticket["subject"], "created": ticket["created_at"],
            "status": status and status[4], "brand": ticket["brand_id"],
            "solved": ticket.get("metric_set", {}).get("solved_at"), "due": ticket["due_at"],
            "priority": ticket["priority"], "tags": ticket["tags"],
            "requester": ticket["requester_id"],
            "cc": ticket["email_cc_ids"], "links": links,
            "fields": {str(f["id"]): f["value"] for f in ticket["custom_fields"]},
            "messages": [{"id": c["id"], "public": c["public"], "created": c["created_at"],
                          "body": c.get("html_body") or c["body"], "author": account.people.mails[c["author_id"]],
                          "files": [[f["file_name"], f["id"]] for f in c["attachments"]]}
                         for c in ticket["comments"]],
        }
    return result


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("out")
    options.add_argument("--tickets", type=int, default=300)
    options.add_argument("--seed", default="1")
    options.add_argument("--time", type=int, choices=(1, 2), default=1)
    options.add_argument("--form", choices=("export", "recording"), default="export")
    given = options.parse_args()
    account = Account(given.seed, given.tickets, given.time)
    recording = os.path.join(given.out, "recording")
    os.makedirs(os.path.join(recording, "bodies"), mode=0o700)
    when = "2024-05-20T10:00:00.000Z" if given.time == 1 else "2024-06-02T10:00:00.000Z"
    forms.downloads(account, recording, when)
    if given.form == "recording":
        forms.pages(account, recording, when)
    else:
        os.makedirs(os.path.join(given.out, "export"), mode=0o700)
        forms.export(account, os.path.join(given.out, "export"))
    truth = {
        "account": ACCOUNT, "seed": given.seed, "support": SUPPORT, "strict": STRICT, "changed": account.changed,
        "added": account.added, "phones": account.phones, "tickets": expected(account), "statuses": STATUSES,
        "fields": {"product": PRODUCT, "occurred": OCCURRED, "serial": SERIAL, "parts": PARTS, "warranty": WARRANTY},
        "files": {f["id"]: hashlib.sha256(account.downloads[i][2]).hexdigest()
                  for i, f in enumerate(sorted((f for t in account.tickets for c in t["comments"]
                                                for f in c["attachments"]), key=lambda f: f["id"]))},
        "people": account.people.mails,
        "names": {u["id"]: u["name"] for u in account.people.users},
    }
    with open(os.path.join(given.out, "truth.json"), "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False, indent=1)
    live = [t for t in truth["tickets"].values() if not t["skipped"]]
    inactive = sum(t["status"] in INACTIVE for t in live)
    print(f"{len(account.tickets)} tickets ({inactive} of {len(live)} to write inactive), "
          f"{sum(len(t['messages']) for t in truth['tickets'].values())} messages, {len(account.downloads)} files, "
          f"seed {given.seed}")


if __name__ == "__main__":
    main()
