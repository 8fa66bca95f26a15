"""Each text is read once, and again only where its words or names were given another meaning."""

from dataclasses import replace

import pytest

from knowledge.entries import Content, Meeting
from knowledge.index import Wording
from knowledge.reader import Reader
from knowledge.readings import Readings
from tests.knowledge.builders import WORDS, content, declaration, fact, faq

PLACES = ("Quito", "Lima", "Santiago")
KNOWN = content(faq("x", "¿Qué es la COI?"), declarations=(declaration(6, "Santiago"), declaration(7, "Lima")))


class Counting(Reader):
    """Remembers what it was made to read."""

    def __init__(self, content: Content) -> None:
        super().__init__(content)
        self.read: list[str] = []

    def wording(self, text: str) -> Wording:
        self.read.append(text)
        return super().wording(text)

    def terms(self, text: str) -> tuple[str, ...]:
        self.read.append(text)
        return super().terms(text)


def test_a_text_is_read_once() -> None:
    reader = Counting(KNOWN)
    readings = Readings(reader)

    both = readings.wording("qué pasó en Lima"), readings.wording("qué pasó en Lima")
    readings.told("Un hecho.")
    readings.told("Un hecho.")

    assert both[0] is both[1]
    assert reader.read == ["qué pasó en Lima", "Un hecho."]


def test_what_is_kept_reads_as_the_reader_does() -> None:
    readings = Readings(Reader(KNOWN))

    assert readings.wording("quién firmó en Lima") == readings.reader.wording("quién firmó en Lima")
    assert readings.told("Se firmó en Lima.").terms == set(readings.reader.terms("Se firmó en Lima."))
    assert readings.told("Se firmó en Lima.").keys == readings.reader.refer("Se firmó en Lima.").keys


def test_wordings_that_name_the_same_share_their_keys() -> None:
    readings = Readings(Reader(KNOWN))

    assert readings.wording("quién firmó en Lima").keys is readings.wording("quién vino a Lima").keys


def test_what_was_read_before_is_not_read_again() -> None:
    before = Readings(Reader(KNOWN))
    kept = before.wording("quién firmó"), before.told("Un hecho.")
    reader = Counting(content(faq("y", "¿Otra cosa?"), declarations=KNOWN.declarations))

    after = Readings(reader, before)

    assert (after.wording("quién firmó"), after.told("Un hecho.")) == kept
    assert reader.read == []


def test_what_only_the_content_before_had_is_forgotten() -> None:
    first = Readings(Reader(KNOWN))
    first.wording("quién firmó")
    second = Readings(Reader(KNOWN), first)
    second.settle()
    reader = Counting(KNOWN)

    Readings(reader, second).wording("quién firmó")

    assert reader.read == ["quién firmó"]


MEETING = Meeting(fact("R1"), "Taller", (), None, None, "", "Ginebra", "", "", ())


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        pytest.param(
            replace(KNOWN, words={**WORDS, "synonyms": {"comision": ["comite"]}}), "qué es el comité", id="a synonym"
        ),
        pytest.param(replace(KNOWN, words={**WORDS, "stop": ["es"]}), "qué es", id="a stop word"),
        pytest.param(replace(KNOWN, words={**WORDS, "abbreviations": {"tb": "tambien"}}), "tb", id="an abbreviation"),
        pytest.param(replace(KNOWN, words={**WORDS, "courtesy": ["buenas"]}), "buenas qué es", id="a courtesy"),
        pytest.param(replace(KNOWN, words={**WORDS, "demonyms": {"Chile": ["chileno"]}}), "lo chileno", id="a demonym"),
        pytest.param(replace(KNOWN, meetings=(MEETING,)), "en Ginebra", id="the city of a meeting"),
        pytest.param(content(declarations=(declaration(8, "Lima"),)), "en Lima", id="the number of a round"),
        pytest.param(
            content(declarations=(*KNOWN.declarations, declaration(9, "Lima"))),
            "en Lima",
            id="a second round in a city",
        ),
        pytest.param(
            content(declarations=(declaration(6, "Santiago", aliases=("la austral",)), KNOWN.declarations[1])),
            "la austral",
            id="the alias of a round",
        ),
        pytest.param(content(declarations=(*KNOWN.declarations, declaration(8))), "la última", id="the latest round"),
    ],
)
def test_where_words_or_names_changed_everything_is_read_anew(changed: Content, text: str) -> None:
    before = Readings(Reader(KNOWN))
    before.wording(text)

    after = Readings(Reader(changed), before).wording(text)

    assert after == Reader(changed).wording(text)
    assert after != before.wording(text)


def test_readers_of_the_same_words_and_names_read_alike() -> None:
    assert Reader(KNOWN).reads_like(Reader(replace(KNOWN, faqs=())))
