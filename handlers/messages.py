"""What every channel says to the handlers, and hears back.

Plain values: no markup, no keyboard, no network. A channel translates them in and out and adds nothing.
"""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["answer", "choices", "forward", "action", "small", "command"]
"""What kind of reply it is: the words of the black-box door, plus `command` for what a slash command says."""

Action = Literal["meetings", "declarations", "contact", "exchange", "reminder", "help"]


@dataclass(frozen=True, slots=True)
class Incoming:
    """One message from one person. `id` is unique within the channel; `person` is not `conversation`."""

    id: str
    channel: str
    conversation: str
    person: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that can be tapped, or picked by its number; picking it is the same as typing `says`."""

    label: str
    says: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What the last answer was about, so that a follow-up («¿y en México?») can lean on it."""

    question: str
    shown: tuple[str, ...] = ()
    """Ids of the facts that «más» tells more about."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a person reads, and what they may pick next."""

    text: str
    outcome: Outcome
    choices: tuple[Choice, ...] = ()
    action: Action | None = None
    turn: Turn | None = None
    """Replaces what the conversation remembers; `None` keeps it."""
    awaits: str | None = None
    """A command that the next free text completes: «/contactar» + what the person writes."""
