"""Plays every transcript (*.txt beside this file) through the doorway, over the database.

    # A remark; the first one says what the transcript shows.
    [grupo]                         the secretariat has a group with topics; without it, each is written to in private
    oficial: ¿Hay cupos?            a person writes: «oficial», «secretaria», «colega», «admin», «nueva» (a stranger),
        ¿La envío                   or any name (an official). Indented: the reply contains this, in this order
        ! error                     indented with «!»: the reply does not contain this
        (nada)                      there is no reply at all
    secretaria toca: Enviar         a button, by its label, under the newest message that has it
    secretaria en el grupo: hola    in the group, in no topic
    secretaria en la consulta 1: …  in the topic of a case
    secretaria responde a «Consulta número 1»: …    an explicit answer to the newest message that contains this
    secretaria responde con una foto a «…»: …       the same, with a photo
    secretaria edita: …             her last message reads like this now
    secretaria recibe:              the letters that reach this person now; «[cambia]» marks one that was changed
    consulta1 recibe:               the same for the topic of a case; «grupo recibe:» for what is in no topic
    reloj: pasan 2 horas            time passes, and the routines of the clock run once

It is a Monday noon. The assistant of the transcripts knows two things: «¿Cuándo fue la VI?» and that «¿y la VII?»
follows. Everything else it offers to forward, as the real one does.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.storage.database import opened
from bot.storage.store import Store
from bot.wiring import Brain
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply, Turn
from tests.builders import JUDGEMENT
from tests.conftest import url_of
from tests.conversations.stage import PLACES, Stage
from tests.fakes import FakeClock

TRANSCRIPTS = sorted(Path(__file__).parent.glob("*.txt"))


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


BRAIN = Brain(know_little, (), lambda question: f"Explicación de «{question}»", lambda: "2 hechos", JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One line of a transcript, and what must come back."""

    line: int
    head: str
    says: str
    expected: tuple[str, ...]


def exchanges(transcript: Path) -> Iterator[Exchange]:
    lines = transcript.read_text(encoding="utf-8").splitlines()
    spoken = [(i, line) for i, line in enumerate(lines) if line and not line.startswith(("#", " ", "["))]
    for (start, line), (end, _) in zip(spoken, [*spoken[1:], (len(lines), "")], strict=True):
        head, _, says = line.partition(":")
        expected = tuple(below.strip() for below in lines[start + 1 : end] if below.startswith(" "))
        yield Exchange(start + 1, head, says.strip(), expected)


@pytest.mark.slow
@pytest.mark.parametrize("transcript", TRANSCRIPTS, ids=lambda path: path.stem)
async def test_the_conversation_goes_as_written(transcript: Path, database: Path, clock: FakeClock) -> None:
    places = PLACES if "\n[grupo]\n" in transcript.read_text(encoding="utf-8") else ()

    async with opened(url_of(database)) as engine:
        stage = Stage(Store(engine, clock, places=places), clock, BRAIN)

        for exchange in exchanges(transcript):
            said = await stage.play(exchange.head, exchange.says)
            check(said, exchange, f"{transcript.name}:{exchange.line}")


def check(said: str, exchange: Exchange, where: str) -> None:
    at = 0
    for expected in exchange.expected:
        if expected == "(nada)":
            assert said == "", f"{where}: not silent:\n{said}"
            continue
        if expected.startswith("! "):
            assert expected[2:] not in said, f"{where}: «{expected[2:]}» in\n{said}"
            continue
        found = said.find(expected, at)
        assert found >= 0, f"{where}: «{expected}» not (or not in order) in\n{said}"
        at = found + len(expected)
