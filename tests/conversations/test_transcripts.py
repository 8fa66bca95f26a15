"""Plays every transcript (*.txt beside this file) through the doorway, over the database.

    # A remark; the first one says what the transcript shows.
    oficial: ¿Hay cupos?            what a person writes («oficial», «secretaria», «admin», or any name: an official)
        ¿La envío                   indented: the reply contains this; several lines are found in this order
        ! error                     indented with «!»: the reply does not contain this
    secretaria recibe:              the parcels that reach this person now
        Nueva consulta número 1

The assistant of the transcripts knows two things: «¿Cuándo fue la VI?» and that «¿y la VII?» follows. Everything else
it offers to forward, as the real one does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from bot.channels.plain import rendered
from bot.courier import Courier
from bot.doorway import Doorway
from bot.storage.store import Store
from bot.wiring import Brain, handlers_for
from bot.work import Parcel
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply, Turn
from handlers.ports import Role
from tests.builders import message, person
from tests.fakes import FakeClock

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))
ROLES: dict[str, Role] = {"secretaria": "secretariat", "admin": "admin"}


async def know_little(incoming: Incoming, memory: Memory) -> tuple[Reply, ...]:
    if "VII" in incoming.text and memory.turn:
        return (Reply("La VII fue en 2021.", "answer"),)
    if "VI" in incoming.text:
        return (Reply("La VI fue el 23 y 24 de septiembre de 2020.", "answer", turn=Turn(incoming.text)),)
    if "reunión" in incoming.text:
        offered = ("¿Cuándo fue la VI?", "¿Cuándo fue la V?")
        choices = tuple(Choice(label, label) for label in offered)
        return (Reply("¿Cuál de estas?", "choices", (*choices, Choice("Ninguna", "/cancelar"))),)
    yes = Choice("Sí, envíela", f"/enviar_consulta {incoming.text}")
    return (Reply("No lo sé. ¿La envío a la Secretaría?", "forward", (yes, Choice("No, gracias", "/cancelar"))),)


BRAIN = Brain(know_little, (), lambda question: f"Explicación de «{question}»", lambda: "2 hechos")


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of a transcript, and what must come back."""

    line: int
    who: str
    says: str | None
    expected: tuple[str, ...]


def exchanges(transcript: Path) -> Iterator[Exchange]:
    lines = transcript.read_text(encoding="utf-8").splitlines()
    spoken = [(i, line) for i, line in enumerate(lines) if line and not line.startswith(("#", " "))]
    for (start, line), (end, _) in zip(spoken, [*spoken[1:], (len(lines), "")], strict=True):
        who, _, says = line.partition(":")
        expected = tuple(below.strip() for below in lines[start + 1 : end] if below.startswith(" "))
        name = who.removesuffix(" recibe")
        yield Exchange(start + 1, name, None if name != who else says.strip(), expected)


class Stage:
    """The program, with people instead of channels."""

    def __init__(self, store: Store, clock: FakeClock) -> None:
        self._store = store
        self._clock = clock
        self._doorway = Doorway(store, partial(handlers_for, brain=BRAIN, clock=clock))

    async def play(self, exchange: Exchange) -> str:
        async with self._store.transaction() as work:
            await work.people.record(person(exchange.who, ROLES.get(exchange.who, "official")))
        if exchange.says is None:
            return await self._received(exchange.who)
        return rendered(await self._doorway.receive(message(exchange.says, person=exchange.who)))

    async def _received(self, who: str) -> str:
        arrived: list[str] = []

        async def deliver(parcel: Parcel) -> None:
            arrived.append(parcel.text)

        await Courier(self._store, deliver, self._clock, channel="t", conversation=who).deliver_all()
        return "\n\n".join(arrived)


@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
async def test_the_conversation_goes_as_written(transcript: Path, store: Store, clock: FakeClock) -> None:
    stage = Stage(store, clock)

    for exchange in exchanges(transcript):
        said = await stage.play(exchange)
        check(said, exchange, f"{transcript.name}:{exchange.line}")


def check(said: str, exchange: Exchange, where: str) -> None:
    at = 0
    for expected in exchange.expected:
        if expected.startswith("! "):
            assert expected[2:] not in said, f"{where}: «{expected[2:]}» in\n{said}"
            continue
        found = said.find(expected, at)
        assert found >= 0, f"{where}: «{expected}» not (or not in order) in\n{said}"
        at = found + len(expected)
