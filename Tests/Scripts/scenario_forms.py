"""The made-up account as files: the vendor's export, and recordings of its API and downloads."""
import base64
import hashlib
import json
import os


def reply(url, media, body, when, bodies=None, status=200, headers=()):
    content = {"size": len(body), "mimeType": media}
    if bodies is not None and len(body) > 65_536:
        digest = hashlib.sha256(body).hexdigest()
        path = os.path.join(bodies, digest)
        if not os.path.exists(path):
            with open(path, "wb") as file:
                file.write(body)
        content["_file"] = f"bodies/{digest}"
    elif "json" in media:
        content["text"] = body.decode()
    else:
        content.update(text=base64.b64encode(body).decode(), encoding="base64")
    return {"startedDateTime": when, "time": 1, "cache": {}, "timings": {"send": 0, "wait": 1, "receive": 0},
            "request": {"method": "GET", "url": url, "httpVersion": "HTTP/2", "headers": [], "queryString": [],
                        "cookies": [], "headersSize": -1, "bodySize": 0},
            "response": {"status": status, "statusText": "", "httpVersion": "HTTP/2", "cookies": [],
                         "headers": [{"name": n, "value": v} for n, v in headers], "content": content,
                         "redirectURL": dict(headers).get("Location", ""), "headersSize": -1, "bodySize": len(body)}}


def write_har(path, entries):
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"log": {"version": "1.2", "creator": {"name": "made up", "version": "1"}, "entries": entries}},
                  file, ensure_ascii=False)


def downloads(account, folder, when):
    """As a browser or a recorder saw them: some replies come at once, some by way of the vendor's file host."""
    entries = []
    for number, (url, media, data) in enumerate(account.downloads):
        if number % 4 == 3:
            host = f"https://p{number % 20}.zdusercontent.example/attachment/1/{number}?token=e{number}"
            entries.append(reply(url, "text/html", b"", when, status=302, headers=[("Location", host)]))
            entries.append(reply(host, media, data, when, os.path.join(folder, "bodies")))
        else:
            entries.append(reply(url, media, data, when, os.path.join(folder, "bodies")))
        if number % 25 == 10:  # seen twice, and once refused
            entries.append(entries[-1])
            entries.append(reply(url, "application/json", b'{"error":"Forbidden"}', when, status=403))
    write_har(os.path.join(folder, "attachments.har"), entries)


def pages(account, folder, when):
    """The account as its API gives it: cursor pages of tickets, comments ticket by ticket, lists of the rest."""
    entries = []

    def page(path, body):
        entries.append(reply(f"{account.site}/api/v2/{path}", "application/json", json.dumps(body).encode(), when,
                             os.path.join(folder, "bodies")))

    for name, records in account.definitions.items():
        page(f"{name}.json", {name: records, "count": len(records), "next_page": None, "previous_page": None})
    page("incremental/users/cursor.json?start_time=1", {"users": account.people.users, "end_of_stream": True})
    bare = [{key: value for key, value in t.items() if key != "comments"} for t in account.tickets]
    for start in range(0, len(bare), 100):
        last = start + 100 >= len(bare)
        cursor = None if last else f"c{start + 100}"
        page("incremental/tickets/cursor.json?" + (f"cursor=c{start}" if start else "start_time=1"),
             {"tickets": bare[start:start + 100], "after_cursor": cursor, "end_of_stream": last,
              "after_url": cursor and f"{account.site}/api/v2/incremental/tickets/cursor.json?cursor={cursor}"})
    for ticket in account.tickets:
        comments = ticket["comments"]
        for start in range(0, max(1, len(comments)), 25):
            more = start + 25 < len(comments)
            base = f"tickets/{ticket['id']}/comments.json?page[size]=25"
            page(base + (f"&page[after]=k{start}" if start else ""),
                 {"comments": comments[start:start + 25], "meta": {"has_more": more},
                  "links": {"next": f"{account.site}/api/v2/{base}&page[after]=k{start + 25}" if more else None}})
    write_har(os.path.join(folder, "pages.har"), entries)


def export(account, folder):
    def lines(name, records):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
            for record in records:
                file.write(json.dumps(record, ensure_ascii=False) + "\n")

    lines("tickets.ndjson", account.tickets)
    lines("users.ndjson", account.people.users)
    for name, records in account.definitions.items():
        with open(os.path.join(folder, name + ".json"), "w", encoding="utf-8") as file:
            json.dump({name: records, "count": len(records)}, file, ensure_ascii=False, indent=1)
