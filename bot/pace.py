"""How fast a channel may be written to: so many messages a second in all, so many to each conversation.

Times are seconds of a clock that only goes forward. The limits of a channel are not exceeded, whatever waits and
however long the network takes: a message counts from its beginning, and for a whole span after the last moment at which
it may have arrived. That is its end, less what an answer takes on its way at least: of two messages, one way of the
first and one of the second are at least as long as the quickest of all ways there and back (most of it is believed).
Messages begin spread over the span, so that they do not wait for one another.
"""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Protocol


class Pace(Protocol):
    """Asked before each claim, told of each attempt. A conversation has one attempt at a time."""

    def allowed(self) -> int:
        """How many messages may begin now."""
        ...

    def resting(self) -> frozenset[str]:
        """The conversations that may not be written to now."""
        ...

    def wait(self) -> float | None:
        """Seconds until more is allowed than now; `None` when nothing rests."""
        ...

    def begun(self, conversation: str) -> None:
        """An attempt begins."""
        ...

    def ended(self, conversation: str) -> None:
        """That attempt ended, however it did."""
        ...

    def rest(self, conversation: str, wait: timedelta) -> None:
        """The channel asked for a pause of this conversation."""
        ...

    def hold(self, conversation: str) -> None:
        """Nothing goes there while something else is asked of the channel about it, which may be told to pause."""
        ...

    def free(self, conversation: str) -> None:
        """That was answered."""
        ...


class Unhurried:
    """A channel without limits."""

    def allowed(self) -> int:
        """As many as there are."""
        return 1_000

    def resting(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def wait(self) -> float | None:
        """Nothing rests."""
        return None

    def begun(self, conversation: str) -> None:
        """Not counted."""

    def ended(self, conversation: str) -> None:
        """Not counted."""

    def rest(self, conversation: str, wait: timedelta) -> None:
        """The outbox keeps the moment."""

    def hold(self, conversation: str) -> None:
        """Nothing else is asked of it."""

    def free(self, conversation: str) -> None:
        """Nothing was held."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages for each span of time, in seconds."""

    overall: tuple[int, float]
    private: tuple[int, float]
    group: tuple[int, float]
    abreast: tuple[int, float]
    """How many may begin together; no limit of the channel."""


_BELIEVED = 0.8
"""Of the quickest way there and back: the next one may be a little quicker."""
_LEAST_SEEN, _LONGEST = 20, 0.3
"""So many before any is believed; none longer than a way around the world, as a network that stands still shows."""


class Paced:
    """Keeps sliding windows; `is_group` tells which limit a conversation has."""

    def __init__(
        self, limits: Limits, is_group: Callable[[str], bool], clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._limits = limits
        self._is_group = is_group
        self._clock = clock
        self._under_way: dict[str, float] = {}
        """When each began."""
        self._begun: deque[float] = deque()
        self._seen, self._quickest = 0, _LONGEST
        self._all: deque[float] = deque()
        self._each: dict[str, deque[float]] = {}
        self._until: dict[str, float] = {}
        self._held: frozenset[str] = frozenset()

    def allowed(self) -> int:
        """What is left of the overall window, and may begin now."""
        now = self._clock()
        most, span = self._limits.overall
        together, while_ = self._limits.abreast
        _forget(self._all, now - span)
        _forget(self._begun, now - while_)
        return min(most - len(self._all) - len(self._under_way), together - len(self._begun))

    def resting(self) -> frozenset[str]:
        """Those whose window is full, those that the channel asked to leave alone, and those that are held."""
        self._tidy()
        return self._held | frozenset(self._until)

    def wait(self) -> float | None:
        """Until the first of them may go on, or more may begin."""
        moments = list(self._until.values())
        if self.allowed() < 1:
            (most, span), (together, while_) = self._limits.overall, self._limits.abreast
            opens = [self._begun[0] + while_] if len(self._begun) >= together else []
            if len(self._all) + len(self._under_way) >= most:
                opens += [self._all[0] + span] if self._all else []
            moments += [max(opens)] if opens else []
        return max(0.001, min(moments) - self._clock()) if moments else None

    def begun(self, conversation: str) -> None:
        """Counted in the overall window; its own conversation has nothing else under way."""
        now = self._clock()
        self._under_way[conversation] = now
        self._begun.append(now)

    def ended(self, conversation: str) -> None:
        """From now on it slides in both windows."""
        now = self._clock()
        self._seen += 1
        self._quickest = min(self._quickest, now - self._under_way.pop(conversation))
        arrived = now - (_BELIEVED * self._quickest if self._seen > _LEAST_SEEN else 0.0)
        self._all.append(max(arrived, self._all[-1]) if self._all else arrived)
        window = self._each.setdefault(conversation, deque())
        window.append(now)
        most, span = self._limits.group if self._is_group(conversation) else self._limits.private
        _forget(window, now - span)
        if len(window) >= most:
            self._rest_until(conversation, window[0] + span)

    def rest(self, conversation: str, wait: timedelta) -> None:
        """The longer pause counts."""
        self._rest_until(conversation, self._clock() + wait.total_seconds())

    def hold(self, conversation: str) -> None:
        """Until it is freed."""
        self._held |= {conversation}

    def free(self, conversation: str) -> None:
        """Whether it was held or not."""
        self._held -= {conversation}

    def _rest_until(self, conversation: str, moment: float) -> None:
        self._until[conversation] = max(moment, self._until.get(conversation, moment))

    def _tidy(self) -> None:
        """Conversations that rest no longer need not be remembered, but for what their windows still count."""
        now = self._clock()
        for conversation in [name for name, moment in self._until.items() if moment <= now]:
            del self._until[conversation]
        longest = max(self._limits.group[1], self._limits.private[1])
        for conversation in [name for name, window in self._each.items() if window[-1] <= now - longest]:
            del self._each[conversation]


def _forget(window: deque[float], before: float) -> None:
    while window and window[0] <= before:
        window.popleft()
