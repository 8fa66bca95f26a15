"""Telegram's HTML: read as strictly as the Bot API reads it, with its own complaints.

Only HTML is read. A text in Markdown is refused with 501 rather than accepted unread.
"""

import html
import re
from dataclasses import dataclass, field
from typing import NoReturn

from tests.faults.wire import Json, RefusalError, bad_request, utf16_length

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_TAG = re.compile(r"<(?P<slash>/?)(?P<name>[^\s>/]*)(?P<rest>[^>]*)>")
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|lt|gt|amp|quot);")
_ATTRIBUTE = re.compile(r"([a-z-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+)))?")
_COMMAND = re.compile(r"(?<![\w/])/[A-Za-z0-9_]{1,32}(?:@\w{3,32})?\b")
_MENTION = re.compile(r"(?<![\w@])@[A-Za-z]\w{3,31}\b")
_EMAIL = re.compile(r"\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+\b")
_URL = re.compile(r"https?://[^\s<>«»]+[^\s<>«».,;:!?)]")


@dataclass(frozen=True, slots=True)
class Formatted:
    """What people read, and which parts of it are marked."""

    plain: str
    entities: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    offset: int


@dataclass(slots=True)
class _Reading:
    source: str
    at: int = 0
    units: int = 0
    plain: list[str] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def byte(self) -> int:
        return len(self.source[: self.at].encode())

    def write(self, text: str) -> None:
        self.plain.append(text)
        self.units += utf16_length(text)


def formatted(text: str, parse_mode: str) -> Formatted:
    match parse_mode.lower():
        case "":
            return _trimmed(text, [])
        case "html":
            return _read_html(text)
        case "markdown" | "markdownv2":
            raise RefusalError(501, "Not Implemented: this double reads HTML only")
        case _:
            raise bad_request("unsupported parse_mode")


def typed(text: str) -> Formatted:
    """What a person typed, with what the clients mark by themselves: commands, mentions, addresses."""
    found: list[Json] = []
    for kind, pattern in (("url", _URL), ("email", _EMAIL), ("bot_command", _COMMAND), ("mention", _MENTION)):
        for match in pattern.finditer(text):
            start = utf16_length(text[: match.start()])
            if not any(one["offset"] <= start < one["offset"] + one["length"] for one in found):
                found.append({"type": kind, "offset": start, "length": utf16_length(match.group())})
    return _trimmed(text, sorted(found, key=lambda one: int(one["offset"])))


def _read_html(text: str) -> Formatted:
    reading = _Reading(text)
    while reading.at < len(text):
        if text[reading.at] == "<":
            _read_tag(reading)
        elif text[reading.at] == "&" and (entity := _ENTITY.match(text, reading.at)):
            reading.write(html.unescape(entity.group()))
            reading.at = entity.end()
        else:
            stop = re.compile("[<&]").search(text, reading.at + 1)
            end = stop.start() if stop else len(text)
            reading.write(text[reading.at : end])
            reading.at = end
    if reading.stack:
        _complain(f'Can\'t find end tag corresponding to start tag "{reading.stack[-1].name}"')
    return _trimmed("".join(reading.plain), sorted(reading.entities, key=lambda one: (one["offset"], -one["length"])))


def _read_tag(reading: _Reading) -> None:
    tag = _TAG.match(reading.source, reading.at)
    if tag is None:
        _complain(f"Unclosed start tag at byte offset {reading.byte()}")
    name = tag["name"].lower()
    if tag["slash"]:
        _close(reading, name)
    elif name not in KINDS:
        _complain(f'Unsupported start tag "{name}" at byte offset {reading.byte()}')
    else:
        attributes = {key: a or b or c for key, a, b, c in _ATTRIBUTE.findall(tag["rest"])}
        if name == "span" and attributes.get("class") != "tg-spoiler":
            _complain(f'Tag "span" must have class "tg-spoiler" at byte offset {reading.byte()}')
        reading.stack.append(_Open(name, attributes, reading.units))
    reading.at = tag.end()


def _close(reading: _Reading, name: str) -> None:
    if not reading.stack:
        _complain(f"Unexpected end tag at byte offset {reading.byte()}")
    opened = reading.stack.pop()
    if name not in ("", opened.name):
        _complain(f'Unmatched end tag at byte offset {reading.byte()}, expected "</{opened.name}>", found "</{name}>"')
    length = reading.units - opened.offset
    if length:
        entity: Json = {"type": KINDS[opened.name], "offset": opened.offset, "length": length}
        reading.entities.append(entity | _detail(opened))


def _detail(opened: _Open) -> Json:
    match opened.name:
        case "a" if opened.attributes.get("href"):
            return {"url": html.unescape(opened.attributes["href"])}
        case "a":
            return {"type": "url"}
        case "blockquote" if "expandable" in opened.attributes:
            return {"type": "expandable_blockquote"}
        case _:
            return {}


def _trimmed(plain: str, entities: list[Json]) -> Formatted:
    """Telegram drops the blanks around a message; what was marked moves with it."""
    lead = utf16_length(plain) - utf16_length(plain.lstrip())
    kept = plain.strip()
    size = utf16_length(kept)
    moved = []
    for entity in entities:
        start = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] - lead + entity["length"], size)
        if end > start:
            moved.append(entity | {"offset": start, "length": end - start})
    return Formatted(kept, tuple(moved))


def _complain(what: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {what}")
