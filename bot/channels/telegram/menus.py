"""The menus of commands that Telegram shows: to guests, in groups, to the secretariat, to each privileged person.

They only help to type: what somebody may do is decided when they do it. A menu that cannot be set is logged.
"""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllGroupChats,
    BotCommandScopeChat,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from handlers.ports import Person, Role
from knowledge.text import drop_accents

log = logging.getLogger(__name__)

Listed = Sequence[tuple[str, str]]
"""Commands, each with its purpose."""

_NAME = re.compile(r"[a-z0-9_]{1,32}")
_LONGEST_PURPOSE = 256
_MOST = 100


@dataclass(frozen=True, slots=True)
class Menus:
    """What each role may do in private, what makes sense in a group where others read, and in the secretariat's."""

    roles: Mapping[Role, Listed]
    groups: Listed
    desk: Listed


class Shown:
    """The menus of one bot as Telegram shows them; those of people follow what they may do."""

    def __init__(self, bot: Bot, menus: Menus, group: str = "") -> None:
        self._bot = bot
        self._menus = menus
        self._group = group
        self._roles: dict[str, Role] = {}

    async def begin(self) -> None:
        """The menus that do not depend on anybody."""
        await self._set(BotCommandScopeDefault(), self._menus.roles["official"])
        await self._set(BotCommandScopeAllGroupChats(), self._menus.groups)
        if self._group:
            await self._set(BotCommandScopeChat(int(self._group)), self._menus.desk)

    async def keep(self, privileged: Sequence[Person]) -> None:
        """Those of whoever has a role now, in their own conversations; whoever has none any more sees everybody's."""
        roles = {person.conversation: person.role for person in privileged if person.conversation}
        for conversation in self._roles.keys() - roles.keys():
            await self._drop(BotCommandScopeChat(int(conversation)))
        for conversation, role in roles.items():
            if self._roles.get(conversation) != role:
                await self._set(BotCommandScopeChat(int(conversation)), self._menus.roles[role])
        self._roles = roles

    async def _set(self, scope: BotCommandScope, listed: Listed) -> None:
        try:
            await self._bot.set_my_commands(commands(listed), scope=scope)
        except TelegramError as error:
            log.warning("telegram: a menu (%s) was not set (%s)", scope.type, type(error).__name__)

    async def _drop(self, scope: BotCommandScope) -> None:
        try:
            await self._bot.delete_my_commands(scope=scope)
        except TelegramError as error:
            log.warning("telegram: a menu (%s) was not taken back (%s)", scope.type, type(error).__name__)


def commands(listed: Listed) -> list[BotCommand]:
    """Those whose names Telegram takes, without accents."""
    named = [(drop_accents(name).replace("-", "_"), purpose) for name, purpose in listed]
    taken = [BotCommand(name, purpose[:_LONGEST_PURPOSE]) for name, purpose in named if _NAME.fullmatch(name)]
    return taken[:_MOST]
