"""The awkward values of the scenario: texts, file names and bytes that have broken some migration before.

Used by make_scenario.py; invented throughout, and the same for one seed on every machine.
"""
import random

FIRST = ["Aino", "Bojan", "Chiamaka", "Dariusz", "Éloïse", "Farid", "Gülşen", "Hinata", "Ioana", "Jörg", "Kalinda",
         "Ľubica", "Mbali", "Nguyệt", "Óscar", "Priya", "Quentin", "Rūta", "Søren", "Tāne", "Uxue", "Vasilisa"]
LAST = ["Abernathy", "Brânză", "Castellanos", "Dvořák", "Eriksen", "Fujimori", "Gallagher", "Hlongwane", "Ivanić",
        "Jaramillo", "Kovalenko", "Łukasiewicz", "Māhina", "Nørgaard", "Ødegård", "Papadaki", "Quispe", "Rasmussen",
        "Šimůnek", "Tōyama", "Ünsal", "Vîlcu"]
WORDS = ("gear lamp saddle brake chain valve spoke pedal rack tube frame lever pump lock bell wheel rim hub cable "
         "fork seat post stem grip guard stand light basket trailer battery charger sensor display motor belt").split()

# Subjects: one line each in the target, or so they will be.
SUBJECTS = {
    "plain": "The {w} came loose again",
    "newline": "First line about the {w}\nsecond line\r\nthird",
    "long": "A very long subject about the {w}: " + "on and on it goes, " * 14,
    "longWide": "長い件名 " + "自転車の部品について" * 20 + " {w}",
    "emoji": "Help 🚲🔧 the {w} 👩🏽‍🔧 is 🇺🇦 broken 😡",
    "rtl": "המנעול \u202eשבור\u202c {w} قفل الدراجة",
    "control": "Bell\x07 escape\x1b[31m and tab\t near the {w}",
    "quotes": "He said \"{w}\" & <b>bold</b> 'single' \\ back/slash %s {{ x }} $1",
    "spaces": "  spaces around the {w}  ",
    "zero": "0",
    "reference": "[desk.example #1] about the {w}",
    "combining": "Re\u0301sume\u0301 of the {w} \ufb01x",
    "empty": "",
    "none": None,
}

# Bodies. `{w}` makes each one different; a body of `0` is just that.
BODIES = {
    "plain": "My {w} rattles.\n\nCould you have a look?\n-- \nkind regards",
    "zero": "0",
    "crlf": "line one\r\nline two about {w}\r\n\r\nline four",
    "mbox": "From here on the {w} is fine.\n>From there not.\n.\n..\nFrom nobody Thu Jan  1 00:00:00 1970\n",
    "unicode": "Ünïcödé 🚲 \u202eright to left\u202c ‏ربط {w} 漢字 \U0001f9d1\u200d\U0001f680 e\u0301 \ufeff end",
    "control": "bell \x07 escape \x1b[2J form feed \x0c vertical \x0b del \x7f {w}",
    "spaces": "   leading spaces\n\ttab\ntrailing {w}   \n\n\n",
    "markup": "<script>alert('{w}')</script> & &amp; <b>bold</b> [link](http://a.example) {{% raw %}} $ENV{{HOME}}",
    "heading": "[Written by Nobody on 2001-01-01 00:00:00 UTC]\n\nnot our heading, {w}",
    "longLine": "{w} " + "x" * 20_000,
    "large": None,  # 200 kB, made by `large`
    "empty": "",
}

FILE_NAMES = ["notes.txt", "отчёт за март.pdf", "請求書.pdf", "résumé naïve.doc", "📎 clip.bin", "say \"hi\".txt",
              "semi;colon=1.txt", "per%41cent.txt", "=?UTF-8?B?w6Q=?=.txt", "back\\slash.txt", "a/b/c.txt",
              "מסמך.docx", "e\u0301 combining.png", "no-ending", ".hidden", " spaces .txt", "CON", "x" * 180 + ".log",
              "日本語の非常に長いファイル名" * 4 + ".txt", "tab\tinside.txt", "&lt;amp&gt;.html", "two.dots..txt"]

# What a file holds: name -> (media type, bytes of a random source)
FILES = {
    "text": ("text/plain", lambda r: ("Grüße, line one\nline two %d\n" % r.randrange(10**9)).encode()),
    "crlfText": ("text/plain", lambda r: b"line one\r\nline two %d\r\n" % r.randrange(10**9)),
    "latin1": ("text/plain", lambda r: ("Gr\u00fc\u00dfe %d\n" % r.randrange(10**9)).encode("latin-1")),
    "utf16": ("text/plain", lambda r: ("sixteen %d" % r.randrange(10**9)).encode("utf-16")),
    "html": ("text/html", lambda r: b"<html><head><meta charset=iso-8859-1></head>\xe4 %d" % r.randrange(10**9)),
    "json": ("application/json", lambda r: b'{"tickets":[{"id":%d,"requester_id":1}]}' % r.randrange(10**9)),
    "csv": ("text/csv", lambda r: b"a;b\n=1+1;%d\n" % r.randrange(10**9)),
    "mail": ("message/rfc822", lambda r: b"Subject: hi\n\nbody %d\n" % r.randrange(10**9)),
    "png": ("image/png", lambda r: b"\x89PNG\r\n\x1a\n" + r.randbytes(400)),
    "binary": ("application/octet-stream", lambda r: r.randbytes(3000)),
    "allBytes": ("application/x-odd", lambda r: bytes(range(256)) * 3 + r.randbytes(5)),
    "newlines": ("text/plain", lambda r: b"\n\n\n%d" % r.randrange(10**9)),
    "empty": ("text/plain", lambda r: b""),
    "large": ("application/zip", lambda r: r.randbytes(10_000_000)),
}

# The strange ones of each sort, which every scenario holds however short it is.
ODD_SUBJECTS = [name for name in SUBJECTS if name != "plain"]
ODD_BODIES = [name for name in BODIES if name != "plain"]
ODD_FILES = [name for name in FILES if name not in ("text", "large")]


def large(source, kilobytes=200):
    """Lines of words, `kilobytes` of them."""
    lines, size = [], 0
    while size < kilobytes * 1000:
        line = " ".join(source.choices(WORDS, k=12))
        lines.append(line)
        size += len(line) + 1
    return "\n".join(lines)


def fill(text, word):
    """`{w}` replaced; nothing else in braces means anything."""
    return None if text is None else text.replace("{w}", word).replace("{{", "{").replace("}}", "}")


def source(seed, *names):
    """Randomness that does not change when something else is added."""
    return random.Random("/".join(map(str, (seed,) + names)))
