"""Whether a letter may have arrived, by what went wrong."""

from datetime import timedelta

import httpx
import pytest
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram.errors import outcome
from bot.delivery import Refused, Resting, Uncertain, Undelivered


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "error",
    [
        caused(TimedOut(), httpx.ReadTimeout("")),
        caused(TimedOut(), httpx.WriteTimeout("")),
        caused(NetworkError("httpx.ReadError"), httpx.ReadError("")),
        caused(NetworkError("httpx.RemoteProtocolError"), httpx.RemoteProtocolError("")),
        NetworkError("Bad Gateway"),
        caused(NetworkError("Gateway Timeout (504). Parsing failed"), TelegramError("Invalid server response")),
    ],
)
def test_row_13_what_ended_without_an_answer_of_telegram_is_uncertain(error: TelegramError) -> None:
    assert type(outcome(error)) is Uncertain
    assert type(outcome(error, harmless=True)) is Undelivered


@pytest.mark.parametrize("cause", [httpx.ConnectTimeout(""), httpx.ConnectError(""), httpx.ProxyError("")])
def test_row_13_a_connection_that_was_never_made_sent_nothing(cause: Exception) -> None:
    assert isinstance(outcome(caused(TimedOut(), cause)), Resting)


def test_row_14_waiting_for_a_free_connection_sent_nothing() -> None:
    assert isinstance(outcome(caused(TimedOut("Pool timeout"), httpx.PoolTimeout(""))), Resting)


@pytest.mark.parametrize("said", ["Internal Server Error", "Service Unavailable"])
def test_row_13_a_server_that_says_that_it_failed_did_nothing(said: str) -> None:
    assert type(outcome(NetworkError(said))) is Undelivered


def test_row_13_a_refusal_is_no_network_error_although_the_library_calls_it_one() -> None:
    assert isinstance(outcome(BadRequest("Chat not found")), Refused)


def test_row_10_a_flood_asks_for_the_pause_that_telegram_says() -> None:
    error = outcome(RetryAfter(7))

    assert isinstance(error, Resting)
    assert error.wait == timedelta(seconds=7)


def test_row_23_who_blocked_the_bot_will_not_be_reached() -> None:
    error = outcome(Forbidden("Forbidden: bot was blocked by the user"))

    assert isinstance(error, Refused)
    assert error.problem == "blocked"


def test_a_refusal_is_told_without_the_words_of_people() -> None:
    assert outcome(BadRequest("Message 'mi secreto' is wrong")).problem == "rejected: BadRequest"


def test_a_refused_token_loses_no_letter() -> None:
    assert isinstance(outcome(InvalidToken()), Resting)
    assert type(outcome(Conflict("otro"))) is Undelivered
