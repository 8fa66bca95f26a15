"""The black-box door: `ask`, `ask --jsonl` and `explain`. Others measure the assistant through it.

A line in, {"id", "q"}; a line out, {"id", "outcome", "text", "choices", "action", "ms"}. Each question is the first
message of a new person: nothing is stored and nothing is remembered.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable
from typing import TextIO

from bot.channels.plain import rendered
from bot.content import open_library
from bot.explaining import explained
from handlers.messages import Reply
from handlers.officials.ask import replies_to
from handlers.texts import operation as texts
from knowledge.library import Library

_RANK = ("answer", "choices", "action", "forward", "small")
"""When a message held several questions, the outcome that says most."""


def main(args: argparse.Namespace) -> int:
    """Answer the question of the command line, or those that come in as lines."""
    if not args.jsonl and not args.question:
        print(texts.question_missing(), file=sys.stderr)
        return 2
    library = open_library()
    if args.order == "explain":
        print(explained(" ".join(args.question), library))
    elif args.jsonl:
        serve(sys.stdin, sys.stdout, library)
    else:
        print(rendered(replies_to(" ".join(args.question), None, library)))
    return 0


def serve(lines: Iterable[str], out: TextIO, library: Library) -> None:
    """Answer each line as it comes."""
    for line in lines:
        if line.strip():
            out.write(json.dumps(reply_to_line(line, library), ensure_ascii=False) + "\n")
            out.flush()


def reply_to_line(line: str, library: Library) -> dict[str, object]:
    """One line of the door; one that cannot be read is answered as an empty question, with the id `null`."""
    begun = time.perf_counter()
    row = _row(line)
    question = row.get("q")
    replies = replies_to(question if isinstance(question, str) else "", None, library)
    spent = round((time.perf_counter() - begun) * 1000, 3)
    return {"id": row.get("id"), **as_record(replies, library), "ms": spent}


def _row(line: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except ValueError:
        return {}
    return row if isinstance(row, dict) else {}


def as_record(replies: tuple[Reply, ...], library: Library) -> dict[str, object]:
    """The replies to one message as the door describes them."""
    outcome = min((reply.outcome for reply in replies), key=lambda o: _RANK.index(o) if o in _RANK else len(_RANK))
    record: dict[str, object] = {"outcome": outcome, "text": "\n\n".join(reply.text for reply in replies)}
    if outcome == "choices":
        offered = [choice for reply in replies for choice in reply.choices]
        record["choices"] = [{"label": c.label, "text": _worth(c.says, library)} for c in offered]
    action = next((reply.action for reply in replies if reply.action), None)
    if action:
        record["action"] = action
    return record


def _worth(says: str, library: Library) -> str:
    """What picking a choice would answer."""
    if says.startswith("/"):
        return ""
    return "\n\n".join(reply.text for reply in replies_to(says, None, library))
