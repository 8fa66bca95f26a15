"""Telegram's flood limits: counted always, enforced unless told otherwise.

Telegram publishes only the order of magnitude (its FAQ for bots: 30 messages a second in all, 20 a minute in a group,
one a second in a private chat). Windows slide and are exact by default, so a sender that passes here has a margin.
"""

import math
from collections import deque
from dataclasses import dataclass, field

from tests.faults.wire import RefusalError, too_many


@dataclass(frozen=True, slots=True)
class Limits:
    """``scale`` 0.01 makes a minute last 0.6 s; ``grace`` is what the arrival times may wobble, in real seconds."""

    overall: int = 30
    per_group: int = 20
    topics: int = 20
    burst: int = 1
    scale: float = 1.0
    grace: float = 0.0
    enforced: bool = True


@dataclass(frozen=True, slots=True)
class Violation:
    at: float
    rule: str
    chat: int | None
    seen: int


@dataclass(slots=True)
class _Window:
    """At most ``most`` in any ``lasts`` seconds."""

    rule: str
    chat: int | None
    most: int
    lasts: float
    times: deque[float] = field(default_factory=deque)

    def seen(self, now: float, grace: float) -> int:
        while self.times and now - self.times[0] >= self.lasts - grace:
            self.times.popleft()
        return len(self.times)

    def opens_in(self, now: float) -> float:
        return max(self.times[-self.most] + self.lasts - now, 0.0) if len(self.times) >= self.most else 0.0


@dataclass(slots=True)
class Limiter:
    limits: Limits
    violations: list[Violation] = field(default_factory=list)
    peaks: dict[str, int] = field(default_factory=dict)
    _windows: dict[tuple[str, int | None], _Window] = field(default_factory=dict)
    _shut: dict[int | None, float] = field(default_factory=dict)

    def shut(self, chat: int | None, until: float) -> None:
        """Everything to this chat (to all of them: None) before then is one more violation."""
        self._shut[chat] = until

    def admit(self, chat: int, now: float, *, copies: int = 1) -> None:
        """Count a send; refuse it with 429 when it is one too many."""
        self._refuse_impatience(chat, now)
        private = chat > 0
        own = self._window("private" if private else "group", chat)
        self._pass([self._window("overall", None), own], now, copies)

    def admit_topic(self, chat: int, now: float) -> None:
        self._refuse_impatience(chat, now)
        self._pass([self._window("topics", chat)], now, 1)

    def _window(self, rule: str, chat: int | None) -> _Window:
        limits = self.limits
        most, lasts = {
            "overall": (limits.overall, 1.0),
            "private": (limits.burst, float(limits.burst)),
            "group": (limits.per_group, 60.0),
            "topics": (limits.topics, 60.0),
        }[rule]
        if (rule, chat) not in self._windows:
            self._windows[rule, chat] = _Window(rule, chat, most, lasts * limits.scale)
        return self._windows[rule, chat]

    def _pass(self, windows: list[_Window], now: float, copies: int) -> None:
        full = []
        for window in windows:
            seen = window.seen(now, self.limits.grace) + copies
            self.peaks[window.rule] = max(self.peaks.get(window.rule, 0), seen)
            if seen > max(window.most, copies):
                full.append(window)
                self.violations.append(Violation(now, window.rule, window.chat, seen))
        if full and self.limits.enforced:
            raise self._later(max(window.opens_in(now) for window in full))
        for window in windows:
            window.times.extend([now] * copies)

    def _refuse_impatience(self, chat: int, now: float) -> None:
        until = max(self._shut.get(chat, 0.0), self._shut.get(None, 0.0))
        if now < until - self.limits.grace:
            self.violations.append(Violation(now, "impatient", chat, 1))
            raise self._later(until - now)

    def _later(self, wait: float) -> RefusalError:
        """Telegram says whole seconds; a scaled clock has scaled seconds."""
        return too_many(max(math.ceil(wait / self.limits.scale), 1) * self.limits.scale)
