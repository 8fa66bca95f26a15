"""The flood limits: windows that slide, counted whether or not they are enforced."""

import pytest
from telegram import Bot
from telegram.error import RetryAfter

from tests.faults.limits import Limiter, Limits
from tests.faults.telegram_double import TelegramDouble
from tests.faults.wire import RefusalError

GROUP = -100


def refused(limiter: Limiter, chat: int, now: float) -> float | None:
    """The seconds to wait, or nothing when it passed."""
    try:
        limiter.admit(chat, now)
    except RefusalError as refusal:
        return refusal.parameters["retry_after"]
    return None


def test_a_private_chat_takes_one_message_a_second() -> None:
    limiter = Limiter(Limits())

    waits = [refused(limiter, 77, now) for now in (0.0, 0.99, 1.0, 2.5)]

    assert waits == [None, 1, None, None]
    assert [(one.rule, one.chat, one.seen) for one in limiter.violations] == [("private", 77, 2)]


def test_a_burst_is_paid_for_afterwards() -> None:
    limiter = Limiter(Limits(burst=3))

    waits = [refused(limiter, 77, now) for now in (0.0, 0.1, 0.2, 0.3, 3.0)]

    assert waits == [None, None, None, 3, None]


def test_a_group_takes_twenty_messages_in_any_minute() -> None:
    limiter = Limiter(Limits())

    waits = [refused(limiter, GROUP, float(now)) for now in range(21)]

    assert waits == [None] * 20 + [40]
    assert refused(limiter, GROUP, 60.0) is None
    assert limiter.peaks == {"overall": 1, "group": 21}


def test_thirty_messages_a_second_is_all_there_is_for_everybody_together() -> None:
    limiter = Limiter(Limits())

    waits = [refused(limiter, person, person / 100) for person in range(1, 32)]

    assert waits == [None] * 30 + [1]
    assert limiter.peaks == {"overall": 31, "private": 1}


def test_a_scaled_clock_has_scaled_seconds() -> None:
    limiter = Limiter(Limits(scale=0.01))

    waits = [refused(limiter, 77, now) for now in (0.0, 0.005, 0.011)]

    assert waits == [None, 0.01, None]


def test_limits_that_are_not_enforced_are_still_counted() -> None:
    limiter = Limiter(Limits(enforced=False))

    waits = [refused(limiter, 77, 0.0) for _ in range(3)]

    assert waits == [None, None, None]
    assert [violation.seen for violation in limiter.violations] == [2, 3]


def test_grace_forgives_what_the_arrival_times_wobble() -> None:
    limiter = Limiter(Limits(grace=0.02))

    assert [refused(limiter, 77, now) for now in (0.0, 0.985)] == [None, None]


async def test_topics_are_opened_twenty_a_minute(double: TelegramDouble, bot: Bot) -> None:
    desk = double.forum("Secretaría")

    for number in range(20):
        await bot.create_forum_topic(desk.id, f"n.º {number}")
    with pytest.raises(RetryAfter):
        await bot.create_forum_topic(desk.id, "n.º 21")

    assert len(desk.topics) == 20


async def test_what_is_too_much_is_refused_with_the_time_to_wait_and_not_stored(
    double: TelegramDouble, bot: Bot
) -> None:
    double.person(77, "Ana", has_started=True)
    await bot.send_message(77, "uno")

    with pytest.raises(RetryAfter):
        await bot.send_message(77, "dos")

    assert double.ledger.texts(77) == ["uno"]
    assert [(one.rule, one.chat) for one in double.violations] == [("private", 77)]
    assert double.peaks == {"overall": 2, "private": 2}
