"""How this installation works: hours, promises, who may ask. Read from the settings once, handed to who needs it."""

from dataclasses import dataclass
from datetime import time, timedelta
from typing import Literal

from handlers.secretariat.calendar import Calendar

Access = Literal["open", "registered", "invited"]
"""Who may ask: anybody, whoever was approved, or whoever came by an invitation."""


@dataclass(frozen=True, slots=True)
class Office:
    """The secretariat of this installation."""

    calendar: Calendar
    promise: timedelta = timedelta(hours=16)
    """Working time within which an answer is promised."""
    undo: timedelta = timedelta(seconds=60)
    """How long a confirmed answer can be taken back before it leaves."""
    access: Access = "open"
    deputy: str = ""
    """Who is called when a promise was not kept: «@handle» or a name."""
    digest: time = time(9, 0)
    """When the secretariat hears each working day what is open, on its own clocks."""
    bot: str = ""
    """The public name of the bot, for links that open it; empty where there are none."""
    admins: frozenset[str] = frozenset()
    """Ids of Telegram that the settings make administrators; nobody revokes them from within."""
    public_url: str = ""
    """Where this installation is reached from outside, without a slash at its end; empty where it is not."""
    four_eyes: bool = False
    """Whether what one administrator changes is published by another."""
