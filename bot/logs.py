"""How the program logs, on standard error.

Never logged: what people write or read, their names, tokens and database addresses. A line carries references, ids of
messages, classes of errors and places in the code. Errors are described by `place_of`, never by their message, because
the message of an error may quote a person.
"""

import logging
import traceback
from collections.abc import Mapping
from typing import Any, Literal

log = logging.getLogger(__name__)

Level = Literal["DEBUG", "INFO", "WARNING", "ERROR"]


def set_up(level: Level) -> None:
    """Log one line an event; libraries are heard from WARNING on, because some quote values below that."""
    logging.basicConfig(level="WARNING", format="%(asctime)s %(levelname)s %(name)s: %(message)s", force=True)
    logging.getLogger("telegram").setLevel("CRITICAL")  # quotes whole answers of Telegram that it cannot read
    logging.getLogger("bot").setLevel(level)


def place_of(error: BaseException) -> str:
    """What failed and where, without a word of its message: `ValueError at doorway.py:40 (receive)`."""
    if isinstance(error, BaseExceptionGroup):
        return "; ".join(place_of(one) for one in error.exceptions)
    frames = traceback.extract_tb(error.__traceback__)
    if not frames:
        return type(error).__name__
    last = frames[-1]
    return f"{type(error).__name__} at {last.filename.rpartition('/')[2]}:{last.lineno} ({last.name})"


def unheard(_loop: object, context: Mapping[str, Any]) -> None:
    """For the event loop: what failed where nobody waits for it. By itself it would print the words of the error."""
    error = context.get("exception")
    log.error("service: %s", place_of(error) if isinstance(error, BaseException) else "a task was left behind")
