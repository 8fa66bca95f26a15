"""What the bot has not confirmed yet, and the long poll that reads it.

An update is confirmed only by asking for a higher one; until then it is given again. A second poll ends the first with
409, as when two programs share a token.
"""

import asyncio
import itertools
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.faults.wire import Fields, Json, RefusalError, bad_request

FIRST_ID = 700_000_001
#: Only on request; everything else comes when nothing was asked for.
UNUSUAL = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_TAKEN = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
_HOOKED = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"


@dataclass(slots=True)
class Updates:
    only_one_poller: bool = True
    history: dict[int, Json] = field(default_factory=dict)
    pending: deque[Json] = field(default_factory=deque)
    repeated: deque[Json] = field(default_factory=deque)
    given_again: int = 0
    """How many repeats were read."""
    allowed: list[str] = field(default_factory=list)
    hook: Callable[[Json], None] | None = None
    _ids: Iterator[int] = field(default_factory=lambda: itertools.count(FIRST_ID))
    _pollers: set[asyncio.Future[None]] = field(default_factory=set)

    def add(self, kind: str, content: Json) -> int | None:
        """Number and queue an update; nothing when the bot did not ask for its kind."""
        if kind not in self.allowed and (self.allowed or kind in UNUSUAL):
            return None
        return self.push({"update_id": next(self._ids), kind: content})

    def push(self, update: Json) -> int:
        """Queue an update as it is: a repeated one, or a forged one."""
        if "update_id" not in update:
            update["update_id"] = next(self._ids)
        number = int(update["update_id"])
        self.history.setdefault(number, update)
        if self.hook is not None:
            self.hook(update)
            return number
        is_old = bool(self.pending) and self.pending[-1]["update_id"] > number
        self.pending.append(update)
        if is_old:
            self.pending = deque(sorted(self.pending, key=lambda one: int(one["update_id"])))
        self._ring(None)
        return number

    def repeat(self, number: int) -> None:
        """Give an update once more, whatever was confirmed."""
        update = self.history[number]
        if self.hook is not None:
            self.hook(update)
        else:
            self.repeated.append(update)
            self._ring(None)

    def confirm(self, offset: int) -> None:
        """Forget what comes before ``offset``; a negative one counts from the end."""
        while offset < 0 and len(self.pending) > -offset:
            self.pending.popleft()
        while offset > 0 and self.pending and self.pending[0]["update_id"] < offset:
            self.pending.popleft()

    async def poll(self, fields: Fields) -> list[Json]:
        if self.hook is not None:
            raise RefusalError(409, _HOOKED)
        limit = fields.integer("limit") or 100
        if not 1 <= limit <= 100:
            raise bad_request("limit must be from 1 to 100")
        if "allowed_updates" in fields.values:
            self.allowed = list(fields.decoded("allowed_updates") or [])
        self.confirm(fields.integer("offset") or 0)
        if self.only_one_poller:
            self._ring(RefusalError(409, _TAKEN))
        if not self.pending and not self.repeated:
            await self._wait(min(fields.integer("timeout") or 0, 50))
        self.given_again += min(len(self.repeated), limit)
        again = [self.repeated.popleft() for _ in range(min(len(self.repeated), limit))]
        given = [*again, *itertools.islice(self.pending, limit - len(again))]
        return sorted(given, key=lambda one: int(one["update_id"]))

    def end_polls(self) -> None:
        self._ring(None)

    async def _wait(self, seconds: float) -> None:
        poller: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._pollers.add(poller)
        try:
            async with asyncio.timeout(seconds):
                await poller
        except TimeoutError:
            return
        finally:
            self._pollers.discard(poller)

    def _ring(self, refusal: RefusalError | None) -> None:
        for poller in self._pollers:
            if poller.done():
                continue
            if refusal is None:
                poller.set_result(None)
            else:
                poller.set_exception(refusal)
