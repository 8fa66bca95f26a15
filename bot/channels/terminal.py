"""The terminal: a real channel. One person, one conversation; parcels for this person are printed as they arrive.

On a screen: a prompt, wrapped lines, news checked each second. In a pipe: each line is answered in turn, plain text,
nothing else; news come between the answers.
"""

import asyncio
import contextlib
import shutil
import uuid
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path

from bot.channels.plain import rendered, visible
from bot.courier import Courier
from bot.doorway import Doorway
from bot.work import Parcel, Storage
from handlers.messages import Incoming
from handlers.ports import Clock, Role
from handlers.texts import terminal as texts

CHANNEL = "terminal"
FILES = Path("var/archivos")

Write = Callable[[str], None]
"""Shows one block of text; returns once it is out."""


async def _nothing() -> None:
    return


_LEAVING = frozenset({"/salir", "salir", "/exit", "/quit"})
_EVERY = 1.0
_WIDEST = 100


class Terminal:
    """The conversation of `person` with whoever is at the other side of the doorway."""

    def __init__(
        self,
        doorway: Doorway,
        storage: Storage,
        clock: Clock,
        *,
        person: str,
        write: Write,
        wraps: bool,
        ready: Callable[[], Awaitable[object]],
        folder: Path = FILES,
    ) -> None:
        """Files are written into `folder`."""
        self._doorway = doorway
        self._storage = storage
        self._folder = folder
        self._person = person
        self._write = write
        self._wraps = wraps
        self._ready = ready
        self._courier = Courier(storage, self._deliver, clock, channel=CHANNEL, conversation=person)

    async def read_lines(self, lines: Iterable[bytes], done: Callable[[], Awaitable[None]] = _nothing) -> None:
        """Answer every line of a pipe, until they end or one says to leave; `done` finishes what a line began."""
        await self._courier.deliver_all()
        for line in lines:
            text = line.decode("utf-8", "replace").strip().removeprefix("\ufeff")
            if _leaves(text):
                return
            if text:
                await self._answer(text)
                await done()
                await self._courier.deliver_all()

    async def converse(self, role: Role) -> None:
        """Prompt for one line after another, until the person leaves."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.patch_stdout import patch_stdout

        self._write(visible(texts.greeting(role), self._width()))
        session: PromptSession[str] = PromptSession(texts.PROMPT)
        with patch_stdout(), contextlib.suppress(EOFError, KeyboardInterrupt):
            news = asyncio.create_task(self._courier.run(_EVERY))
            try:
                while not _leaves(text := (await session.prompt_async()).strip()):
                    if text:
                        await self._answer(text)
            finally:
                news.cancel()
                await asyncio.gather(news, return_exceptions=True)  # its transaction ends before the database closes
        self._write(texts.farewell())

    async def _answer(self, text: str) -> None:
        message = Incoming(uuid.uuid4().hex, CHANNEL, self._person, self._person, text)
        await self._ready()  # what answers loads while the person reads the greeting
        replies = await self._doorway.receive(message)
        self._write(rendered(replies, self._width()))

    async def _deliver(self, parcel: Parcel) -> str:
        """A terminal has no topics and cannot change what it printed: a correction is printed again, as such."""
        letter = parcel.letter
        if letter.act in ("say", "revise"):
            head = texts.news() if letter.act == "say" else texts.correction()
            choices = "\n".join(texts.way(choice.label, choice.says) for choice in letter.choices if choice.says)
            text = "\n\n".join(filter(None, (letter.text, await self._written(letter.file), choices)))
            self._write(f"{head}\n{visible(text, self._width())}")
        return ""

    async def _written(self, key: str) -> str:
        """Where the file that came along is now; what cannot be written is said, and stays in the database."""
        if not key:
            return ""
        async with self._storage.transaction() as work:
            file = await work.files.get(key)
        if file is None:
            return texts.file_is_gone()
        path = self._folder / Path(file.name).name
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content)
        except OSError:
            return texts.cannot_write(path)
        return texts.file_is_at(path)

    def _width(self) -> int | None:
        return min(shutil.get_terminal_size().columns, _WIDEST) if self._wraps else None


def _leaves(text: str) -> bool:
    return text.casefold() in _LEAVING
