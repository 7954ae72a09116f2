#!/usr/bin/env python3
"""One made-up account in three vendors' shapes must read as the same tickets.

    compare_shapes.py --tool .build/debug/deskferry [--tickets 400]

Bench/make_export.py draws an account once and writes it as a Zendesk export (NDJSON), a Freshdesk account export (XML)
and a Zoho Desk backup (CSV, two header rows). Subjects, tags, times, and of every message the author, the time, the
visibility and the words must agree, as far as the shape holds them:

- Freshdesk's description is the first paragraph of the first message, which is a note as well; it has tags and authors.
- Zoho keeps public messages as threads, whose author is an address, and private ones as comments.
"""
import argparse, datetime, html, json, os, re, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
GENERATOR = os.path.join(HERE, "..", "..", "Bench", "make_export.py")
BIG = 900000000000000000  # what the generator adds to every id of the Zoho backup


# The Freshdesk shape writes the same clock in another zone from ticket to ticket.
OFFSETS = [datetime.timedelta(hours=5.5), datetime.timedelta(hours=1), datetime.timedelta(hours=-8), datetime.timedelta()]


def words(body, form):
    """The words of a body, of its `text` or its `html`."""
    text = (body or {}).get(form) or ""
    if form == "html":
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return " ".join(text.replace("\u00a0", " ").split())


def earlier(time, offset):
    """A canonical time, so much earlier."""
    moment = datetime.datetime.strptime(time, "%Y-%m-%dT%H:%M:%SZ") - offset
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def bare(key, minus=0):
    """`zendesk:person:380000000632` -> 380000000632"""
    if key is None:
        return None
    last = key.rsplit(":", 1)[1].split("/")[-1]
    match = re.search(r"(\d+)", last)
    return int(match.group(1)) - (minus if match and int(match.group(1)) > minus else 0) if match else last


def tickets(tool, desk, export, folder):
    bag = os.path.join(folder, desk + ".bag")
    subprocess.run([tool, "read", "--desk", desk, "--account", "acme", "--timezone", "UTC", export, "-o", bag],
                   check=True, stdout=subprocess.DEVNULL)
    people = {}
    path = os.path.join(bag, "data/people.ndjson")
    if os.path.exists(path):
        for line in open(path, encoding="utf-8"):
            person = json.loads(line)
            people[person["key"]] = (person.get("emails") or [{}])[0].get("address")
    found = {}
    for line in open(os.path.join(bag, "data/tickets.ndjson"), encoding="utf-8"):
        ticket = json.loads(line)
        found[ticket["number"]] = ticket
    return found, people


def author(message, people, minus):
    """The number the generator gave the author: from its id, or from the address it made of it."""
    key = message.get("author")
    address = people.get(key) or message.get("from") or message.get("authorText") or ""
    match = re.search(r"\bu(\d+)@", address)
    if match and (key is None or "mail/" in key):
        return int(match.group(1))
    return bare(key, minus)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--tool", required=True)
    options.add_argument("--tickets", type=int, default=400)
    given = options.parse_args()
    tool = os.path.abspath(given.tool)
    checks, wrong = 0, []

    def same(what, number, one, other):
        nonlocal checks
        checks += 1
        if one != other:
            wrong.append("%s of ticket %s: %r and %r" % (what, number, one, other))

    with tempfile.TemporaryDirectory() as folder:
        exports = {}
        for desk, shape, name in (("zendesk", "zendesk", "zd.ndjson"), ("freshdesk", "freshdesk", "Tickets0.xml"),
                                  ("zoho-desk", "zoho-bundle", "zoho")):
            path = os.path.join(folder, name)
            subprocess.run([sys.executable, GENERATOR, "--desk", shape, "--seed", "5", "--tickets", str(given.tickets),
                            "--out", path], check=True, stderr=subprocess.DEVNULL)
            exports[desk] = tickets(tool, desk, path, folder)
        (zendesk, _), (freshdesk, fresh_people), (zoho, zoho_people) = (
            exports["zendesk"], exports["freshdesk"], exports["zoho-desk"])
        same("numbers", "*", sorted(zendesk), sorted(freshdesk))
        same("numbers", "*", sorted(zendesk), sorted(zoho))
        for number, ticket in zendesk.items():
            fresh, other = freshdesk.get(number), zoho.get(number)
            if fresh is None or other is None:
                continue
            for found, offset in ((fresh, OFFSETS[int(number) % 4]), (other, datetime.timedelta())):
                same("subject", number, ticket["subject"], found["subject"])
                for name in ("createdAt", "updatedAt"):
                    same(name, number, earlier(ticket[name], offset), found.get(name))
                same("tags", number, sorted(ticket["tags"]), sorted(found["tags"]))
                same("status", number, True, bool(found["status"]["label"]))
            same("requester", number, bare(ticket["requester"]), bare(fresh["requester"]))
            same("requester", number, bare(ticket["requester"]), bare(other["requester"], BIG))
            notes = [message for message in fresh["messages"] if message["kind"] != "description"]
            same("count of messages", number, len(ticket["messages"]), len(notes))
            same("count of messages", number, len(ticket["messages"]), len(other["messages"]))
            for index, message in enumerate(ticket["messages"]):
                for desk, messages, people, form, offset in (
                        ("freshdesk", notes, fresh_people, "text", OFFSETS[int(number) % 4]),
                        ("zoho-desk", other["messages"], zoho_people, "html", datetime.timedelta())):
                    if index >= len(messages):
                        continue
                    found = messages[index]
                    where = "%s, message %d, %s" % (number, index, desk)
                    same("words", where, words(message["body"], form), words(found["body"], form))
                    if desk == "zoho-desk" and index == 0:
                        continue  # a description has no author, time and visibility of its own there
                    same("time", where, earlier(message["createdAt"], offset), found["createdAt"])
                    same("visibility", where, message["visibility"], found["visibility"])
                    same("author", where, bare(message["author"]), author(found, people, BIG))
    print("%d comparisons, %d differ" % (checks, len(wrong)))
    for line in wrong[:20]:
        print("  " + line[:400])
    sys.exit(1 if wrong or checks < given.tickets * 10 else 0)


main()
