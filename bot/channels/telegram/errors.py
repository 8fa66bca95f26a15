"""What Telegram's refusals and the network's failures mean for a letter: the outcomes of bot.delivery.

«Did it arrive?» is what matters. A connection that was never made, and a server of the Bot API that answers 500 or 503
in its own words, sent nothing. Whatever ends between the request and its answer (a read that timed out, a connection
that broke, a gateway's 502 or 504) may have been carried out: it is repeated, and marked as uncertain.
"""

import logging
from datetime import timedelta

import httpx
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.delivery import Refused, Resting, Uncertain, Undelivered

log = logging.getLogger(__name__)

UNREACHABLE = timedelta(seconds=15)
"""Until Telegram can be reached again; such attempts do not count, or a weekend without a line would lose letters."""
_CROWDED = timedelta(seconds=1)
_LOCKED_OUT = timedelta(minutes=1)
_NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
    httpx.LocalProtocolError,
)
_GATEWAY = ("bad gateway", "gateway timeout", "gateway time-out")

_LOST_TOPIC = ("thread not found", "topic_deleted", "topic_id_invalid", "topic_closed")
_NO_TOPICS = ("not a forum", "not_forum", "not enough rights", "chat_admin_required", "not implemented")
_GONE = ("message to edit not found", "message can't be edited", "no text in the message", "message_id_invalid")


def outcome(error: TelegramError, *, harmless: bool = False) -> Undelivered:
    """How the delivery ended. `harmless`: doing it twice is the same as once, so that nothing is uncertain."""
    match error:
        case RetryAfter():
            return Resting("flood", pause_of(error))
        case Forbidden():
            return Refused("blocked")
        case InvalidToken():
            log.error("telegram: the token is refused; see TELEGRAM_BOT_TOKEN")
            return Resting("token refused", _LOCKED_OUT)
        case BadRequest():
            return Refused(f"rejected: {_known(error)}")
        case NetworkError():
            return _of_the_network(error, harmless=harmless)
        case _:
            return Undelivered(type(error).__name__)


def pause_of(error: RetryAfter) -> timedelta:
    """Seconds or a timedelta, as the library was told to say it."""
    pause = error.retry_after
    return pause if isinstance(pause, timedelta) else timedelta(seconds=pause)


def cannot_parse(error: BadRequest) -> bool:
    """Our HTML was not understood: plain text will be."""
    return _says(error, ("can't parse entities", "can't find end"))


def is_unchanged(error: BadRequest) -> bool:
    """It reads already as it should."""
    return _says(error, ("not modified", "not_modified"))


def is_gone(error: BadRequest) -> bool:
    """What should be changed is not there any more, or cannot be changed."""
    return _says(error, _GONE)


def lost_topic(error: BadRequest) -> bool:
    """The topic was deleted or closed by hand, or the group has none any more."""
    return _says(error, _LOST_TOPIC)


def has_no_topics(error: NetworkError) -> bool:
    """The group is no forum, we may not open topics in it, or this server of the Bot API knows none."""
    return _says(error, _NO_TOPICS)


def _of_the_network(error: NetworkError, *, harmless: bool) -> Undelivered:
    cause = error.__cause__
    if isinstance(cause, httpx.PoolTimeout):
        return Resting("pool timeout", _CROWDED)
    if isinstance(cause, _NEVER_SENT):
        return Resting("unreachable", UNREACHABLE)
    problem = type(cause or error).__name__
    answered = cause is None and not _says(error, _GATEWAY)
    return Undelivered("server error") if answered else (Undelivered if harmless else Uncertain)(problem)


def _known(error: BadRequest) -> str:
    """The class, and what Telegram says most often; its own words may quote a person."""
    for words in ("chat not found", "message is too long", "message to copy not found", "button_", "not enough rights"):
        if _says(error, (words,)):
            return f"BadRequest ({words.strip('_')})"
    return "BadRequest"


def _says(error: TelegramError, any_of: tuple[str, ...]) -> bool:
    said = error.message.casefold()
    return any(words in said for words in any_of)
