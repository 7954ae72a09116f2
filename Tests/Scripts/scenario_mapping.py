"""The mapping that a person would write for the made-up account, and what Request Tracker makes of a subject."""


def mapping(truth, queues):
    """What a person would write after reading the draft."""
    fields = truth["fields"]
    lines = ["deskferry: 1", f"from: {{ desk: zendesk, account: {truth['account']} }}",
             "to: { desk: request-tracker }", "containers:",
             f"  - {{ from: {{ id: \"{truth['support']}\" }}, to: {{ use: \"{queues['Support']}\" }} }}",
             f"  - {{ from: {{ id: \"{truth['strict']}\" }}, to: {{ use: \"{queues['Strict']}\" }} }}", "statuses:"]
    for number, category, label, brand, target in truth["statuses"]:
        scope = "desk" if brand == truth["support"] else "strict"
        known = {"new": "new", "open": "open", "resolved": "solved", "rejected": "cancelled"}.get(target)
        cross = ", acrossCategories: true" if known and known != category else ""
        word = "" if known else f", category: {category}"
        lines.append(f'  - {{ from: {{ id: "{number}", label: "{label}" }}, to: {{ use: "{target}", scope: {scope}'
                     f'{word} }}{cross} }}')
    lines += [
        "visibility: { unknown: internal }",
        "priorities:", "  - { from: { id: low }, to: { use: \"0\" } }",
        "  - { from: { id: normal }, to: { use: \"50\" } }",
        "  - { from: { id: high }, to: { use: \"100\" } }",
        "  - { from: { id: urgent }, to: { use: \"100\" }, trace: tag, because: there is none above high }",
        "types:", "  - { from: { id: question }, to: { drop: true }, because: nearly all are }",
        "  - { from: { id: task }, to: { tag: type-task } }",
        "  - { from: { id: incident }, to: { tag: type-incident } }",
        "  - { from: { id: problem }, to: { tag: type-problem } }",
        "channels:", "  - { otherwise: { drop: true } }",
        "groups:", "  - { from: { id: \"801\" }, to: { tag: workshop } }", "  - { otherwise: { drop: true } }",
        "fields:",
        f"  - {{ from: \"{fields['product']}\", to: {{ use: Product }}, options: ["
        " { from: router, to: { use: Router } }, { from: switch, to: { use: Switch } },"
        " { from: other, to: { use: Other } }, { otherwise: { drop: true } } ] }",
        f"  - {{ from: \"{fields['occurred']}\", to: {{ use: Occurred }} }}",
        f"  - {{ from: \"{fields['serial']}\", to: {{ drop: true }}, because: nobody reads them }}",
        f"  - {{ from: \"{fields['parts']}\", to: {{ tag: \"{{value}}\" }} }}",
        f"  - {{ from: \"{fields['warranty']}\", to: {{ tag: warranty }} }}",
        "people: { match: address }", "skip: { states: [ spam, deleted ] }", ""]
    return "\n".join(lines)


def one_line(subject):
    """What Request Tracker keeps of a subject: one line of at most 200 bytes."""
    line = (subject or "").replace("\r\n", " ")
    for end in "\n\r\x0b\x0c\x85\u2028\u2029":
        line = line.replace(end, " ")
    return line.encode()[:200].decode("utf-8", "ignore")
