"""A letter -> the pieces that are sent: HTML with everything escaped, the same in plain text, and the buttons. Pure.

A text is split before it is marked up, so that no piece has half a tag. Buttons are under the last piece.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.channels.telegram.splitting import split
from handlers.messages import Choice, Formatted, Letter

_SOURCE = re.compile(r"(Otra )?[Ff]uente: ")
"""How handlers.texts.facts begins the line of a source."""
_MANY_SOURCES = 3
_SHORT = 12
_IN_A_ROW = 3
_LONG = 40
"""A longer label does not fit on a telephone's button."""
_LINK = re.compile(r"(https?|tg)://\S+")
_MOST_BUTTONS = 100


@dataclass(frozen=True, slots=True)
class Piece:
    """One message of Telegram."""

    html: str
    plain: str
    keyboard: InlineKeyboardMarkup | None = None


def pieces(letter: Letter) -> tuple[Piece, ...]:
    """In the order in which they are sent."""
    *first, last = split(_with_long_labels(letter))
    return (
        *(Piece(marked_up(text, letter.formatted), text) for text in first),
        Piece(marked_up(last, letter.formatted), last, keyboard(letter.choices)),
    )


def marked_up(text: str, formatted: Sequence[Formatted] = ()) -> str:
    """Lines with a source in italics; many of them folded.

    Nothing that anybody wrote is taken for markup, but passages that passed the sanitiser; a cut one stays plain.
    """
    blocks = []
    for is_source, run in groupby(text.split("\n"), lambda line: bool(_SOURCE.match(line))):
        lines = [escape(line, quote=False) for line in run]
        if is_source and len(lines) > _MANY_SOURCES:
            blocks.append("<blockquote expandable>" + "\n".join(lines) + "</blockquote>")
        elif is_source:
            blocks.extend(f"<i>{line}</i>" for line in lines)
        else:
            blocks.append("\n".join(lines))
    html = "\n".join(blocks)
    for passage in formatted:
        html = html.replace(escape(passage.plain, quote=False), passage.html, 1)
    return html


def keyboard(choices: Sequence[Choice]) -> InlineKeyboardMarkup | None:
    """One button a row; short ones that follow each other share one."""
    shown = [(n, choice) for n, choice in enumerate(choices, 1) if _LINK.fullmatch(choice.link) or choice.says]
    rows: list[list[InlineKeyboardButton]] = []
    kind = ""
    for n, choice in shown[:_MOST_BUTTONS]:
        button = _button(n, choice, numbered=_are_long(choices))
        before, kind = kind, _kind(choice.label)
        if kind and kind == before and len(rows[-1]) < _IN_A_ROW:
            rows[-1].append(button)
        else:
            rows.append([button])
    return InlineKeyboardMarkup(rows) if rows else None


def _button(number: int, choice: Choice, *, numbered: bool) -> InlineKeyboardButton:
    label = f"{number}. {choice.label}" if numbered and _kind(choice.label) != "signs" else choice.label
    if _LINK.fullmatch(choice.link):
        return InlineKeyboardButton(label, url=choice.link)
    return InlineKeyboardButton(label, callback_data=choice.mark)


def _kind(label: str) -> str:
    """Which short labels may share a row: words with words, signs with signs."""
    if len(label) > _SHORT:
        return ""
    return "words" if any(mark.isalpha() for mark in label) else "signs"


def _are_long(choices: Sequence[Choice]) -> bool:
    return any(len(choice.label) > _LONG for choice in choices)


def _with_long_labels(letter: Letter) -> str:
    """Labels that a button would cut are in the text too, by the numbers that can be typed instead."""
    if not _are_long(letter.choices):
        return letter.text
    listed = "\n".join(
        f"{n}. {choice.label}" for n, choice in enumerate(letter.choices, 1) if _kind(choice.label) != "signs"
    )
    return f"{letter.text}\n\n{listed}"
