"""Asks Telegram for updates, for ever. An update is confirmed, by asking for the next one, only after it was stored.

Nothing that waits at Telegram is ever dropped. A second program with the same token, or a webhook left over, shows as
«conflict»: it is logged, and alarms somebody when it lasts.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from telegram import Bot, Update
from telegram.error import Conflict, RetryAfter, TelegramError
from telegram.request import BaseRequest

from bot.channels.telegram.errors import pause_of
from bot.channels.telegram.incoming import ALLOWED
from bot.channels.telegram.reception import Take
from bot.storage.problems import StorageProblem

log = logging.getLogger(__name__)

Alarm = Callable[[int], None]
"""Told after how many conflicts in a row."""

CONFLICTS_BEFORE_ALARM = 3
_MOST = 100


@dataclass(frozen=True, slots=True)
class Patience:
    """In seconds: how long Telegram may hold a question for updates, and how long to pause after failures."""

    hold: float = 50.0
    shortest: float = 1.0
    longest: float = 60.0


class Polling:
    """The loop. `requests` is a connection of its own: sending never waits for it."""

    def __init__(
        self, bot: Bot, requests: BaseRequest, take: Take, *, alarm: Alarm, patience: Patience | None = None
    ) -> None:
        self._bot = bot
        self._requests = requests
        self._take = take
        self._alarm = alarm
        self._patience = patience or Patience()
        self._offset = 0
        self._conflicts = 0
        self._failures = 0

    async def run(self) -> None:
        """Until cancelled; what was read and not stored then comes again at the next start."""
        webhook_gone = False
        while True:
            try:
                webhook_gone = webhook_gone or await self._bot.delete_webhook(drop_pending_updates=False)
                updates = await self._read()
            except TelegramError as error:
                await self._pause(error)
            else:
                self._conflicts = self._failures = 0
                await self._stored(updates)

    async def _read(self) -> list[dict[str, object]]:
        """As they come, because one that the library cannot read must not keep the others out."""
        patience = self._patience
        asked = {"timeout": int(patience.hold), "limit": _MOST, "allowed_updates": json.dumps(ALLOWED)}
        if self._offset:
            asked["offset"] = self._offset
        url = f"{self._bot.base_url}/getUpdates?{urlencode(asked)}"
        found = await self._requests.post(url, read_timeout=patience.hold + 10)
        return found if isinstance(found, list) else []

    async def _stored(self, updates: Sequence[dict[str, object]]) -> None:
        """A database that fails is asked again: the offset does not move before."""
        while updates:
            try:
                await self._take(understood(updates, self._bot))
            except StorageProblem as problem:
                log.error("telegram: updates are not stored yet: %s", type(problem).__name__)
                await asyncio.sleep(self._patience.shortest)
            else:
                self._offset = max(self._offset, *(_number(update) + 1 for update in updates))
                return

    async def _pause(self, error: TelegramError) -> None:
        """Ever longer, up to a minute; as long as Telegram says, when it says so."""
        self._failures += 1
        log.warning("telegram: no updates (%s), failure %s in a row", type(error).__name__, self._failures)
        if isinstance(error, Conflict):
            self._conflicts += 1
            if self._conflicts == CONFLICTS_BEFORE_ALARM:
                self._alarm(self._conflicts)
        patience = self._patience
        wait = min(patience.shortest * 2 ** min(self._failures - 1, 10), patience.longest)
        if isinstance(error, RetryAfter):
            wait = max(wait, pause_of(error).total_seconds())
        await asyncio.sleep(wait)


def understood(updates: Sequence[dict[str, object]], bot: Bot) -> list[Update]:
    """Those that the library can read; the others are named in the log, by their number."""
    found = []
    for update in updates:
        try:
            found.append(Update.de_json(update, bot))
        except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError, RecursionError) as error:
            log.error("telegram: update %s cannot be read (%s)", _number(update), type(error).__name__)
    return found


def _number(update: dict[str, object]) -> int:
    number = update.get("update_id")
    return number if isinstance(number, int) else 0
