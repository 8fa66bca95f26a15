"""A group as its people run it: who is in, what the bot may do, and what happens to it by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from tests.faults.core import Core, now
from tests.faults.rendering import chat_json, member_json, message_json, user_json
from tests.faults.topics import drop_topic, open_topic, service
from tests.faults.wire import Json
from tests.faults.world import RIGHTS, Chat, Message, Standing, Status, User

#: Who acts when a test does not care who it was.
SOMEONE = User(4_000_000_001, "Administración")


class Somebody(Protocol):
    """A person, of whom a group needs to know only the account."""

    user: User


@dataclass(slots=True, eq=False)
class Group:
    """A handle that follows its group: after a migration it is the supergroup."""

    core: Core
    chat: Chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def topics(self) -> dict[int, str]:
        """The names of the topics by thread."""
        return {thread: topic.name for thread, topic in self.chat.topics.items()}

    def written(self, *, thread: int | None = None) -> list[Message]:
        """What the bot wrote and can still be read here, in order."""
        bot = self.core.world.bot
        own = [one for one in self.chat.messages.values() if one.sender is bot and not one.body.is_service]
        return [one for one in own if thread in (None, one.thread)]

    def finds(self, text: str, *, thread: int | None = None) -> Message | None:
        """The latest message of the bot that contains these words."""
        found = [message for message in self.written(thread=thread) if text in message.text]
        return found[-1] if found else None

    async def adds(self, person: Somebody) -> None:
        self.chat.members[person.user.id] = Standing("member")
        await self._note({"new_chat_members": [user_json(person.user)]})

    async def removes(self, person: Somebody) -> None:
        self.chat.members.pop(person.user.id, None)
        await self._note({"left_chat_member": user_json(person.user)})

    async def makes_bot(self, status: Status, *, without: Sequence[str] = ()) -> None:
        """Give the bot another place in the group; an administrator has every right but those."""
        rights = RIGHTS - set(without) if status == "administrator" else frozenset()
        before, self.chat.bot = self.chat.bot, Standing(status, rights)
        bot = self.core.world.bot
        change: Json = {"chat": chat_json(self.chat), "from": user_json(SOMEONE), "date": now()}
        change |= {"old_chat_member": member_json(bot, before), "new_chat_member": member_json(bot, self.chat.bot)}
        self.core.announce("my_chat_member", change)

    async def becomes_supergroup(self) -> int:
        """The group gets another id; both service messages arrive. The new id."""
        old = self.chat
        new = self.core.world.found("supergroup", old.title)
        new.members, new.bot = dict(old.members), old.bot
        await self._note({"migrate_to_chat_id": new.id})
        self.chat = new
        await self._note({"migrate_from_chat_id": old.id})
        old.moved_to = new.id
        return new.id

    async def becomes_forum(self) -> None:
        self.chat.is_forum = True

    async def stops_being_forum(self) -> None:
        """Threads that were topics are no longer found; nobody is told."""
        self.chat.is_forum = False

    async def opens_topic(self, name: str) -> int:
        topic = open_topic(self.core, self.chat, SOMEONE, name)
        self._tell(topic.opener)
        return topic.opener.id

    async def renames_topic(self, thread: int, name: str) -> None:
        self.chat.topics[thread].name = name
        await self._note({"forum_topic_edited": {"name": name}}, thread=thread)

    async def closes_topic(self, thread: int) -> None:
        self.chat.topics[thread].is_open = False
        await self._note({"forum_topic_closed": {}}, thread=thread)

    async def reopens_topic(self, thread: int) -> None:
        self.chat.topics[thread].is_open = True
        await self._note({"forum_topic_reopened": {}}, thread=thread)

    async def deletes_topic(self, thread: int) -> None:
        """By hand, with all its messages. Telegram tells the bot nothing."""
        drop_topic(self.core, self.chat, thread)

    async def pins(self, message_id: int) -> None:
        self.chat.pinned = message_id
        await self._note({"pinned_message": message_json(self.chat.messages[message_id], nested=False)})

    async def renames(self, title: str) -> None:
        self.chat.title = title
        await self._note({"new_chat_title": title})

    async def _note(self, content: Json, *, thread: int | None = None) -> None:
        self._tell(self.core.add(self.chat, SOMEONE, service(content), thread=thread))

    def _tell(self, message: Message) -> None:
        if self.chat.bot.status not in ("left", "kicked"):
            self.core.announce("message", message_json(message))
