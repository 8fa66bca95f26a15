"""What of the markup in an answer is kept: the little that every telephone shows, and nothing that does anything.

Markup comes from the channel (what was typed in bold there), or is typed by hand as HTML. From the channel, what is not
shown is dropped; by hand, what is not right is refused with the reason, and never mended in silence. nh3 has the last
word in both.
"""

import re
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser

import nh3

from handlers.texts import markup as texts

SHOWN = frozenset({"b", "strong", "i", "em", "u", "s", "code", "a"})
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>")
"""What looks like a tag: «menos de 5 < 10» and «A&B» do not."""
_LEADS_NOWHERE = re.compile(r"<a>((?:(?!</?a>).)*)</a>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Markup:
    """A text without markup, and the same in HTML of the little that is allowed; `html` is empty when it has none."""

    plain: str
    html: str


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a text is refused, in Spanish."""

    reason: str


def read(markup: str, text: str) -> Markup | Problem:
    """`markup` is the text in HTML as the channel gives it (empty: it had none); `text`, what was typed."""
    if markup:
        return _marked(markup)
    if not _TAG.search(text):
        return Markup(text, "")
    judge = _Judge()
    judge.feed(text)
    judge.close()
    return Problem(judge.problem) if judge.problem else _marked(text)


def _marked(html: str) -> Markup:
    kept = _clean(html.strip())
    plain = unescape(re.sub(r"<[^>]*>", "", kept))
    return Markup(plain, kept if kept != escape(plain, quote=False) else "")


def _clean(html: str) -> str:
    allowed = {"a": {"href"}}
    kept = nh3.clean(html, tags=set(SHOWN), attributes=allowed, url_schemes={"https"}, link_rel=None)
    return _LEADS_NOWHERE.sub(r"\1", kept)


class _Judge(HTMLParser):
    """Finds the first thing that is not right in markup that was typed by hand."""

    def __init__(self) -> None:
        super().__init__()
        self._open: list[str] = []
        self.problem = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Only what is shown; links to pages only, and none inside another."""
        if tag not in SHOWN:
            self._wrong(texts.unknown_tag(tag))
        if tag == "a":
            address = dict(attrs).get("href") or ""
            if not address.startswith("https://"):
                self._wrong(texts.bad_link(address))
            if "a" in self._open:
                self._wrong(texts.nested_link())
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """The one that was opened last."""
        if not self._open or self._open.pop() != tag:
            self._wrong(texts.not_open(tag))

    def close(self) -> None:
        """Nothing may stay open."""
        super().close()
        if self._open:
            self._wrong(texts.not_closed(self._open[-1]))

    def _wrong(self, reason: str) -> None:
        self.problem = self.problem or reason
