"""The places where the loop is played: each server of the Bot API, with the same people in front of it.

A stage tells what everybody sees now (`screens`) and does what people do; it knows nothing of the program.
"""

import html
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tests.faults.changes import Changes
from tests.faults.groups import Group
from tests.faults.independent import Independent
from tests.faults.keyboards import buttons_of, labels_of
from tests.faults.telegram_double import TelegramDouble
from tests.faults.wire import Json
from tests.faults.world import Message
from tests.telegram.service import PATIENCE, Moment

GROUP = "Grupo"
NUMBERS = {"Ana": 77, "Eva": 88, "Olga": 99}
"""An official, a secretary, an administrator."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as somebody sees it; in the group, `topic` is where."""

    place: str
    id: str
    text: str
    buttons: tuple[str, ...] = ()
    topic: int | None = None


class Stage(Protocol):
    """A server of the Bot API and the people in front of it."""

    def screens(self) -> Sequence[Shown]:
        """Everything of the bot that can be read now, in order."""
        ...

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for it; AssertionError when it takes too long."""
        ...

    def has_given(self) -> bool:
        """Whether everything was handed to the program."""
        ...

    async def writes(self, who: str, text: str) -> None:
        """In private."""
        ...

    async def chats(self, who: str, text: str) -> None:
        """Among colleagues: in the topic of the case, or in the group."""
        ...

    async def replies(self, who: str, to: Shown, text: str) -> None:
        """With Telegram's function «Responder»."""
        ...

    async def taps(self, who: str, on: Shown, label: str) -> None:
        """A button."""
        ...


class DoubleStage:
    """Our double; the secretariat's group is a forum."""

    def __init__(self, double: TelegramDouble) -> None:
        self.double = double
        self.people = {name: double.person(n, name, username=name.lower()) for name, n in NUMBERS.items()}
        self.group: Group = double.forum("Secretaría", [self.people["Eva"], self.people["Olga"]])

    def screens(self) -> Sequence[Shown]:
        private = [shown(name, message) for name, person in self.people.items() for message in person.screen()]
        topics = [Shown(GROUP, f"topic-{thread}", f"Tema: {name}") for thread, name in self.group.topics.items()]
        return [*private, *topics, *(shown(GROUP, one) for one in self.group.written())]

    async def until(self, holds: Callable[[], object]) -> None:
        await self.double.until(holds, timeout=PATIENCE)

    def has_given(self) -> bool:
        return not self.double.updates.pending and not self.double.webhook.waiting()

    async def writes(self, who: str, text: str) -> None:
        await self.people[who].says(text)

    async def chats(self, who: str, text: str) -> None:
        await self.people[who].says(text, chat=self.group, thread=max(self.group.topics))

    async def replies(self, who: str, to: Shown, text: str) -> None:
        message = self._message(to)
        await self.people[who].says(text, chat=self.group, reply_to=message.id)

    async def taps(self, who: str, on: Shown, label: str) -> None:
        await self.people[who].taps(self._message(on), label)

    def _message(self, seen: Shown) -> Message:
        chat = self.group.chat if seen.place == GROUP else self.people[seen.place].private
        return chat.messages[int(seen.id)]


@dataclass
class IndependentStage:
    """Somebody else's server, which knows no topics: the secretariat's group is a plain one."""

    server: Independent
    clock: Moment
    group: int = -500
    changes: Changes = field(default_factory=Changes)
    _numbers: "itertools.count[int]" = field(default_factory=lambda: itertools.count(100_000))

    def __post_init__(self) -> None:
        self.server.noticed = self.changes.touch

    def screens(self) -> Sequence[Shown]:
        places = {number: name for name, number in NUMBERS.items()} | {self.group: GROUP}
        return [
            Shown(places[chat], str(number), read(str(fields["text"])), labels_of(self.server.markup(fields)))
            for (chat, number), fields in self.server.shown.items()
        ]

    async def until(self, holds: Callable[[], object]) -> None:
        try:
            await self.changes.until(holds, PATIENCE)
        except TimeoutError:
            raise AssertionError(f"still not so; screens: {self.screens()[-6:]}") from None

    def has_given(self) -> bool:
        return not self.server.waiting()

    async def writes(self, who: str, text: str) -> None:
        await self.server.gives({"message": self._said(who, NUMBERS[who], text)})

    async def chats(self, who: str, text: str) -> None:
        await self.server.gives({"message": self._said(who, self.group, text)})

    async def replies(self, who: str, to: Shown, text: str) -> None:
        answered = self._ours(to)
        await self.server.gives({"message": self._said(who, self.group, text) | {"reply_to_message": answered}})

    async def taps(self, who: str, on: Shown, label: str) -> None:
        message = self._ours(on)
        data = next(b["callback_data"] for b in buttons_of(message["reply_markup"]) if b["text"] == label)
        tap: Json = {"id": str(next(self._numbers)), "from": _user(who), "chat_instance": "1", "data": data}
        await self.server.gives({"callback_query": tap | {"message": message}})

    def _said(self, who: str, chat: int, text: str) -> Json:
        said: Json = {"message_id": next(self._numbers), "date": int(self.clock.time()), "text": text}
        return said | {"from": _user(who), "chat": self._chat(who, chat)}

    def _ours(self, seen: Shown) -> Json:
        chat = self.group if seen.place == GROUP else NUMBERS[seen.place]
        fields = self.server.shown[chat, int(seen.id)]
        said: Json = {"message_id": int(seen.id), "date": int(self.clock.time()), "text": seen.text}
        bot: Json = {"id": 7, "is_bot": True, "first_name": "Fixture"}
        markup = self.server.markup(fields) or {"inline_keyboard": []}
        return said | {"from": bot, "chat": self._chat(seen.place, chat), "reply_markup": markup}

    def _chat(self, who: str, chat: int) -> Json:
        if chat == self.group:
            return {"id": chat, "type": "group", "title": "Secretaría"}
        return {"id": chat, "type": "private", "first_name": who}


def shown(place: str, message: Message) -> Shown:
    """A message of the double."""
    text = message.text if message.body.kind == "text" else f"[{message.body.kind}] {message.text}".strip()
    return Shown(place, str(message.id), text, labels_of(message.keyboard), message.thread)


def read(text: str) -> str:
    """Telegram's HTML as people read it."""
    return html.unescape(re.sub(r"</?\w[^>]*>", "", text))


def _user(name: str) -> Json:
    return {"id": NUMBERS[name], "is_bot": False, "first_name": name, "username": name.lower()}
