"""A Telegram for each test, and a real bot of python-telegram-bot that talks to it."""

from collections.abc import AsyncIterator

import pytest
from telegram import Bot
from telegram.request import HTTPXRequest

from tests.faults.telegram_double import TelegramDouble


@pytest.fixture(autouse=True)
def durations(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without it the library warns whenever it builds a RetryAfter, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "1")


@pytest.fixture
async def double() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble() as double:
        yield double


@pytest.fixture
async def bot(double: TelegramDouble) -> AsyncIterator[Bot]:
    async with bot_for(double) as bot:
        yield bot


def bot_for(double: TelegramDouble, *, token: str | None = None, read_timeout: float = 5.0) -> Bot:
    return bot_at(double.url, token or double.token, read_timeout=read_timeout)


def bot_at(url: str, token: str, *, read_timeout: float = 5.0) -> Bot:
    """Certificates are not loaded: that takes longer than most of these tests."""
    sends, reads = (
        HTTPXRequest(connection_pool_size=8, read_timeout=read_timeout, httpx_kwargs={"verify": False})
        for _ in range(2)
    )
    base, files = f"{url}/bot", f"{url}/file/bot"
    return Bot(token, base_url=base, base_file_url=files, request=sends, get_updates_request=reads)
