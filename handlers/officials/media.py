"""Photos, voice, documents: the assistant cannot read them and says so; a person can, if whoever sent it wishes.

With words beside it, the words are the question. An album is many messages: what is said to each is short.
"""

from handlers.casework.sending import Sending, written
from handlers.dialogue import Memory
from handlers.messages import Choice, Incoming, Media, Reply
from handlers.officials.choose import LEAVE
from handlers.officials.errands import FORWARD
from handlers.texts import media as texts
from handlers.texts import officials

_CARRY: frozenset[Media] = frozenset({"photo", "voice", "audio", "video", "document", "other"})
"""What may be worth a person's look."""


async def received(incoming: Incoming, _memory: Memory) -> tuple[Reply, ...] | None:
    """A file without words."""
    if incoming.media is None or incoming.text.strip():
        return None
    if incoming.media not in _CARRY or not incoming.source:
        return (Reply(texts.only_words(), "small"),)
    if incoming.group:
        return (Reply(texts.cannot_read_here(), "small"),)
    sending = Sending(texts.sent(incoming.media), incoming.source, attached=True)
    yes = Choice(texts.yes_send_it(), f"{FORWARD} {written(sending)}")
    return (Reply(texts.cannot_read(), "forward", (yes, Choice(officials.no_thanks(), LEAVE))),)
