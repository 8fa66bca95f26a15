"""«@bot literal k Santiago» in any chat: citations to paste. Nothing is stored; nothing is asked of a person."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Protocol

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import TelegramError

from bot.channels.telegram.events import InlineAsked
from bot.channels.telegram.outgoing import marked_up
from bot.channels.telegram.splitting import LONGEST, fitting, units

log = logging.getLogger(__name__)

_MOST = 10
_LASTS = 60
_LONGEST_QUERY = 256
_LONGEST_ID = 64


class Citation(Protocol):
    """Something official that can be pasted."""

    @property
    def id(self) -> str:
        """At most 64 bytes, its own."""
        ...

    @property
    def title(self) -> str:
        """What is chosen."""
        ...

    @property
    def description(self) -> str:
        """How it begins."""
        ...

    @property
    def text(self) -> str:
        """What is pasted, with its source."""
        ...


CiteFor = Callable[[str], Sequence[Citation]]
"""What was written after the name of the bot -> citations, the best first."""

MayAsk = Callable[[str], Awaitable[bool]]
"""Whether this person may ask at all."""


class Inline:
    """Answers at once, or not at all: nobody waits for an inline answer for long."""

    def __init__(self, bot: Bot, cite: CiteFor, may_ask: MayAsk, *, open_to_all: bool) -> None:
        self._bot = bot
        self._cite = cite
        self._may_ask = may_ask
        self._open_to_all = open_to_all

    async def answer(self, asked: InlineAsked) -> None:
        """An empty answer to whoever may not ask."""
        allowed = self._open_to_all or await self._may_ask(asked.person)
        found = self._cite(asked.text[:_LONGEST_QUERY].strip()) if allowed else ()
        distinct = {citation.id: citation for citation in found if 1 <= len(citation.id.encode()) <= _LONGEST_ID}
        results = [_article(citation) for citation in list(distinct.values())[:_MOST]]
        try:
            await self._bot.answer_inline_query(
                asked.query, results, cache_time=_LASTS, is_personal=not self._open_to_all
            )
        except TelegramError as error:
            log.debug("telegram: an inline question was not answered (%s)", type(error).__name__)


def _article(citation: Citation) -> InlineQueryResultArticle:
    text = citation.text if units(citation.text) <= LONGEST else fitting(citation.text, LONGEST - 1) + "…"
    content = InputTextMessageContent(
        marked_up(text), parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)
    )
    return InlineQueryResultArticle(citation.id, citation.title, content, description=citation.description)
