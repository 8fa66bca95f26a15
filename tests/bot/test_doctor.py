"""Whoever installs the program is told what is in order and how to mend what is not; nothing is changed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import doctor
from bot.channels.telegram.examination import examined
from bot.lock import alone_on
from bot.settings import Settings, Telegram
from tests.conftest import url_of
from tests.faults.telegram_double import TelegramDouble


@pytest.fixture
async def double() -> AsyncIterator[TelegramDouble]:
    async with TelegramDouble() as double:
        yield double


def telegram(double: TelegramDouble, *, token: str = "", public_url: str = "") -> Telegram:
    return Telegram(token or double.token, double.url, public_url, "")


async def findings(settings: Telegram, group: int | str = "") -> list[tuple[str, str]]:
    return [(finding.sign, finding.text) async for finding in examined(settings, str(group))]


async def test_a_forum_in_which_the_bot_may_manage_topics_is_in_order(double: TelegramDouble) -> None:
    group = double.forum("Secretaría", [double.person(1, "Eva")])

    found = await findings(telegram(double), group.id)

    assert [sign for sign, _ in found] == ["fine"] * 3
    assert "@enlace_prueba_bot" in found[0][1]
    assert "«Secretaría»" in found[1][1]


async def test_a_bot_without_the_right_to_topics_is_told(double: TelegramDouble) -> None:
    group = double.forum("Secretaría", [double.person(1, "Eva")])
    await group.makes_bot("administrator", without=["can_manage_topics"])

    [*_, (sign, text)] = await findings(telegram(double), group.id)

    assert sign == "problem"
    assert "«Gestionar temas»" in text


async def test_a_group_without_topics_works_with_a_warning(double: TelegramDouble) -> None:
    group = double.supergroup("Secretaría", [double.person(1, "Eva")])

    assert [sign for sign, _ in await findings(telegram(double), group.id)] == ["fine", "fine", "warning"]


async def test_a_group_that_is_not_there_is_told(double: TelegramDouble) -> None:
    [_, (sign, text)] = await findings(telegram(double), -100999)

    assert sign == "problem"
    assert "SECRETARIAT_CHAT_ID" in text


async def test_a_wrong_token_is_told_without_showing_it(double: TelegramDouble) -> None:
    wrong = "1:" + "x" * 35

    [(sign, text)] = await findings(telegram(double, token=wrong))

    assert sign == "problem"
    assert wrong not in text


async def test_a_telegram_that_cannot_be_reached_is_told(double: TelegramDouble) -> None:
    await double.goes_down()

    [(sign, text)] = await findings(telegram(double))

    assert sign == "problem"
    assert "TELEGRAM_API_URL" in text


async def test_everything_is_printed_and_the_exit_says_whether_it_works(
    double: TelegramDouble, database: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    env = {"DATABASE_URL": url_of(database), "TELEGRAM_BOT_TOKEN": double.token, "TELEGRAM_API_URL": double.url}

    with alone_on(str(database)):
        good = await asyncio.to_thread(doctor.main, Settings.from_env(env))
    told = capsys.readouterr().out
    bad = await asyncio.to_thread(doctor.main, Settings.from_env({**env, "SECRETARIAT_CHAT_ID": "-5"}))

    assert (good, bad) == (0, 1)
    assert "El servicio está en funcionamiento" in told
    assert told.splitlines()[-1] == "Todo lo necesario está en orden."
    assert capsys.readouterr().out.splitlines()[-1] == "Hay una falla que corregir."
    assert double.token not in told


async def test_a_mail_server_that_is_not_there_is_a_problem(database: Path) -> None:
    env = {
        "DATABASE_URL": url_of(database),
        "SMTP_URL": "smtp://u:clave@127.0.0.1:1",
        "EMAIL_FROM": "bot@x.org",
        "SECRETARIAT_EMAIL": "sec@x.org",
    }

    [finding] = [finding async for finding in doctor.mail(Settings.from_env(env))]

    assert finding.sign == "problem"
    assert "clave" not in finding.text.replace("la clave", "")
