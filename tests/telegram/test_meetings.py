"""A meeting from its first word to its cancellation, on two servers; one of them is written down."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.shelf import Shelf
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Person
from tests.conftest import url_of
from tests.faults.telegram_double import TOKEN
from tests.telegram.account import MEETING_HEAD, account_of
from tests.telegram.script import Happened, Step, play, steps
from tests.telegram.service import Moment, Running
from tests.telegram.stages import NUMBERS, Stage
from tests.telegram.test_edition import on_double, on_independent

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("meetings.txt")
ACCOUNT = Path(__file__).parents[2] / "docs" / "reunion.md"


@pytest.fixture
async def env(database: Path) -> dict[str, str]:
    """Both were approved before."""
    url = url_of(database)
    async with opened(url) as engine, Store(engine, SystemClock()).transaction() as work:
        for name, country in (("Eva", ""), ("Ana", "Chile")):
            number = str(NUMBERS[name])
            known = Person("telegram", number, number, standing="approved", name=name, country=country)
            await work.people.record(known if country else replace(known, role="secretariat"))
    return {"DATABASE_URL": url, "TELEGRAM_BOT_TOKEN": TOKEN}


async def the_story(stage: Stage, running: Running) -> list[str | Happened]:
    return [
        await play(step, stage, running) if isinstance(step, Step) else step
        for step in steps(SCRIPT.read_text(encoding="utf-8"))
    ]


async def test_a_meeting_is_as_the_handbook_shows_it(env: dict[str, str], shelf: Shelf, moment: Moment) -> None:
    """The handbook is written anew when it differs, for the next commit."""
    async with on_double(env, shelf, moment) as (stage, running):
        told = await the_story(stage, running)

    assert (stage.double.violations, stage.double.ledger.refusals()) == ([], [])
    account, written = (
        account_of(map(_in_order, told), MEETING_HEAD),
        ACCOUNT.read_text(encoding="utf-8") if ACCOUNT.exists() else "",
    )
    ACCOUNT.write_text(account, encoding="utf-8")
    assert account == written, f"{ACCOUNT.name} was not up to date; it is now"


def _in_order(one: str | Happened) -> str | Happened:
    """Of what appears at the same time for several people the account has one order: news come after answers."""
    if isinstance(one, str):
        return one
    return replace(one, after=sorted(one.after, key=lambda pair: (pair[0].place, _is_news(pair[0].text), pair[0].text)))


def _is_news(text: str) -> bool:
    return not text.startswith(("Queda ", "Preparo "))


async def test_a_meeting_over_a_server_that_nobody_here_wrote(
    env: dict[str, str], shelf: Shelf, moment: Moment
) -> None:
    async with on_independent(env, shelf, moment) as (stage, running):
        await the_story(stage, running)
