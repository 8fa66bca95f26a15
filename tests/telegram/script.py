"""The loop as it is written in ``loop.txt``: who does what, and what is read then.

## A head                        for the account of it
# A remark                       likewise
Ana escribe: text                in private
Eva comenta en el grupo: text    among colleagues
Eva responde a «words»: text     to the latest message of the group with these words
Eva toca: label                  the latest button of that name in private, or «en el grupo»
Pasan: 61 segundos
    Ana lee: words               indented: among what appears or changes after it
    Ana no lee: words            nor, then or before
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from tests.telegram.service import Moment, Running
from tests.telegram.stages import GROUP, Shown, Stage

LOOP = Path(__file__).with_name("loop.txt")
_STEP = re.compile(r"(?P<who>\w+)(?: (?P<does>[^:«]+?))?(?: «(?P<quoted>[^»]+)»)?: (?P<text>.*)")


@dataclass(frozen=True, slots=True)
class Reads:
    """What somebody reads, or never does."""

    place: str
    words: str
    never: bool


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody does, and what follows."""

    line: str
    who: str
    does: str
    quoted: str
    text: str
    then: tuple[Reads, ...]


@dataclass(frozen=True, slots=True)
class Happened:
    """A step, and what appeared or changed on the screens; `after` is without what it was before."""

    step: Step
    after: Sequence[tuple[Shown, bool]]
    """Each with whether it is a change of what was there."""


def steps(text: str) -> Iterator[str | Step]:
    """Heads and remarks as they are written."""
    lines = [line for line in text.splitlines() if line.strip()]
    for place, line in enumerate(lines):
        if line.startswith("#"):
            yield line
        elif not line.startswith(" "):
            yield _step(line, lines[place + 1 :])


async def play(step: Step, stage: Stage, running: Running) -> Happened:
    """Do it, and wait until it is read; then nothing more may come that should not."""
    before = {(one.place, one.id): one for one in stage.screens()}
    await _do(step, stage, running.clock)
    wanted = [reads for reads in step.then if not reads.never]
    try:
        await stage.until(lambda: all(_is_read(reads, _fresh(stage, before)) for reads in wanted))
    except AssertionError as late:
        late.add_note(f"after «{step.line}» there is {_fresh(stage, before)}")
        raise
    await running.settled(given=stage.has_given)
    for reads in step.then:
        assert reads.never is False or not _is_read(reads, stage.screens()), f"{step.line}: «{reads.words}» is read"
    return Happened(step, [(one, (one.place, one.id) in before) for one in _fresh(stage, before)])


def latest(screens: Sequence[Shown], place: str, *, words: str = "", button: str = "") -> Shown:
    """The last message of a place that says these words, and has this button."""
    found = [s for s in screens if s.place == place and words in s.text and (not button or button in s.buttons)]
    assert found, f"nothing in {place} with «{words or button}»"
    return found[-1]


async def _do(step: Step, stage: Stage, clock: Moment) -> None:
    match step.does.split():
        case ["escribe"]:
            await stage.writes(step.who, step.text)
        case ["comenta", *_]:
            await stage.chats(step.who, step.text)
        case ["responde", "a"]:
            await stage.replies(step.who, latest(stage.screens(), GROUP, words=step.quoted), step.text)
        case ["toca", *where]:
            place = GROUP if where else step.who
            await stage.taps(step.who, latest(stage.screens(), place, button=step.text), step.text)
        case _:
            assert step.who == "Pasan", step.line
            clock.advance(timedelta(seconds=int(step.text.split()[0])))


def _step(line: str, below: Sequence[str]) -> Step:
    found = _STEP.fullmatch(line)
    assert found, line
    then = []
    for said in below:
        if not said.startswith(" "):
            break
        who, _, words = said.strip().partition(": ")
        then.append(Reads(who.split()[0], words, never=" no " in who))
    return Step(line, found["who"], found["does"] or "", found["quoted"] or "", found["text"], tuple(then))


def _fresh(stage: Stage, before: dict[tuple[str, str], Shown]) -> list[Shown]:
    return [one for one in stage.screens() if before.get((one.place, one.id)) != one]


def _is_read(reads: Reads, screens: Sequence[Shown]) -> bool:
    return any(reads.words in one.text for one in screens if one.place == reads.place)
