"""Markup in answers: what is kept, what is refused, and that it can never do anything."""

from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.admins.markup import SHOWN, Markup, Problem, read


@pytest.mark.parametrize("text", ["Son menos de 5 < 10 casos.", "A&B", "a <- b -> c", "x < y > z", "¿Qué? 2<3"])
def test_what_is_no_markup_stays_as_it_was_typed(text: str) -> None:
    assert read("", text) == Markup(text, "")


def test_markup_typed_by_hand_is_kept() -> None:
    found = read("", 'Vea la <b>Ley 1</b> en <a href="https://ejemplo.org">la página</a> & más.')

    assert isinstance(found, Markup)
    assert found.plain == "Vea la Ley 1 en la página & más."
    assert found.html == 'Vea la <b>Ley 1</b> en <a href="https://ejemplo.org">la página</a> &amp; más.'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<b>sin cerrar", "Falta cerrar <b>"),
        ("<b><i>cruzadas</b></i>", "sin que sea la última"),
        ("</b>", "sin que sea la última"),
        ("<script>alert(1)</script>", "<script> no se puede mostrar"),
        ("<img src=x onerror=a>", "<img> no se puede mostrar"),
        ('<a href="javascript:x">ven</a>', "no es una dirección https"),
        ('<a href="http://x.org">ven</a>', "no es una dirección https"),
        ("<a>ven</a>", "no es una dirección https"),
        ('<a href="https://x.org">a<a href="https://y.org">b</a></a>', "dentro de otro"),
    ],
)
def test_markup_that_is_not_right_is_refused_with_the_reason(text: str, reason: str) -> None:
    found = read("", text)

    assert isinstance(found, Problem)
    assert reason in found.reason


def test_of_the_markup_of_the_channel_what_is_not_shown_is_dropped() -> None:
    html = '<span class="tg-spoiler">Uno</span> <b>dos</b> <pre>tres</pre> <a href="tg://user?id=1">Ana</a>'

    assert read(html, "Uno dos tres Ana") == Markup("Uno dos tres Ana", "Uno <b>dos</b> tres Ana")


class _Nested(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in SHOWN
        assert all(name == "href" and (value or "").startswith("https://") for name, value in attrs)
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


_PIECES = st.sampled_from(
    ["<b>", "</b>", "<i>", "</i>", "<a href='https://x.org'>", "</a>", "<script>", "&lt;", "<", ">", "&"]
)


@given(st.lists(_PIECES | st.text(alphabet="añ <>&\"'/=b", max_size=6), max_size=12).map("".join))
def test_whatever_is_kept_is_well_formed_and_says_the_plain_text(html: str) -> None:
    found = read(html, "") if html else None

    if isinstance(found, Markup):
        shown = _Nested()
        shown.feed(found.html or escape(found.plain))
        shown.close()
        assert shown.open == []
        assert shown.said == found.plain
