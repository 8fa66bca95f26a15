"""What was asked of the double and what became of it. Nothing here is ever taken back.

A call is *lost* when its answer was not delivered: the sender cannot know whether it was accepted. Only a send whose
answer was lost may be repeated; ``unexcused`` lists the repeats of anything else.
"""

import itertools
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.faults.keyboards import labels_of
from tests.faults.wire import Fields
from tests.faults.world import Message


@dataclass(slots=True, eq=False)
class Call:
    """One request. ``status`` is 0 while it is being served, and stays so when it was never processed."""

    number: int
    at: float
    method: str
    fields: Fields
    status: int = 0
    description: str = ""
    fault: str = ""
    is_lost: bool = False

    def refused(self, status: int, description: str) -> None:
        self.status = status
        self.description = description


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """A message that the double accepted, as it was then; ``message`` is what has become of it since."""

    call: Call
    message: Message
    chat: int
    thread: int | None
    kind: str
    text: str
    plain: str
    buttons: tuple[str, ...]

    @property
    def at(self) -> float:
        return self.call.at

    @property
    def is_lost(self) -> bool:
        """Dropped after accepting: stored here, unknown to the sender."""
        return self.call.is_lost

    @property
    def same_as(self) -> tuple[int, int | None, str, str, tuple[str, ...]]:
        return (self.chat, self.thread, self.kind, self.plain, self.buttons)


@dataclass(slots=True)
class Ledger:
    calls: list[Call] = field(default_factory=list)
    sends: list[Sent] = field(default_factory=list)
    unknown_parameters: set[tuple[str, str]] = field(default_factory=set)
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def opened(self, method: str, fields: Fields) -> Call:
        call = Call(next(self._numbers), time.monotonic(), method, fields)
        self.calls.append(call)
        return call

    def accepted(self, call: Call, message: Message) -> None:
        body = message.body
        sent = Sent(
            call=call,
            message=message,
            chat=message.chat.id,
            thread=message.thread,
            kind=body.kind,
            text=body.written,
            plain=body.formatted.plain,
            buttons=labels_of(message.keyboard),
        )
        self.sends.append(sent)

    def called(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    def refusals(self) -> list[Call]:
        """Every «no» that reached its sender."""
        return [call for call in self.calls if call.status >= 400 and not call.is_lost]

    def tail(self, length: int = 8) -> str:
        """The last calls, for the message of a test that failed."""
        return ", ".join(f"{call.method} {call.status} {call.description}".strip() for call in self.calls[-length:])

    def to(self, chat: int, *, thread: int | None = None) -> list[Sent]:
        """What reached this chat, in order; of one thread only when it is given."""
        return [sent for sent in self.sends if sent.chat == chat and thread in (None, sent.thread)]

    def texts(self, chat: int, *, thread: int | None = None) -> list[str]:
        """What people read in this chat, in order of arrival, repeats included."""
        return [sent.plain for sent in self.to(chat, thread=thread)]

    def lost(self) -> list[Sent]:
        return [sent for sent in self.sends if sent.is_lost]

    def repeats(self, chat: int | None = None) -> list[Sent]:
        """Every send that is equal to an earlier one of the same chat and thread."""
        seen: set[object] = set()
        found = []
        for sent in self.sends:
            if sent.same_as in seen and chat in (None, sent.chat):
                found.append(sent)
            seen.add(sent.same_as)
        return found

    def unexcused(self, chat: int | None = None) -> list[Sent]:
        """The repeats of a send whose answer had been delivered."""
        latest: dict[object, Sent] = {}
        found = []
        for sent in self.sends:
            before = latest.get(sent.same_as)
            if before is not None and not before.is_lost and chat in (None, sent.chat):
                found.append(sent)
            latest[sent.same_as] = sent
        return found
