"""What may go wrong on the way, one small class each, and the plan that says when.

A scripted fault comes at a numbered call, or is spent by the first call it fits; what is wrong «while» a block runs
hits every call that fits; rates draw from a seeded generator. They are looked up in that order.
"""

import asyncio
import random
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

EVERY = "*"
#: Left alone by rates: a bot that cannot start or read tells nothing about how it sends.
CALM = frozenset({"getMe", "getUpdates", "setWebhook", "deleteWebhook", "getWebhookInfo"})


@dataclass(frozen=True, slots=True)
class Flood:
    """429, not processed; until then, what is sent to that chat (or ``everywhere``) is refused, and a violation."""

    retry_after: float = 1
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class ServerError:
    """A 5xx as the Bot API words it; not processed."""

    status: int = 500


@dataclass(frozen=True, slots=True)
class BadGateway:
    """502 from a proxy, in HTML; not processed."""


@dataclass(frozen=True, slots=True)
class DropBefore:
    """The connection dies before the call is processed."""


@dataclass(frozen=True, slots=True)
class DropAfter:
    """The call is processed; the connection dies before its answer."""


@dataclass(frozen=True, slots=True)
class Silence:
    """Not processed and not answered: the client gives up first, or the connection dies after these seconds."""

    seconds: float = 30.0


@dataclass(frozen=True, slots=True)
class Late:
    """Processed at once, answered these seconds later: beyond the client's read timeout if it is shorter."""

    seconds: float


@dataclass(frozen=True, slots=True, eq=False)
class _Held:
    """Stops the call until released; ``reached`` is set when it is there. For killing a program at that very moment."""

    reached: asyncio.Event = field(default_factory=asyncio.Event)
    released: asyncio.Event = field(default_factory=asyncio.Event)
    lost: asyncio.Event = field(default_factory=asyncio.Event)

    def release(self) -> None:
        self.released.set()

    def lose(self) -> None:
        """Release it without an answer, because its caller is gone: what was not processed yet will not be."""
        self.lost.set()
        self.released.set()


class HeldBefore(_Held):
    """Holds a call that has arrived and was not processed."""


class HeldAfter(_Held):
    """Holds the answer of a call that was processed."""


Fault = Flood | ServerError | BadGateway | DropBefore | DropAfter | Silence | Late | HeldBefore | HeldAfter


@dataclass(frozen=True, slots=True, eq=False)
class _Planned:
    method: str
    chat: int | None
    fault: Fault

    def fits(self, method: str, chat: int | None) -> bool:
        return self.method in (EVERY, method) and self.chat in (None, chat)


@dataclass(slots=True)
class Faults:
    _once: list[_Planned] = field(default_factory=list)
    _numbered: dict[int, Fault] = field(default_factory=dict)
    _while: list[_Planned] = field(default_factory=list)
    _rates: Mapping[Fault, float] = field(default_factory=dict)
    _methods: frozenset[str] | None = None
    _random: random.Random = field(default_factory=lambda: random.Random(0))  # noqa: S311 — repeatable on purpose
    _seen: int = 0

    def next(self, method: str, *faults: Fault, chat: int | None = None) -> None:
        """The next calls of this method meet these faults, one each."""
        self._once.extend(_Planned(method, chat, fault) for fault in faults)

    def at(self, number: int, fault: Fault) -> None:
        """The call that is the ``number``-th from now, of whatever method, meets this fault; 1 is the next one."""
        self._numbered[self._seen + number] = fault

    @contextmanager
    def every(self, method: str, fault: Fault, *, chat: int | None = None) -> Iterator[None]:
        """While the block runs, each call of this method (``EVERY`` of them) meets this fault."""
        planned = _Planned(method, chat, fault)
        self._while.append(planned)
        try:
            yield
        finally:
            self._while.remove(planned)

    def randomly(self, rates: Mapping[Fault, float], *, seed: int, methods: frozenset[str] | None = None) -> None:
        """From now on each fault comes with its probability; empty rates end it."""
        self._rates = dict(rates)
        self._methods = methods
        self._random = random.Random(seed)  # noqa: S311 — repeatable on purpose

    def pick(self, method: str, chat: int | None) -> Fault | None:
        self._seen += 1
        if self._seen in self._numbered:
            return self._numbered.pop(self._seen)
        for planned in self._once:
            if planned.fits(method, chat):
                self._once.remove(planned)
                return planned.fault
        for planned in self._while:
            if planned.fits(method, chat):
                return planned.fault
        return self._drawn(method)

    def _drawn(self, method: str) -> Fault | None:
        exposed = method in self._methods if self._methods is not None else method not in CALM
        if not exposed or not self._rates:
            return None
        left = self._random.random()
        for fault, rate in self._rates.items():
            left -= rate
            if left < 0:
                return fault
        return None
