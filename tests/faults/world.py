"""What exists on the double's side of the wire: people, chats, topics, messages and files.

Only state; what the bot may do with it is in ``doors``. Private chats and basic groups
share one sequence of message ids, as they do in Telegram; each supergroup counts its own, so that one number names
different messages in different chats.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from tests.faults.formatting import Formatted
from tests.faults.wire import Json, bad_request

RIGHTS = frozenset(
    {"can_manage_topics", "can_delete_messages", "can_pin_messages", "can_invite_users", "can_change_info"}
)
ChatKind = Literal["private", "group", "supergroup"]
Status = Literal["administrator", "member", "restricted", "left", "kicked"]


@dataclass(frozen=True, slots=True)
class User:
    id: int
    first_name: str
    username: str | None = None
    last_name: str | None = None
    language: str = "es"
    is_bot: bool = False
    hides_account: bool = False


@dataclass(frozen=True, slots=True)
class Standing:
    """What a user is in a chat."""

    status: Status
    rights: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Body:
    """What a message says. ``content`` holds the media or service fields as Telegram names them."""

    kind: str
    written: str = ""
    formatted: Formatted = field(default_factory=lambda: Formatted(""))
    content: Json = field(default_factory=dict)

    @property
    def is_service(self) -> bool:
        return self.kind == "service"


@dataclass(slots=True, eq=False)
class Message:
    id: int
    chat: "Chat"
    sender: User
    date: int
    body: Body
    keyboard: Json | None = None
    thread: int | None = None
    reply_to: "Message | None" = None
    edited: int | None = None
    extra: Json = field(default_factory=dict)
    reaction: str | None = None
    gone: bool = False

    @property
    def text(self) -> str:
        """What people read: no markup; the caption of what is not text."""
        return self.body.formatted.plain


@dataclass(slots=True, eq=False)
class Topic:
    opener: Message
    name: str
    icon_color: int
    is_open: bool = True


@dataclass(slots=True, eq=False)
class Chat:
    id: int
    kind: ChatKind
    title: str = ""
    person: User | None = None
    contact: Literal["never", "open", "blocked", "deactivated"] = "never"
    is_forum: bool = False
    bot: Standing = field(default_factory=lambda: Standing("administrator", RIGHTS))
    members: dict[int, Standing] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))
    moved_to: int | None = None
    pinned: int | None = None

    def message(self, number: int | None, otherwise: str) -> Message:
        """The message of that id, or a 400 in the words of ``otherwise``."""
        found = self.messages.get(number or 0)
        if found is None:
            raise bad_request(otherwise)
        return found

    def bot_may(self, right: str) -> bool:
        return self.bot.status == "administrator" and right in self.bot.rights

    def forget(self, message: Message) -> None:
        message.gone = True
        self.messages.pop(message.id, None)


@dataclass(frozen=True, slots=True)
class File:
    id: str
    name: str
    size: int
    content: bytes


@dataclass(slots=True)
class World:
    bot: User
    users: dict[int, User] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    files: dict[str, File] = field(default_factory=dict)
    reads_all: bool = False
    common_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.users[self.bot.id] = self.bot

    def meet(self, user: User) -> Chat:
        """The private chat with this person."""
        self.users[user.id] = user
        return self.chats.setdefault(user.id, Chat(user.id, "private", person=user, ids=self.common_ids))

    def found(self, kind: ChatKind, title: str, *, is_forum: bool = False) -> Chat:
        """A new group. The bot is an administrator with every right until somebody changes it.

        Message 1 of a supergroup is its creation: as a thread it is «General», which no bot may name.
        """
        number = 1 + sum(chat.kind != "private" for chat in self.chats.values())
        chat_id = -(10**12 + number) if kind == "supergroup" else -number
        ids = itertools.count(2) if kind == "supergroup" else self.common_ids
        chat = self.chats[chat_id] = Chat(chat_id, kind, title, is_forum=is_forum, ids=ids)
        return chat

    def store(self, content: bytes, name: str, *, size: int | None = None) -> File:
        identity = f"file-{len(self.files) + 1}"
        file = self.files[identity] = File(identity, name, len(content) if size is None else size, content)
        return file
