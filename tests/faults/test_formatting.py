"""Telegram's HTML and what its clients mark by themselves, offset by offset."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.faults.formatting import formatted, typed
from tests.faults.wire import RefusalError


def marks(text: str) -> list[tuple[str, int, int]]:
    return [(one["type"], one["offset"], one["length"]) for one in formatted(text, "HTML").entities]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>a</b>", [("bold", 0, 1)]),
        ("😀<i>b</i>", [("italic", 2, 1)]),
        ("<b>a<i>b</i></b>", [("bold", 0, 2), ("italic", 1, 1)]),
        ("  <u>a</u>  ", [("underline", 0, 1)]),
        ("<s></s>", []),
        ("<tg-spoiler>a</tg-spoiler>", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">a</span>', [("spoiler", 0, 1)]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", 0, 1)]),
        ("<pre>a</pre> <code>b</code>", [("pre", 0, 1), ("code", 2, 1)]),
    ],
)
def test_marks_are_counted_in_utf_16_units(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert marks(text) == expected


def test_a_link_keeps_its_address() -> None:
    (entity,) = formatted('<a href="https://acnur.org/?a=1&amp;b=2">ACNUR</a>', "HTML").entities

    assert entity == {"type": "text_link", "offset": 0, "length": 5, "url": "https://acnur.org/?a=1&b=2"}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
def test_whatever_was_escaped_is_read_as_it_was(text: str) -> None:
    assert formatted(html.escape(text), "HTML").plain == text.strip()


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2"])
def test_markdown_is_not_accepted_unread(mode: str) -> None:
    with pytest.raises(RefusalError) as refused:
        formatted("*a*", mode)

    assert refused.value.status == 501


def test_a_command_is_marked_and_a_path_is_not() -> None:
    text = "/start faq_12 y https://a.org/start, escriba a ana@a.org o a @enlace_bot"

    assert [one["type"] for one in typed(text).entities] == ["bot_command", "url", "email", "mention"]
