"""An administrator who never saw a manual changes an answer, on two servers; one of them is written down."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.shelf import Shelf
from tests.conftest import url_of
from tests.faults.independent import independent
from tests.faults.limits import Limits
from tests.faults.telegram_double import TOKEN, TelegramDouble
from tests.telegram.account import EDITION_HEAD, account_of
from tests.telegram.script import Happened, Step, play, steps
from tests.telegram.service import SCALE, Moment, Running, serving
from tests.telegram.stages import NUMBERS, DoubleStage, IndependentStage, Stage

pytestmark = pytest.mark.slow

SCRIPT = Path(__file__).with_name("edition.txt")
ACCOUNT = Path(__file__).parents[2] / "docs" / "edicion.md"
MOST_MESSAGES = 12


@pytest.fixture
def env(database: Path) -> dict[str, str]:
    return {"DATABASE_URL": url_of(database), "TELEGRAM_BOT_TOKEN": TOKEN, "ADMIN_IDS": str(NUMBERS["Olga"])}


@asynccontextmanager
async def on_double(env: dict[str, str], shelf: Shelf, moment: Moment) -> AsyncIterator[tuple[DoubleStage, Running]]:
    async with TelegramDouble(limits=Limits(scale=SCALE)) as double:
        stage = DoubleStage(double)
        env |= {"TELEGRAM_API_URL": double.url, "SECRETARIAT_CHAT_ID": str(stage.group.id)}
        async with serving(env, shelf, moment) as running:
            yield stage, running


@asynccontextmanager
async def on_independent(
    env: dict[str, str], shelf: Shelf, moment: Moment
) -> AsyncIterator[tuple[IndependentStage, Running]]:
    async with independent() as server:
        stage = IndependentStage(server, moment)
        env |= {"TELEGRAM_API_URL": server.url, "SECRETARIAT_CHAT_ID": str(stage.group)}
        async with serving(env, shelf, moment) as running:
            yield stage, running


async def the_edition(stage: Stage, running: Running) -> list[str | Happened]:
    return [
        await play(step, stage, running) if isinstance(step, Step) else step
        for step in steps(SCRIPT.read_text(encoding="utf-8"))
    ]


async def test_an_edition_is_as_the_handbook_shows_it(env: dict[str, str], shelf: Shelf, moment: Moment) -> None:
    """The handbook is written anew when it differs, for the next commit."""
    async with on_double(env, shelf, moment) as (stage, running):
        told = await the_edition(stage, running)

    assert (stage.double.violations, stage.double.ledger.refusals()) == ([], [])
    account, written = account_of(told, EDITION_HEAD), ACCOUNT.read_text(encoding="utf-8") if ACCOUNT.exists() else ""
    ACCOUNT.write_text(account, encoding="utf-8")
    assert account == written, f"{ACCOUNT.name} was not up to date; it is now"


async def test_an_edition_over_a_server_that_nobody_here_wrote(
    env: dict[str, str], shelf: Shelf, moment: Moment
) -> None:
    async with on_independent(env, shelf, moment) as (stage, running):
        await the_edition(stage, running)


def test_it_takes_no_more_messages_than_promised() -> None:
    """Create, test, publish, ask, edit, see the difference, publish, undo, ask."""
    said = [step for step in steps(SCRIPT.read_text(encoding="utf-8")) if isinstance(step, Step) and step.who == "Olga"]

    assert len(said) <= MOST_MESSAGES
