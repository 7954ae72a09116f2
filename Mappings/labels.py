#!/usr/bin/env python3
"""Builds Mappings/labels.yaml: what status and priority words mean, by language.

    python3 Mappings/labels.py words.tsv > Mappings/labels.yaml && python3 Mappings/embed.py

The input has a header and the tab-separated columns `label, language, meaning, canonical, strength, sources, also`;
`meaning` is `status:<meaning>` or `priority:<meaning>`, other rows are left out. `also` needs no place of its own: a
word of several meanings has a row for each, which the reader counts. Same input, same output.
"""
import sys
import unicodedata

STRENGTHS = ["default", "common", "weak"]


def main():
    rows = {"status": {}, "priority": {}}
    canonical = {}
    seen = set()
    with open(sys.argv[1], encoding="utf-8") as lines:
        next(lines)
        for line in lines:
            label, language, meaning, category, strength, sources, *_ = line.rstrip("\n").split("\t")
            kind, _, name = meaning.partition(":")
            if kind not in rows:
                continue
            label = unicodedata.normalize("NFC", " ".join(label.split()))
            sources = "; ".join(source.strip() for source in sources.split(";")[:4])
            assert "|" not in label and "|" not in sources and strength in STRENGTHS, line
            # One row for each word, language and meaning, whatever its case: no reading is given twice.
            key = (label.casefold(), language, meaning)
            assert key not in seen, line
            seen.add(key)
            if kind == "status":
                assert category, line
                assert canonical.setdefault(name, category) == category, line
            rows[kind].setdefault(language, []).append((name, STRENGTHS.index(strength), label, sources))
    out = sys.stdout
    out.write(
        "# What status and priority words mean, by language. For proposals only: a label never decides.\n"
        "# A line is `word | meaning | strength | read in`: default = the product's own word, common = seen as a\n"
        "# custom label or filter word, weak = ambiguous or a minority reading. A word with several meanings in one\n"
        "# language stands there once for each. Written by Mappings/labels.py.\n"
        "deskferry: 1\n"
        "categories:\n"
    )
    for name in sorted(canonical):
        out.write(f"  {name}: {canonical[name]}\n")
    for kind in rows:
        out.write(f"{kind}:\n")
        for language in sorted(rows[kind]):
            out.write(f'  "{language}": |\n')
            for name, strength, label, sources in sorted(rows[kind][language]):
                out.write(f"    {label} | {name} | {STRENGTHS[strength]} | {sources}\n")


main()
