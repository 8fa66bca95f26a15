"""Replies and memories as JSON, and back. What this version cannot read is `None`, not an error."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, assert_never

from bot.storage.tables.messages import ParcelRow
from handlers.admins.curation.editing import Editing
from handlers.dialogue import Choosing, Dialogue, Idle, Memory, Writing
from handlers.messages import Attachment, Choice, Formatted, Incoming, Lane, Lapse, Letter, Reply, Turn
from handlers.people.form import Form

LANES: tuple[Lane, ...] = ("reply", "desk", "broadcast")
"""By their number in the database: the order of delivery."""


def replies_to_json(replies: tuple[Reply, ...]) -> str:
    """The replies, to be said again word for word."""
    return json.dumps([asdict(reply) for reply in replies], ensure_ascii=False)


def replies_from_json(written: str) -> tuple[Reply, ...] | None:
    """The replies of `replies_to_json`."""
    try:
        return tuple(_reply(row) for row in json.loads(written))
    except (ValueError, TypeError, KeyError):
        return None


def incoming_to_json(incoming: Incoming) -> str:
    """The message as it came in."""
    return json.dumps(asdict(incoming), ensure_ascii=False)


def incoming_from_json(written: str) -> Incoming | None:
    """The message of `incoming_to_json`."""
    try:
        row = json.loads(written)
        return Incoming(**{**row, "file": Attachment(**row["file"]) if row.get("file") else None})
    except (ValueError, TypeError):
        return None


def letter_of(row: ParcelRow) -> Letter:
    """A stored letter; whether its moment has come is the outbox's business."""
    return Letter(
        key=row.key,
        channel=row.channel,
        conversation=row.conversation,
        text=row.text,
        choices=choices_from_json(row.choices),
        act=row.act,  # type: ignore[arg-type]
        of=row.of,
        thread=row.thread,
        lane=LANES[row.lane],
        entry=row.entry,
        file=row.file,
        formatted=formatted_from_json(row.formatted),
        redacted=redacted_from_json(row.formatted),
    )


def choices_to_json(choices: Sequence[Choice]) -> str:
    """What is offered under a message."""
    return json.dumps([asdict(choice) for choice in choices], ensure_ascii=False)


def choices_from_json(written: str) -> tuple[Choice, ...]:
    """The choices of `choices_to_json`; none when they cannot be read."""
    try:
        return tuple(Choice(**choice) for choice in json.loads(written))
    except (ValueError, TypeError):
        return ()


def formatted_to_json(formatted: Sequence[Formatted], redacted: str = "") -> str:
    """Passages with markup; with what takes the place of the words one day, beside them."""
    passages = [asdict(passage) for passage in formatted]
    return json.dumps({"passages": passages, "redacted": redacted} if redacted else passages, ensure_ascii=False)


def formatted_from_json(written: str) -> tuple[Formatted, ...]:
    """The passages of `formatted_to_json`; none when they cannot be read."""
    try:
        read = json.loads(written)
        return tuple(Formatted(**passage) for passage in (read["passages"] if isinstance(read, dict) else read))
    except (ValueError, TypeError, KeyError):
        return ()


def redacted_from_json(written: str) -> str:
    """What takes the place of the words; empty when they stay."""
    try:
        read = json.loads(written)
    except ValueError:
        return ""
    return str(read.get("redacted", "")) if isinstance(read, dict) else ""


def memory_to_json(memory: Memory) -> str:
    """All that a conversation remembers."""
    match memory.dialogue:
        case Idle():
            dialogue: dict[str, Any] = {"is": "idle"}
        case Choosing(offered):
            dialogue = {"is": "choosing", "offered": [asdict(choice) for choice in offered]}
        case Writing(command, offered):
            dialogue = {"is": "writing", "command": command, "offered": [asdict(choice) for choice in offered]}
        case never:
            assert_never(never)
    turn = asdict(memory.turn) if memory.turn else None
    form = asdict(memory.form) if memory.form else None
    editing = asdict(memory.editing) if memory.editing else None
    return json.dumps({"dialogue": dialogue, "turn": turn, "form": form, "editing": editing}, ensure_ascii=False)


def memory_from_json(written: str) -> Memory | None:
    """The memory of `memory_to_json`."""
    try:
        row = json.loads(written)
        return Memory(
            _dialogue(row["dialogue"]), _turn(row["turn"]), _form(row.get("form")), _editing(row.get("editing"))
        )
    except (ValueError, TypeError, KeyError):
        return None


def _dialogue(row: dict[str, Any]) -> Dialogue:
    match row["is"]:
        case "choosing":
            return Choosing(tuple(Choice(**choice) for choice in row["offered"]))
        case "writing":
            return Writing(str(row["command"]), tuple(Choice(**choice) for choice in row.get("offered", ())))
        case _:
            return Idle()


def _reply(row: dict[str, Any]) -> Reply:
    read = {"choices": _choices(row["choices"]), "turn": _turn(row["turn"]), "form": _form(row.get("form"))}
    formatted = tuple(Formatted(**passage) for passage in row.get("formatted", ()))
    return Reply(
        **{
            **row,
            **read,
            "lapse": _lapse(row.get("lapse")),
            "formatted": formatted,
            "editing": _editing(row.get("editing")),
        }
    )


def _choices(rows: Sequence[dict[str, Any]]) -> tuple[Choice, ...]:
    return tuple(Choice(**row) for row in rows)


def _lapse(row: dict[str, Any] | None) -> Lapse | None:
    return None if row is None else Lapse(**{**row, "choices": _choices(row["choices"])})


def _turn(row: dict[str, Any] | None) -> Turn | None:
    return None if row is None else Turn(str(row["question"]), tuple(row["shown"]))


def _form(row: dict[str, Any] | None) -> Form | None:
    return None if row is None else Form(**{**row, "asks": tuple(row["asks"]), "left": tuple(row["left"])})


def _editing(row: dict[str, Any] | None) -> Editing | None:
    return None if row is None else Editing(**row)
