"""Sixty people at once, with every fault: each question is answered once, in order, within Telegram's limits."""

from pathlib import Path

import pytest

from tests.faults.limits import Limits
from tests.faults.load import Traffic, all_answered, crowd, outcome
from tests.faults.program import TEMPO, Program, environment
from tests.faults.telegram_double import TelegramDouble

pytestmark = pytest.mark.slow

TRAFFIC = Traffic(people=60, updates=600, rate=40, scale=TEMPO.scale)
QUESTIONS = ("¿Cuándo fue la VI?", "¿Y dónde fue la VI?", "¿Hay cupos para el taller?", "¿Quién firmó el acta?")


async def test_everybody_is_answered_once_and_in_order_however_unwell_telegram_is(database: Path) -> None:
    async with TelegramDouble(limits=Limits(scale=TRAFFIC.scale)) as double:
        group = double.forum("Secretaría")
        program = Program(environment(double.url, double.token, database, group.id))
        program.starts()
        await double.until(lambda: double.ledger.called("getUpdates"), timeout=30)

        available = await crowd(double, TRAFFIC, QUESTIONS)
        await all_answered(double, database, TRAFFIC.questions)
        await program.stops()

        found = outcome(double, database, available)
        assert found.lapses == []
        assert len(found.latencies) == len(available) == TRAFFIC.questions
        assert found.repeats == TRAFFIC.updates - TRAFFIC.questions
        assert set(found.faults) == {"Flood", "ServerError", "BadGateway", "DropBefore", "DropAfter"}
