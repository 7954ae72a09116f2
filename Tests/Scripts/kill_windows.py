"""The windows of the kill test, and what proves that a process died in one."""
import os
import shutil
import sqlite3
import tempfile

BIG = 1_000_000
# Window, how it is hit, and its point: a moment of DESKFERRY_KILL_AT, or a mode of the proxy's trap.
PUSH_WINDOWS = [
    ("before intent", "point", "beforeIntent"),
    ("intent written", "point", "intentWritten"),
    ("request half sent", "trap", "part"),
    ("answer lost", "trap", "lost"),
    ("answer lost, effect after death", "trap", "late"),
    ("answer not recorded", "point", "answered"),
    ("between ticket and message", "point", "created/ticket"),
    ("during an attachment", "trap", "attachment"),
]
UNDO_WINDOWS = [
    ("undo: before the call", "point", "beforeRemoval"),
    ("undo: request half sent", "trap", "part"),
    ("undo: answer lost", "trap", "lost"),
    ("undo: effect after death", "trap", "late"),
    ("undo: answer not recorded", "point", "removed"),
    ("undo: removal recorded", "point", "removalRecorded"),
]


def fits(target, verb, point):
    """Which requests a trap is for."""
    if verb == "undo":
        return target.is_undo
    if point == "attachment":
        return lambda request: request.writes and request.is_form and request.length > BIG
    if point == "part":
        return lambda request: request.writes and 0 < request.length <= BIG
    return lambda request: request.writes


def proves(how, point, said, trap, delivered, ledger):
    """Whether ledger and wire show that the process died where it was meant to."""
    if how == "trap":
        seen = trap.evidence
        if point == "attachment":
            return seen["ever sent"] < seen["length"]  # the process itself was still sending
        if point == "part":
            return seen["passed on"] < max(seen["length"], 1)
        return point == "late" or 200 <= seen.get("status", 0) < 300  # late ones are judged when they have arrived
    marker = f"SIGKILL at {point.split('/')[0]} of "
    if marker not in said:
        return False
    records, steps = look(ledger, said.split(marker)[1].splitlines()[0])
    states = [state for _, state in steps]
    if point == "beforeIntent":
        return "intent" not in states
    if point == "intentWritten":
        return "intent" in states
    if point == "answered":
        return "intent" in states and delivered > 0
    if point == "created/ticket":
        return records == [("open", True)] and not any(step.startswith("message") for step, _ in steps)
    if point == "removalRecorded":
        return not records
    return bool(records)  # beforeRemoval, removed: not yet forgotten


def look(ledger, key):
    """What a copy of the ledger says of a record. The ledger itself is left as the dead process left it."""
    with tempfile.TemporaryDirectory() as place:
        for suffix in ("", "-wal"):
            if os.path.exists(ledger + suffix):
                shutil.copyfile(ledger + suffix, os.path.join(place, "ledger" + suffix))
        database = sqlite3.connect(os.path.join(place, "ledger"))
        records = database.execute("SELECT state, targetID IS NOT NULL FROM records WHERE key = ?", (key,))
        records = [(state, bool(known)) for state, known in records]
        steps = database.execute("SELECT step, state FROM steps WHERE key = ?", (key,)).fetchall()
        database.close()
        return records, steps
