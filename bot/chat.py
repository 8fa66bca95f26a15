"""`python -m bot chat`: the whole program in one terminal."""

import argparse
import asyncio
import signal
import sys
from functools import partial

from bot.channels.terminal import CHANNEL, Terminal
from bot.clock import SystemClock
from bot.content import build_library, summary
from bot.doorway import Doorway
from bot.explaining import explained
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.store import Store
from bot.wiring import Brain, handlers_for
from handlers.officials import browse
from handlers.officials.ask import answer
from handlers.ports import Person, Role
from knowledge.library import Library
from knowledge.load import load_content

ROLES: dict[str, Role] = {"oficial": "official", "secretaria": "secretariat", "admin": "admin"}
"""What each view of `--as` may do; the view is also the name of the person, unless --persona says another."""


def main(args: argparse.Namespace, settings: Settings) -> int:
    """Talk until the person leaves or the pipe ends."""
    asyncio.run(_chat(settings.database_url, ROLES[args.role], args.person or args.role))
    return 0


async def _chat(url: str, role: Role, person: str) -> None:
    clock = SystemClock()
    async with opened(url) as engine:
        store = Store(engine, clock)
        async with store.transaction() as work:
            await work.people.record(Person(CHANNEL, person, person, role))
        loading = asyncio.create_task(asyncio.to_thread(build_library, load_content()))  # mistakes are told at once
        screen = sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
        doorway = Doorway(
            store, lambda work, role: handlers_for(work, role, brain=_brain(loading.result()), clock=clock)
        )
        terminal = Terminal(doorway, store, clock, person=person, write=_show, wraps=screen, ready=lambda: loading)
        if screen:
            await terminal.converse(role)
        elif sys.stdin is not None:
            # A line is waited for in the loop itself; asyncio's own handler would not interrupt that.
            signal.signal(signal.SIGINT, signal.default_int_handler)
            await terminal.read_lines(sys.stdin.buffer)


def _brain(library: Library) -> Brain:
    return Brain(
        answer=partial(answer, library=library),
        browse=browse.commands(library=library),
        explain=partial(explained, library=library),
        summary=partial(summary, library),
    )


def _show(text: str) -> None:
    """Through `sys.stdout` as it is now: on a screen the prompt replaces it while it waits."""
    print(text, end="\n\n", flush=True)
