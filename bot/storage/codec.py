"""Replies and memories as JSON, and back. What this version cannot read is `None`, not an error."""

import json
from dataclasses import asdict
from typing import Any, assert_never

from handlers.dialogue import Choosing, Dialogue, Idle, Memory, Writing
from handlers.messages import Choice, Reply, Turn


def replies_to_json(replies: tuple[Reply, ...]) -> str:
    """The replies, to be said again word for word."""
    return json.dumps([asdict(reply) for reply in replies], ensure_ascii=False)


def replies_from_json(written: str) -> tuple[Reply, ...] | None:
    """The replies of `replies_to_json`."""
    try:
        return tuple(_reply(row) for row in json.loads(written))
    except (ValueError, TypeError, KeyError):
        return None


def memory_to_json(memory: Memory) -> str:
    """All that a conversation remembers."""
    match memory.dialogue:
        case Idle():
            dialogue: dict[str, Any] = {"is": "idle"}
        case Choosing(offered):
            dialogue = {"is": "choosing", "offered": [asdict(choice) for choice in offered]}
        case Writing(command):
            dialogue = {"is": "writing", "command": command}
        case never:
            assert_never(never)
    turn = asdict(memory.turn) if memory.turn else None
    return json.dumps({"dialogue": dialogue, "turn": turn}, ensure_ascii=False)


def memory_from_json(written: str) -> Memory | None:
    """The memory of `memory_to_json`."""
    try:
        row = json.loads(written)
        return Memory(_dialogue(row["dialogue"]), _turn(row["turn"]))
    except (ValueError, TypeError, KeyError):
        return None


def _dialogue(row: dict[str, Any]) -> Dialogue:
    match row["is"]:
        case "choosing":
            return Choosing(tuple(Choice(**choice) for choice in row["offered"]))
        case "writing":
            return Writing(str(row["command"]))
        case _:
            return Idle()


def _reply(row: dict[str, Any]) -> Reply:
    choices = tuple(Choice(**choice) for choice in row.pop("choices"))
    return Reply(**{**row, "turn": _turn(row["turn"])}, choices=choices)


def _turn(row: dict[str, Any] | None) -> Turn | None:
    return None if row is None else Turn(str(row["question"]), tuple(row["shown"]))
