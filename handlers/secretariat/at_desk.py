"""What is written in the topic of a case. NOTHING LEAVES unless it was meant to: an explicit reply to the card, news or
preview of a case, or «/r texto», becomes a draft with a preview; everything else stays among colleagues.

A command that is written there without a number is about that case.
"""

import re
from dataclasses import replace

from handlers.casework import board
from handlers.casework.work import Casework
from handlers.dialogue import Memory
from handlers.messages import Incoming, Letter, Reply
from handlers.ports import Case, Person
from handlers.router import Handler
from handlers.secretariat import drafting
from handlers.secretariat.on_case import DESK, numbered
from handlers.texts import at_desk as texts
from knowledge.text import drop_accents

_COMMAND = re.compile(r"\s*/\s*(?P<name>[^\s@/]+)(?:@\S*)?\s*(?P<rest>.*)", re.DOTALL)
_WRITES = frozenset({"responder", "r"})
_WITH_TEXT = frozenset({"corregir", "precision", "nota", "publicarfaq"}) | _WRITES
"""What follows these is a text, even when it begins with a number («/r 3 cupos»)."""
_BARE = frozenset({
    "caso", "tomar", "soltar", "cerrar", "reabrir", "borrar", "confirmar", "descartar", "deshacer", "indicarfuente",
    "publicarsinfuente",
})  # fmt: skip
_TWO_CASES = re.compile(r"\D{0,4}\d+\s+(?:en|con|a)\s+\D{0,8}\d+\D*", re.IGNORECASE)


async def at_desk(incoming: Incoming, memory: Memory, *, casework: Casework, run: Handler) -> tuple[Reply, ...] | None:
    """`run` is what dispatches commands. No reply at all to what was said among colleagues."""
    meant = board.case_at_desk(incoming.regarding)
    number = meant or board.case_of(incoming.topic)
    case = await casework.cases.find(number) if number is not None else None
    if case is None:
        return None
    if incoming.picks is not None or _is_command(incoming):
        return await _ordered(incoming, memory, case, casework=casework, run=run)
    if meant is None or _is_an_old_edit(incoming, case):
        return await _kept(incoming, case, casework)
    if not _is_theirs(casework.person):
        return await _refused(incoming, case, casework)
    return await _drafted(incoming, case, incoming.text.strip(), casework)


async def _ordered(
    incoming: Incoming, memory: Memory, case: Case, *, casework: Casework, run: Handler
) -> tuple[Reply, ...] | None:
    """A button says everything; a command written in a topic may leave out the number."""
    allowed = _is_theirs(casework.person)
    if incoming.picks is not None:
        return None if allowed else await _refused(incoming, case, casework)
    name, rest = _parted(incoming.text)
    if not allowed or name not in _BARE | _WITH_TEXT | {"fusionar"}:
        return None
    if incoming.edits:
        edits_draft = name in _WRITES and drafting.is_source(incoming, case)
        return await _drafted(incoming, case, _text_for(case, rest), casework) if edits_draft else ()
    if name in _WRITES and (_text_for(case, rest) or incoming.media):
        return await _drafted(incoming, case, _text_for(case, rest), casework)
    return await run(replace(incoming, text=_with_number(name, rest, case)), memory)


async def _drafted(incoming: Incoming, case: Case, text: str, casework: Casework) -> tuple[Reply, ...]:
    """In the topic the preview is there already, and needs no other word."""
    reply = await drafting.respond(incoming, case, text, casework=casework)
    return () if incoming.topic and reply == drafting.shown_in_topic(case) else (reply,)


async def _kept(incoming: Incoming, case: Case, casework: Casework) -> tuple[Reply, ...] | None:
    """Stays among colleagues; whoever answered what we said, perhaps meaning the askers, hears once the way."""
    if not incoming.topic:
        return None
    if incoming.regarding.startswith("reply:") and not incoming.edits and _is_theirs(casework.person):
        await _once("kept", texts.not_sent(case.number), incoming, case, casework)
    return ()


async def _refused(incoming: Incoming, case: Case, casework: Casework) -> tuple[Reply, ...]:
    await _once("refused", texts.not_yours(casework.person.who.name), incoming, case, casework)
    return ()


async def _once(why: str, text: str, incoming: Incoming, case: Case, casework: Casework) -> None:
    """For each person and case: the key of the letter is the same."""
    key = f"{why}:{incoming.channel}:{incoming.person}:{case.number}"
    of = f"#{incoming.source}" if incoming.source else ""
    letter = Letter(key, incoming.channel, incoming.conversation, text, of=of, thread=incoming.topic, lane="reply")
    await casework.outbox.put(letter)


def _is_theirs(person: Person) -> bool:
    """Rights rest on the person, whoever let them into the group."""
    return person.role in DESK and person.standing != "revoked"


def _is_command(incoming: Incoming) -> bool:
    return _COMMAND.fullmatch(incoming.text) is not None


def _is_an_old_edit(incoming: Incoming, case: Case) -> bool:
    """An edit of anything but the message that the draft or the answer was written in."""
    return incoming.edits and not drafting.is_source(incoming, case)


def _parted(text: str) -> tuple[str, str]:
    written = _COMMAND.fullmatch(text)
    if written is None:
        return "", ""
    return drop_accents(written["name"].casefold()).replace("_", "").replace("-", ""), written["rest"].strip()


def _with_number(name: str, rest: str, case: Case) -> str:
    """The command as it would be typed elsewhere."""
    if name == "fusionar":
        rest = rest if _TWO_CASES.fullmatch(rest) else f"{case.number} {rest}"
    elif name in _WITH_TEXT:
        rest = f"{case.number} {_text_for(case, rest)}"
    else:
        rest = rest if numbered(rest) else f"{case.number} {rest}"
    return f"/{name} {rest}".strip()


def _text_for(case: Case, rest: str) -> str:
    """Whoever writes the number of the case all the same does not send it to the askers."""
    named = numbered(rest)
    return named[1] if named is not None and named[0] == str(case.number) else rest
