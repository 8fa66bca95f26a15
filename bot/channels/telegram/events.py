"""What Telegram tells besides messages, as values: chats that move, block or welcome the bot, inline questions."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Migrated:
    """A group became a supergroup: it has another id from now on."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Blocked:
    """The person of a private conversation blocked the bot, or a group put it out."""

    conversation: str


@dataclass(frozen=True, slots=True)
class Unblocked:
    """The person of a private conversation wants to hear from the bot again."""

    conversation: str


@dataclass(frozen=True, slots=True)
class BotRights:
    """The bot is in a group, with these rights."""

    conversation: str
    may_manage_topics: bool


@dataclass(frozen=True, slots=True)
class InlineAsked:
    """Somebody writes «@bot text» in whatever chat."""

    query: str
    text: str
    person: str


Event = Migrated | Blocked | Unblocked | BotRights | InlineAsked
