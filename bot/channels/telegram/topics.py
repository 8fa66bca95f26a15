"""Exactly one topic for each label: opened when first needed, opened again once when somebody deleted it.

Nothing is asked of Telegram to find out how a group is; its refusals tell. Where there are no topics, replies to the
first message make a thread.
"""

import asyncio
import logging
from dataclasses import dataclass, replace

from telegram import Bot, Message
from telegram.error import BadRequest, NetworkError

from bot.channels.telegram import CHANNEL
from bot.channels.telegram.errors import has_no_topics, is_unchanged, lost_topic
from bot.work import Storage, Thread
from handlers.messages import Letter
from handlers.texts import telegram as texts

log = logging.getLogger(__name__)

_LONGEST_TITLE = 128


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in a conversation a message goes: a topic, or a reply to the message that a thread began with."""

    thread: int | None = None
    root: int | None = None


class Topics:
    """The topics of every conversation. Opening one is serial, and stored by itself as soon as it is done."""

    def __init__(self, bot: Bot, storage: Storage) -> None:
        self._bot = bot
        self._storage = storage
        self._turn = asyncio.Lock()
        self._flat: set[str] = set()
        """Conversations that refused to open topics: not asked again until they are heard to have them."""
        self._gone: set[tuple[str, str]] = set()

    async def spot(self, letter: Letter) -> Spot:
        """Where `letter` goes; «#» and an id name a topic that is not ours."""
        if not letter.thread or (letter.conversation, letter.thread) in self._gone:
            return Spot()
        if letter.thread.startswith("#"):
            return Spot(thread=int(letter.thread[1:]))
        async with self._turn:
            known = await self._known(letter)
            if not known.thread and letter.conversation not in self._flat:
                known = await self._opened(letter, known)
        if known.thread:
            return Spot(thread=int(known.thread))
        return Spot(root=int(known.root) if known.root else None)

    async def lost(self, letter: Letter) -> None:
        """It is not there any more: the next letter opens another, or answers the first message."""
        if letter.thread.startswith("#"):
            self._gone.add((letter.conversation, letter.thread))
            return
        async with self._turn:
            await self._keep(letter, replace(await self._known(letter), thread=""))

    async def entitle(self, letter: Letter) -> None:
        """Rename the topic; one that does not exist yet will be opened with this title."""
        async with self._turn:
            known = await self._known(letter)
            if known.thread:
                known = await self._renamed(letter, known)
            await self._keep(letter, replace(known, title=letter.text))

    async def rooted(self, letter: Letter, spot: Spot, sent: Message) -> None:
        """Without topics: the first message, or the one after the first was deleted, begins the thread."""
        is_loose = spot.thread is None and sent.reply_to_message is None and not letter.of
        if letter.thread and not letter.thread.startswith("#") and is_loose:
            async with self._turn:
                await self._keep(letter, replace(await self._known(letter), root=str(sent.message_id)))

    def has_them(self, conversation: str) -> None:
        """It was heard that the conversation has topics, or that we may open them now."""
        self._flat.discard(conversation)

    async def _opened(self, letter: Letter, known: Thread) -> Thread:
        title = (known.title or texts.untitled(letter.thread))[:_LONGEST_TITLE]
        try:
            topic = await self._bot.create_forum_topic(int(letter.conversation), title)
        except NetworkError as refusal:
            if not has_no_topics(refusal):
                raise
            log.warning("telegram: no topics can be opened in the group; replies make the threads")
            self._flat.add(letter.conversation)
            return known
        known = replace(known, thread=str(topic.message_thread_id))
        await self._keep(letter, known)
        return known

    async def _renamed(self, letter: Letter, known: Thread) -> Thread:
        title = letter.text[:_LONGEST_TITLE]
        try:
            await self._bot.edit_forum_topic(int(letter.conversation), int(known.thread), name=title)
        except BadRequest as refusal:
            if lost_topic(refusal) or "not a forum" in refusal.message:
                return replace(known, thread="")
            if not is_unchanged(refusal) and not has_no_topics(refusal):
                raise
        return known

    async def _known(self, letter: Letter) -> Thread:
        async with self._storage.transaction() as work:
            return await work.posted.thread(CHANNEL, letter.conversation, letter.thread)

    async def _keep(self, letter: Letter, thread: Thread) -> None:
        async with self._storage.transaction() as work:
            await work.posted.keep(CHANNEL, letter.conversation, thread)
