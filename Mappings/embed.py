#!/usr/bin/env python3
"""Writes every Mappings/*.yaml into Sources/StatusMapping/ as one static string each.

The library then needs no files at run time. Run it after a change of a mapping: `python3 Mappings/embed.py`;
a test compares both sides. `--check` writes nothing and fails if something differs.
"""
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SWIFT = HERE.parent / "Sources" / "StatusMapping"


def camel(stem):
    first, *rest = stem.split("-")
    return first + "".join(part.capitalize() for part in rest)


def text_file(path):
    text = path.read_text(encoding="utf-8")
    if '"""#' in text or "\\#" in text:
        raise SystemExit(f"{path.name}: a raw string cannot hold it")
    name = camel(path.stem)
    return (
        f"// Written by Mappings/embed.py from Mappings/{path.name}; change that file and run the script.\n"
        "// swift-format-ignore-file\n"
        "extension BuiltInMappings {\n"
        f'  static let {name}: StaticString = #"""\n{text}"""#\n'
        "}\n"
    )


def index_file(stems):
    lines = "".join(f'    "{stem}": {camel(stem)},\n' for stem in stems)
    return (
        "// Written by Mappings/embed.py; change Mappings/ and run the script.\n"
        "// swift-format-ignore-file\n"
        "/// The files of Mappings/, built in.\n"
        "enum BuiltInMappings {\n"
        f"  static let vocabularies: [String: StaticString] = [\n{lines}  ]\n"
        "}\n"
    )


def main():
    wanted = {}
    stems = []
    for path in sorted(HERE.glob("*.yaml")):
        wanted["BuiltIn" + camel(path.stem)[0].upper() + camel(path.stem)[1:] + ".swift"] = text_file(path)
        if path.stem not in ("labels", "columns"):
            stems.append(path.stem)
    wanted["BuiltInMappings.swift"] = index_file(stems)
    different = []
    for name, text in wanted.items():
        target = SWIFT / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            different.append(name)
            if "--check" not in sys.argv:
                target.write_text(text, encoding="utf-8")
    for old in SWIFT.glob("BuiltIn*.swift"):
        if old.name not in wanted:
            different.append(old.name)
            if "--check" not in sys.argv:
                old.unlink()
    if "--check" in sys.argv and different:
        raise SystemExit("not up to date, run Mappings/embed.py: " + ", ".join(different))


main()
