"""What the channel is given: by the rest of the program, and how fast it goes."""

from dataclasses import dataclass, field

from bot.channels.telegram.inline import CiteFor
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.polling import Alarm, Patience
from bot.courier import GivenUp
from bot.doorway import Doorway
from bot.pace import Limits, Paced
from bot.work import Storage
from handlers.ports import Clock


class TokenRefused(Exception):  # noqa: N818 — it says what is so
    """Telegram does not know the token: nothing can be done before it is corrected."""


@dataclass(frozen=True, slots=True)
class Program:
    """What the rest of the program lends the channel."""

    storage: Storage
    doorway: Doorway
    clock: Clock
    cite: CiteFor
    menus: Menus
    group: str
    open_to_all: bool
    """Anybody may ask, registered or not."""
    given_up: GivenUp
    alarm: Alarm


@dataclass(frozen=True, slots=True)
class Tempo:
    """How fast everything goes, in seconds; `scale` shortens the spans of Telegram's limits, for tests."""

    scale: float = 1.0
    answers: float = 20.0
    """How long an answer of Telegram is waited for."""
    round: float = 1.0
    """How often the outbox is looked at when nobody calls."""
    again: float = 1.0
    """When a database that failed is asked again."""
    noticed: float = 1.0
    """When somebody who waits for an answer sees that one is on its way."""
    menus: float = 30.0
    """How often the menus are compared with who may do what."""
    patience: Patience = field(default_factory=Patience)


def pace_of(tempo: Tempo) -> Paced:
    """Telegram's limits: 30 a second; 1 a second to each and 20 a minute to a group, not quite exhausted."""
    scale = tempo.scale
    limits = Limits(overall=(30, scale), private=(1, 1.1 * scale), group=(18, 60 * scale), abreast=(6, 0.1 * scale))
    return Paced(limits, is_group=lambda conversation: conversation.startswith("-"))
