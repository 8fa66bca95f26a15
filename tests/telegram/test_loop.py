"""The whole loop over every server and both ways of reading it; one of them is written down for newcomers."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.wiring import Brain
from tests.conftest import url_of
from tests.faults.independent import independent
from tests.faults.limits import Limits
from tests.faults.telegram_double import TOKEN, TelegramDouble
from tests.still import Still
from tests.telegram.account import account_of
from tests.telegram.script import LOOP, Happened, Step, play, steps
from tests.telegram.service import SCALE, Moment, Running, serving
from tests.telegram.stages import NUMBERS, DoubleStage, IndependentStage, Stage

pytestmark = pytest.mark.slow

ACCOUNT = Path(__file__).parents[2] / "docs" / "recorrido.md"
SECRET = "secreto-del-recorrido-de-prueba"


@pytest.fixture
def env(database: Path) -> dict[str, str]:
    return {"DATABASE_URL": url_of(database), "TELEGRAM_BOT_TOKEN": TOKEN, "ADMIN_IDS": str(NUMBERS["Olga"])}


@pytest.fixture
def webhook(free_port: int) -> dict[str, str]:
    here = f"127.0.0.1:{free_port}"
    return {"PUBLIC_URL": f"http://{here}", "LISTEN": here, "WEBHOOK_SECRET": SECRET}


@asynccontextmanager
async def on_double(env: dict[str, str], brain: Brain, moment: Moment) -> AsyncIterator[tuple[DoubleStage, Running]]:
    async with TelegramDouble(limits=Limits(scale=SCALE)) as double:
        stage = DoubleStage(double)
        env |= {"TELEGRAM_API_URL": double.url, "SECRETARIAT_CHAT_ID": str(stage.group.id)}
        async with serving(env, Still(brain), moment) as running:
            yield stage, running


@asynccontextmanager
async def on_independent(
    env: dict[str, str], brain: Brain, moment: Moment
) -> AsyncIterator[tuple[IndependentStage, Running]]:
    async with independent() as server:
        stage = IndependentStage(server, moment)
        env |= {"TELEGRAM_API_URL": server.url, "SECRETARIAT_CHAT_ID": str(stage.group)}
        async with serving(env, Still(brain), moment) as running:
            yield stage, running


async def the_loop(stage: Stage, running: Running) -> list[str | Happened]:
    """What was written about it, and what happened."""
    return [
        await play(step, stage, running) if isinstance(step, Step) else step
        for step in steps(LOOP.read_text(encoding="utf-8"))
    ]


async def test_the_loop_by_long_polling_is_as_the_handbook_shows_it(
    env: dict[str, str], brain: Brain, moment: Moment
) -> None:
    """The handbook is written anew when it differs, for the next commit."""
    async with on_double(env, brain, moment) as (stage, running):
        told = await the_loop(stage, running)

    assert (stage.double.violations, stage.double.ledger.refusals()) == ([], [])
    assert stage.double.ledger.unknown_parameters == set()
    account, written = account_of(told), ACCOUNT.read_text(encoding="utf-8")
    ACCOUNT.write_text(account, encoding="utf-8")
    assert account == written, f"{ACCOUNT.name} was not up to date; it is now"


async def test_the_loop_by_webhook(env: dict[str, str], webhook: dict[str, str], brain: Brain, moment: Moment) -> None:
    async with on_double(env | webhook, brain, moment) as (stage, running):
        await stage.until(lambda: stage.double.webhook.url)
        await the_loop(stage, running)

    assert stage.double.violations == []
    assert {delivery.status for delivery in stage.double.webhook.deliveries} == {200}


async def test_the_loop_over_a_server_that_nobody_here_wrote(env: dict[str, str], brain: Brain, moment: Moment) -> None:
    async with on_independent(env, brain, moment) as (stage, running):
        await the_loop(stage, running)


async def test_the_loop_by_webhook_of_a_server_that_nobody_here_wrote(
    env: dict[str, str], webhook: dict[str, str], brain: Brain, moment: Moment
) -> None:
    async with on_independent(env | webhook, brain, moment) as (stage, running):
        await stage.until(stage.server.calls_webhook)
        await the_loop(stage, running)
