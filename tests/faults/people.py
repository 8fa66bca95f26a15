"""A person in front of their telephone: writes, edits, taps, sends, blocks; and reads what the bot left there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypedDict, Unpack

from tests.faults.core import Core, now
from tests.faults.doors import inherited
from tests.faults.formatting import typed
from tests.faults.groups import Group
from tests.faults.keyboards import buttons_of, labels_of
from tests.faults.media import shown_as
from tests.faults.rendering import ANONYMOUS, chat_json, member_json, message_json, user_json
from tests.faults.wire import Json, utf16_length
from tests.faults.world import Body, Chat, Message, Standing, User


class Where(TypedDict, total=False):
    """Where and how something is written; in the private chat with the bot, now, unless told otherwise."""

    chat: Group
    thread: int
    reply_to: int
    ago: float
    anonymously: bool


@dataclass(slots=True, eq=False)
class Person:
    core: Core
    user: User

    @property
    def id(self) -> int:
        return self.user.id

    @property
    def private(self) -> Chat:
        return self.core.world.chats[self.user.id]

    def screen(self) -> list[Message]:
        """What the bot wrote to this person and can still be read."""
        return [one for one in self.private.messages.values() if one.sender is self.core.world.bot]

    def finds(self, text: str) -> Message | None:
        """The latest message of the bot that contains these words."""
        return next((message for message in reversed(self.screen()) if text in message.text), None)

    async def says(self, text: str, **where: Unpack[Where]) -> int:
        """The id of the message."""
        assert utf16_length(text) <= 4096, "people's clients split longer texts"
        return self._post(Body("text", text, typed(text)), where).id

    async def starts(self, payload: str = "") -> int:
        """Press «Iniciar», perhaps through a deep link; unblocks too."""
        if self.private.contact == "blocked":
            await self.unblocks()
        return await self.says(f"/start {payload}".strip())

    async def sends(self, kind: str, caption: str = "", *, size: int = 4096, **where: Unpack[Where]) -> int:
        """A photo, document, voice, audio, video, animation, video_note or sticker, and its size in bytes."""
        return self._post(self._media(kind, caption, size), where).id

    async def sends_photo(self, caption: str = "", **where: Unpack[Where]) -> int:
        return await self.sends("photo", caption, **where)

    async def sends_voice(self, **where: Unpack[Where]) -> int:
        return await self.sends("voice", **where)

    async def sends_document(self, caption: str = "", *, size: int = 4096, **where: Unpack[Where]) -> int:
        return await self.sends("document", caption, size=size, **where)

    async def sends_file(self, name: str, content: bytes) -> int:
        """A document that can be downloaded."""
        file = self.core.world.store(content, name)
        return self._post(Body("document", "", typed(""), shown_as("document", file)), Where()).id

    async def sends_album(self, kinds: Sequence[str], caption: str = "", **where: Unpack[Where]) -> list[int]:
        """Several at once: one message each, tied by their ``media_group_id``; the first carries the caption."""
        tie = {"media_group_id": str(self.core.number())}
        bodies = [self._media(kind, "" if index else caption, 4096) for index, kind in enumerate(kinds)]
        return [self._post(body, where, tie).id for body in bodies]

    async def edits(self, message_id: int, text: str, *, chat: Group | None = None) -> None:
        """Change the text, or the caption, of what they wrote."""
        message = self._place(chat).messages[message_id]
        message.body = replace(message.body, written=text, formatted=typed(text))
        message.edited = now()
        self._tell("edited_message", message)

    async def deletes(self, message_id: int, *, chat: Group | None = None) -> None:
        """Telegram tells a bot nothing about it."""
        place = self._place(chat)
        place.forget(place.messages[message_id])

    async def taps(self, message: Message | None, label: str) -> str:
        """Tap the button of that label, here where it is shown; the id of the query."""
        assert message is not None, "there is no such message to tap on"
        assert not message.gone, "the message was deleted"
        labels = labels_of(message.keyboard)
        assert label in labels, f"no button «{label}»; there are {labels}"
        data = buttons_of(message.keyboard)[labels.index(label)].get("callback_data")
        assert data, f"«{label}» does not ask the bot anything"
        return self._press(message.chat, message.id, data)

    async def presses(self, message_id: int, data: str, *, chat: Group | None = None) -> str:
        """Send this data as an old or forged client would, whatever the message shows now."""
        return self._press(self._place(chat), message_id, data)

    async def reacts(self, message: Message, emoji: str) -> None:
        change: Json = {"chat": chat_json(message.chat), "message_id": message.id, "date": now()}
        change |= {"user": user_json(self.user), "old_reaction": []}
        self.core.announce("message_reaction", change | {"new_reaction": [{"type": "emoji", "emoji": emoji}]})

    async def asks_inline(self, query: str) -> str:
        """«@bot query» in any chat; the id of the query."""
        identity = self.core.ask(self.id)
        asked = {"id": identity, "from": user_json(self.user), "query": query, "offset": "", "chat_type": "sender"}
        self.core.announce("inline_query", asked)
        return identity

    async def blocks(self) -> None:
        self._turn("member", "kicked")
        self.private.contact = "blocked"

    async def unblocks(self) -> None:
        self._turn("kicked", "member")
        self.private.contact = "open"

    async def closes_account(self) -> None:
        self.private.contact = "deactivated"

    def _media(self, kind: str, caption: str, size: int) -> Body:
        name = {"photo": "foto.jpg", "voice": "voz.ogg", "document": "oficio.pdf"}.get(kind, kind)
        file = self.core.world.store(b"x", name, size=size)
        return Body(kind, caption, typed(caption), shown_as(kind, file))

    def _place(self, group: Group | None) -> Chat:
        return self.private if group is None else group.chat

    def _post(self, body: Body, where: Where, extra: Json | None = None) -> Message:
        chat = self._place(where.get("chat"))
        if chat.kind == "private":
            assert chat.contact != "blocked", f"{self.user.first_name} blocked the bot and cannot write to it"
            chat.contact = "open"
        else:
            assert self.id in chat.members, f"{self.user.first_name} is not in {chat.title}"
        reply_to = chat.messages[where["reply_to"]] if "reply_to" in where else None
        more = dict(extra or {})
        if where.get("anonymously"):
            more["sender_chat"] = chat_json(chat)
        place = {"thread": where.get("thread") or inherited(chat, reply_to), "reply_to": reply_to}
        date = now() - int(where.get("ago", 0))
        sender = ANONYMOUS if where.get("anonymously") else self.user
        message = self.core.add(chat, sender, body, extra=more, date=date, **place)
        self._tell("message", message)
        return message

    def _tell(self, kind: str, message: Message) -> None:
        if bot_sees(self.core, message):
            self.core.announce(kind, message_json(message))

    def _press(self, chat: Chat, message_id: int, data: str) -> str:
        identity = self.core.ask(self.id)
        message = chat.messages.get(message_id)
        shown = message_json(message) if message else {"chat": chat_json(chat), "message_id": message_id, "date": 0}
        pressed = {"id": identity, "from": user_json(self.user), "chat_instance": str(chat.id), "data": data}
        self.core.announce("callback_query", pressed | {"message": shown})
        return identity

    def _turn(self, before: str, after: str) -> None:
        bot = self.core.world.bot
        change: Json = {"chat": chat_json(self.private), "from": user_json(self.user), "date": now()}
        change["old_chat_member"] = member_json(bot, Standing("kicked" if before == "kicked" else "member"))
        change["new_chat_member"] = member_json(bot, Standing("kicked" if after == "kicked" else "member"))
        self.core.announce("my_chat_member", change)


def bot_sees(core: Core, message: Message) -> bool:
    """Telegram's privacy mode: in groups a bot that is not an administrator reads only what is said to it."""
    chat, bot = message.chat, core.world.bot
    if chat.kind == "private" or chat.bot.status == "administrator":
        return True
    if chat.bot.status in ("left", "kicked"):
        return False
    to_it = message.reply_to is not None and message.reply_to.sender is bot
    marks = {entity["type"] for entity in message.body.formatted.entities}
    called = f"@{bot.username}" in message.text or ("bot_command" in marks and "@" not in message.text.split()[0])
    return core.world.reads_all or to_it or called
