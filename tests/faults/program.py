"""The program under test: a process of its own, which runs bot.serve and can be killed, from outside or from within.

A server imports everything once and forks each process, so that a start costs a tenth of a second instead of two. The
database, the lock and the connections are each process's own. Its assistant knows one thing; real content is for load.
"""

import asyncio
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import event
from sqlalchemy.orm import Session, configure_mappers

from bot import logs
from bot.channels.telegram.polling import Patience
from bot.channels.telegram.program import Tempo
from bot.serve import main
from bot.settings import Settings
from bot.shelf import Shelf
from bot.wiring import Brain
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Reply
from tests.builders import JUDGEMENT
from tests.still import Still

SCALE = 0.01
"""A minute of Telegram's limits lasts 0.6 s."""

ADMIN = 900
"""Who is in charge from the start, and never appears."""

TEMPO = Tempo(scale=SCALE, answers=10, round=0.5, again=0.05, patience=Patience(hold=20, shortest=0.05, longest=0.2))

configure_mappers()
_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["pytest", __name__])


@dataclass(frozen=True, slots=True)
class Death:
    """SIGKILL from within, as the program commits its n-th transaction that changes something."""

    number: int
    when: Literal["before", "after"]


class Program:
    """One installation: what is started again finds what the last one left. `ends` are the exit codes so far."""

    def __init__(self, env: Mapping[str, str], load: Callable[[], Shelf] | None = None, tempo: Tempo = TEMPO) -> None:
        """Without `load`, its assistant knows one thing."""
        self._env = dict(env)
        self._load = load or _still
        self._tempo = tempo
        self._process: ForkServerProcess | None = None
        self.ended: asyncio.Task[int] | None = None
        """The end of the one that runs now."""
        self.ends: list[int] = []

    def starts(self, death: Death | None = None) -> "asyncio.Task[int]":
        """Its end: the exit code; the number of the signal, negative, when it was killed."""
        self._process = _FORKS.Process(target=_run, args=(self._env, self._load, self._tempo, death), daemon=True)
        self._process.start()
        self.ended = asyncio.create_task(self._end_of(self._process))
        return self.ended

    async def is_killed(self) -> None:
        assert self._process is not None and self.ended is not None, "it was never started"
        self._process.kill()
        await self.ended

    async def stops(self) -> None:
        """As the system asks a service to stop; it finishes what is under way."""
        assert self._process is not None and self.ended is not None, "it was never started"
        if not self.ended.done():
            self._process.terminate()
        await self.ended

    def processor(self) -> float:
        """Seconds of processor that it has taken so far (Linux)."""
        assert self._process is not None, "it was never started"
        fields = Path(f"/proc/{self._process.pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def _end_of(self, process: ForkServerProcess) -> int:
        await asyncio.to_thread(process.join)
        code = process.exitcode
        assert code is not None
        self.ends.append(code)
        return code


def environment(url: str, token: str, database: Path, group: int) -> dict[str, str]:
    """As an installation sets it; answers leave at once, so that there is nothing to wait for."""
    return {
        "DATABASE_URL": f"sqlite+aiosqlite:///{database}",
        "TELEGRAM_API_URL": url,
        "TELEGRAM_BOT_TOKEN": token,
        "SECRETARIAT_CHAT_ID": str(group),
        "ADMIN_IDS": str(ADMIN),
        "UNDO_SECONDS": "0",
        "BACKUP_KEEP": "0",
        "LOG_LEVEL": "ERROR",
    }


async def know_one_thing(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...]:
    if "VI" in incoming.text:
        return (Reply("La VI fue el 23 y 24 de septiembre de 2020.", "answer"),)
    yes = Choice("Sí, envíela", f"/enviar_consulta {incoming.text}")
    return (Reply("No lo sé. ¿La envío a la Secretaría?", "forward", (yes,)),)


def _still() -> Shelf:
    return Still(Brain(know_one_thing, (), lambda question: question, lambda: "", JUDGEMENT))


def _run(env: Mapping[str, str], load: Callable[[], Shelf], tempo: Tempo, death: Death | None) -> None:
    os.environ["PTB_TIMEDELTA"] = "true"
    settings = Settings.from_env(env)
    logs.set_up(settings.log_level)
    if death is not None:
        _doom(death)
    sys.exit(main(settings, load, tempo))


def _doom(death: Death) -> None:
    """Sessions tell when they write; only those are counted, because the others cannot lose anything."""
    left = death.number

    def wrote(session: Session, _context: Any) -> None:
        session.info["wrote"] = True

    def committing(session: Session) -> None:
        nonlocal left
        left -= bool(session.info.pop("wrote", False))
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Session, "after_flush", wrote)
    event.listen(Session, f"{death.when}_commit", committing)
