#!/usr/bin/env python3
"""Is the leaf account of an archive true?   check_leaves.py ARCHIVE.bag EXPORT...

Shares no code with Deskferry. It walks the raw export itself, counts its leaves (a JSON scalar other than null and
the empty string, a non-empty CSV cell, an XML attribute value or non-blank text), compares the number with the sum in
data/desk.json, and looks every single leaf up in the archive: as a value of data/**/*.ndjson, as part of a key, or,
for times, as the same moment. Exit status 0 when the numbers agree and nothing is missing.
"""
import base64, contextlib, csv, datetime, email.utils, glob, gzip, io, json, os, re, sys, tarfile, tempfile, zipfile, zoneinfo
import xml.etree.ElementTree as ET

csv.field_size_limit(1 << 30)


class Pairs(list):
    """An object's members, repeated names included."""


def refuse(token):
    raise ValueError(token)


def json_values(text):
    """A JSON text, or a sequence of them. Where that fails: the lines that are JSON, each by itself."""
    try:
        return json_sequence(text)
    except (ValueError, RecursionError):
        values = []
        for line in text.split("\n"):
            try:
                values += json_sequence(line)
            except (ValueError, RecursionError):
                continue
        return values


def json_sequence(text):
    decoder = json.JSONDecoder(object_pairs_hook=Pairs, parse_float=str, parse_int=str, parse_constant=refuse)
    at, values = 0, []
    while True:
        while at < len(text) and text[at] in " \r\n\t\ufeff":
            at += 1
        if at >= len(text):
            return values
        value, at = decoder.raw_decode(text, at)
        values.append(value)


def leaves(value):
    if isinstance(value, Pairs):
        for _, member in value:
            yield from leaves(member)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    elif value is None or value == "":
        return
    elif isinstance(value, bool):
        yield "true" if value else "false"
    else:
        yield str(value)


def xml_leaves(data):
    for element in ET.fromstring(data).iter():
        for value in element.attrib.values():
            if value:
                yield ("attribute", value)
        for text in (element.text, element.tail):
            if text and text.strip():
                yield ("text", text)


def body_of(response):
    body = response.get("body", {})
    if isinstance(body, str):
        return body.encode()
    if "base64_string" in body:
        data = base64.b64decode(body["base64_string"])
        return gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    return body.get("string", "").encode()


def plain(value):
    if isinstance(value, Pairs):
        return {name: plain(member) for name, member in value}
    return [plain(item) for item in value] if isinstance(value, list) else value


def asks(request):
    """GET, or a POST that only asks: its method's name says so, as in /api/Ticket/SelectById or …/search."""
    url = request.get("url") or request.get("uri") or ""
    return request["method"] == "GET" or request["method"] == "POST" and re.search(
        r"/api/[A-Za-z]+/[A-Za-z]*(Select|Download)[A-Za-z]*(/|\?|$)|/search(\?|$)|/batch/read(\?|$)", url) is not None


def test_case(value):
    """Bodies of a recorded test case: {"nango": …, "api": {"get": {"/path": {"response", "status"}}}}."""
    bodies = []
    for method, paths in value["api"].items():
        for path, calls in paths.items():
            for call in calls if isinstance(calls, list) else [calls]:
                if asks({"method": method.upper(), "url": path}) and str(call.get("status")) == "200":
                    reply = call.get("response")
                    text = reply if isinstance(reply, str) else json.dumps(reply)
                    bodies.append(text.encode())
    return bodies


def recorded(value):
    """Addresses and bodies of 200 replies to reading calls in a cassette, HAR or test case; None where it is none."""
    value = plain(value) if isinstance(value, Pairs) else value
    if isinstance(value, dict) and "nango" in value and isinstance(value.get("api"), dict):
        return [(None, body) for body in test_case(value)]
    if isinstance(value, dict) and "http_interactions" in value:
        return [
            (i["request"].get("uri"), body_of(i["response"])) for i in value["http_interactions"]
            if asks(i["request"]) and str(i["response"]["status"]["code"]) == "200"
        ]
    if isinstance(value, dict) and "log" in value and "entries" in value["log"]:
        bodies = []
        for entry in value["log"]["entries"]:
            if asks(entry["request"]) and str(entry["response"]["status"]) == "200":
                content = entry["response"]["content"]
                if "html" in content.get("mimeType", ""):
                    continue  # a page for people has no leaves
                text = content.get("text", "")
                body = base64.b64decode(text) if content.get("encoding") == "base64" else text.encode()
                bodies.append((entry["request"]["url"], body))
        return bodies
    if isinstance(value, dict) and "nango" in value and "api" in value:
        return [
            json.dumps(call["response"]).encode()
            for calls in value["api"].get("get", {}).values()
            for call in (calls if isinstance(calls, list) else [calls])
            if str(call.get("status")) == "200" and call.get("response") is not None
        ]
    return None


def documents(path):
    if os.path.isdir(path):
        for folder, names, files in os.walk(path):
            names.sort()
            for name in sorted(files):
                if not os.path.islink(os.path.join(folder, name)):
                    yield from documents(os.path.join(folder, name))
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                parts, kind = name.split("/"), archive.getinfo(name).external_attr >> 28
                if name.endswith("/") or ".." in parts or parts[0] == "" or kind == 0o12:
                    continue
                data = archive.read(name)
                if name.lower().endswith(".zip"):
                    with tempfile.NamedTemporaryFile(suffix=".zip") as inner:
                        inner.write(data)
                        inner.flush()
                        yield from documents(inner.name)
                else:
                    yield name, data
    elif tarfile.is_tarfile(path):
        with tarfile.open(path) as archive:
            for member in archive:
                if member.isfile():
                    yield member.name, archive.extractfile(member).read()
    else:
        data = open(path, "rb").read()
        yield path, gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data


def decode(data):
    first = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if len(data) >= 4 and 0 in data[:4]:
        first = "utf-16-be" if data[0] == 0 else "utf-16-le" if data[0] != 0xFF else first
    for encoding in (first, "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")


def leaves_of(name, data, seen):
    lower = name.lower()
    if lower.endswith(".xml"):
        for kind, leaf in xml_leaves(data):
            yield kind, leaf
    elif lower.endswith((".csv", ".tsv")):
        text = decode(data)
        sample = text.split("\n", 1)[0]
        separator = max(",;\t", key=sample.count)
        for number, cells in enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=separator)):
            if number:
                for cell in cells:
                    if cell:
                        yield "cell", cell
    else:
        values = json_values(decode(data))
        for value in values:
            bodies = recorded(value)
            if bodies is None:
                for leaf in leaves(value):
                    yield "json", leaf
                continue
            for address, body in bodies:
                if (address, body) in seen:
                    continue  # a page recorded twice counts once
                seen.add((address, body))
                for inner in json_values(decode(body)):
                    for leaf in leaves(inner):
                        yield "json", leaf


def rfc822(text):
    """`Fri, 24 Sep 2021 14:22:15 -0700` as feeds have it."""
    if not re.fullmatch(r"(\w{3}, )?\d{1,2} \w{3} \d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|[A-Z]{1,3})", text):
        return None
    stamp = email.utils.parsedate_to_datetime(text)
    return stamp.astimezone(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def packed(cell, known):
    """A cell that packs several values, `date;author;text` or `date;author;name;address`: each of them is found."""
    parts = cell.split(";", 2)
    if len(parts) < 3:
        return False
    rest = [parts[2]], parts[2].rsplit(";", 1)
    return known(parts[0]) and known(parts[1]) and any(all(known(part) for part in last) for last in rest)


def moment(text, local=datetime.timezone.utc):
    """The moment a text stands for; a clock without a zone is one of the zone that the archive says it was read in."""
    match = re.fullmatch(r"(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d)?)(\.\d+)? ?(Z|UTC|[+-]\d\d:?\d\d)?", text)
    if not match:
        return None
    day, clock, fraction, zone = match.groups()
    clock = clock if clock.count(":") == 2 else clock + ":00"
    if zone is None:
        stamp = datetime.datetime.fromisoformat(day + "T" + clock).replace(tzinfo=local)
    else:
        zone = "+00:00" if zone in ("Z", "UTC") else zone
        zone = zone if ":" in zone else zone[:3] + ":" + zone[3:]
        stamp = datetime.datetime.fromisoformat(day + "T" + clock + zone)
    stamp = stamp.astimezone(datetime.timezone.utc)
    return stamp.strftime("%Y-%m-%dT%H:%M:%S") + (fraction or "") + "Z"


def differing(bag):
    """By record id, how many values a finding says were given up for those of a newer record of the same id."""
    found = {}
    path = os.path.join(bag, "data/findings.ndjson")
    for line in open(path, encoding="utf-8") if os.path.exists(path) else []:
        finding = json.loads(line)
        match = re.fullmatch(r"(\d+) records of (.*) differ in (.*)", finding["what"])
        if finding["code"] == "duplicateRecordDiffers" and match:
            found[match[2]] = (int(match[1]) - 1) * len(match[3].split(", "))
    return found


# A status category and the like is written as a word of ours; the vendor's own word is its id.
MARKERS = {"integer", "datetime", "boolean", "array", "true", "false", "decimal", "float", "symbol", "date"}


def main():
    bag, exports = sys.argv[1], sys.argv[2:]
    desk = json.load(open(os.path.join(bag, "data/desk.json")))
    account, local = desk["leaves"], zoneinfo.ZoneInfo(desk.get("timeZone") or "UTC")
    present, keys = set(), set()
    for path in glob.glob(os.path.join(bag, "data/**/*.ndjson"), recursive=True):
        for line in open(path, encoding="utf-8"):
            value = json.loads(line, parse_float=str, parse_int=str)
            stack = [value]
            while stack:
                item = stack.pop()
                if isinstance(item, dict):
                    keys.update(item.keys())
                    stack.extend(item.values())
                elif isinstance(item, list):
                    stack.extend(item)
                elif isinstance(item, str):
                    present.add(item)
                    present.add(item.strip())
                    if item.count(":") >= 2:
                        keys.add(item.split(":", 2)[2])
                        keys.update(item.split(":", 2)[2].split("/"))
                elif isinstance(item, bool):
                    present.add("true" if item else "false")
    total, missing, superseded, seen = 0, [], 0, set()
    replaced = differing(bag)
    for path in exports:
        for name, data in documents(path):
            here = [key for key in replaced if key.encode() in data]
            for kind, leaf in leaves_of(name, data, seen):
                total += 1
                if kind == "attribute" and leaf.lower() in MARKERS or leaf in ("true", "false"):
                    continue
                if leaf in present or leaf in keys or leaf.strip() in present:
                    continue
                if moment(leaf, local) in present or rfc822(leaf) in present:
                    continue
                if kind == "cell" and packed(leaf, lambda part: part in present or part in keys or part == ""):
                    continue
                known = next((key for key in here if replaced[key] > 0), None)
                if known is not None:
                    replaced[known] -= 1
                    superseded += 1
                    continue
                missing.append((name, leaf))
    dropped = account["dropped"] if isinstance(account["dropped"], int) else sum(account["dropped"].values())
    print("leaves: %d in the export, %d in the account (%d mapped, %d kept, %d dropped)"
          % (total, account["total"], account["mapped"], account["kept"], dropped))
    if superseded:
        print("superseded by a newer record of the same id, as the findings say: %d" % superseded)
    print("not found in the archive: %d (dropped: %d)" % (len(missing), dropped))
    for name, leaf in missing[:10]:
        print("  %s: %r" % (os.path.basename(name), leaf[:100]))
    sums = account["mapped"] + account["kept"] + dropped
    sys.exit(0 if total == account["total"] == sums and len(missing) <= dropped else 1)


def pairs(path):
    """Each line names a bag and its export, with a tab between; says what is wrong with which."""
    wrong = 0
    for line in open(path, encoding="utf-8"):
        sys.argv[1:] = line.rstrip("\n").split("\t")
        said = io.StringIO()
        try:
            with contextlib.redirect_stdout(said):
                main()
        except SystemExit as end:
            if end.code:
                wrong += 1
                print("%s\n%s" % (sys.argv[2], said.getvalue()))
    sys.exit(1 if wrong else 0)


if sys.argv[1] == "--pairs":
    pairs(sys.argv[2])
else:
    main()
