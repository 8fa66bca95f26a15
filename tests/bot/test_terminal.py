"""The terminal: a pipe is answered line by line; a screen greets, prompts and shows what arrives."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import PipeInput, create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot.channels.plain import rendered, visible
from bot.channels.terminal import Terminal
from bot.doorway import Doorway
from bot.work import Storage
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.ports import StoredFile
from handlers.texts import terminal as texts
from tests.builders import choice, letter, reply
from tests.fakes import FakeClock, FakeStorage


async def echo(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    return (reply(f"eco {incoming.text}"),)


async def at_once() -> None:
    """Nothing to wait for."""


class Screen:
    """A terminal for ana, and all that it shows."""

    def __init__(self, clock: FakeClock, folder: Path) -> None:
        self.shown: list[str] = []
        self.storage: Storage = FakeStorage(clock)
        doorway = Doorway(self.storage, lambda _work, _role: (echo,))
        self.terminal = Terminal(
            doorway,
            self.storage,
            clock,
            person="ana",
            write=self.shown.append,
            wraps=False,
            ready=at_once,
            folder=folder,
        )

    async def send_from_elsewhere(self, text: str, *, to: str = "ana") -> None:
        async with self.storage.transaction() as work:
            await work.outbox.put(letter(f"{to}:{text}", to=to, channel="terminal", text=text))


@pytest.fixture
def screen(clock: FakeClock, tmp_path: Path) -> Screen:
    return Screen(clock, tmp_path)


async def test_each_line_of_a_pipe_is_answered_in_turn(screen: Screen) -> None:
    await screen.terminal.read_lines([b"uno\n", "dos ñ\r\n".encode(), b"\n", b"   \n", b"tres"])

    assert screen.shown == ["eco uno", "eco dos ñ", "eco tres"]


async def test_bytes_that_are_no_text_are_answered_too(screen: Screen) -> None:
    await screen.terminal.read_lines([b"\xef\xbb\xbfhola\n", b"\xff\xfe\x00\x80\n"])

    assert screen.shown == ["eco hola", "eco ���"]


@pytest.mark.parametrize("leaving", [b"/salir\n", b"/SALIR", b"salir\n"])
async def test_a_pipe_may_leave(screen: Screen, leaving: bytes) -> None:
    await screen.terminal.read_lines([b"uno\n", leaving, b"dos\n"])

    assert screen.shown == ["eco uno"]


async def test_what_arrived_for_this_person_is_shown_in_a_pipe_too(screen: Screen) -> None:
    await screen.send_from_elsewhere("Respuesta para ana")
    await screen.send_from_elsewhere("Respuesta para eva", to="eva")

    await screen.terminal.read_lines([b"uno\n"])

    assert screen.shown == ["— Mensaje nuevo —\nRespuesta para ana", "eco uno"]


@pytest.fixture
def keys() -> Iterator[PipeInput]:
    with create_pipe_input() as keyboard, create_app_session(input=keyboard, output=DummyOutput()):
        yield keyboard


@pytest.mark.parametrize("leaving", ["/salir\r", "\x04", "\x03"], ids=["/salir", "Ctrl-D", "Ctrl-C"])
async def test_a_screen_greets_answers_and_says_goodbye(screen: Screen, keys: PipeInput, leaving: str) -> None:
    keys.send_text(f"hola\r{leaving}")

    await screen.terminal.converse("official")

    greeting, *between, farewell = screen.shown
    assert greeting.startswith("Soy Enlace CONARE")
    assert len(greeting.splitlines()) == 3
    assert between == ["eco hola"]
    assert farewell == "Hasta pronto."


async def test_an_empty_line_on_a_screen_says_nothing(screen: Screen, keys: PipeInput) -> None:
    keys.send_text("\r  \r/salir\r")

    await screen.terminal.converse("secretariat")

    assert len(screen.shown) == 2
    assert "/pendientes" in screen.shown[0]


async def test_what_arrives_is_shown_above_the_prompt(screen: Screen, keys: PipeInput) -> None:
    await screen.send_from_elsewhere("Respuesta para ana")
    keys.send_text("hola\r/salir\r")

    await screen.terminal.converse("official")

    assert "— Mensaje nuevo —\nRespuesta para ana" in screen.shown


def test_choices_are_numbered_under_the_reply() -> None:
    assert rendered([reply("¿Cuál?", choice("Esta"), choice("Otra"))]) == "¿Cuál?\n\n1. Esta\n2. Otra"


def test_long_lines_are_wrapped_without_breaking_addresses() -> None:
    address = "https://ejemplo.org/una-direccion-muy-larga-que-no-cabe"

    wrapped = visible(f"Una línea que no cabe en la ventana\n\nFuente: {address}", 20)

    assert wrapped.splitlines() == ["Una línea que no", "cabe en la ventana", "", "Fuente:", address]


def test_nobody_drives_the_terminal_of_somebody_else() -> None:
    assert visible("hola\x1b[2J\x07\r\x9b31m\tñ\nfin") == "hola[2J31m\tñ\nfin"


async def test_a_file_that_comes_along_is_written_and_said_where(screen: Screen, tmp_path: Path) -> None:
    async with screen.storage.transaction() as work:
        await work.files.keep("k", StoredFile("../../contenidos.csv", b"a;b"))
        await work.outbox.put(replace(letter("f", channel="terminal", text="Aquí está."), file="k"))

    await screen.terminal.read_lines([])

    assert (tmp_path / "contenidos.csv").read_bytes() == b"a;b"
    assert screen.shown == [f"{texts.news()}\nAquí está.\n\nEl archivo está en {tmp_path / 'contenidos.csv'}"]


async def test_a_file_that_cannot_be_written_or_is_gone_is_said(screen: Screen, tmp_path: Path) -> None:
    (tmp_path / "a.csv").mkdir()
    async with screen.storage.transaction() as work:
        await work.files.keep("k", StoredFile("a.csv", b"a;b"))
        for key in ("k", "gone"):
            await work.outbox.put(replace(letter(key, channel="terminal", text="Aquí está."), file=key))

    await screen.terminal.read_lines([])

    assert "No se pudo escribir el archivo" in screen.shown[0]
    assert "ya no se conserva" in screen.shown[1]
