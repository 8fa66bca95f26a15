"""What an edit does to the answers: every question that it could touch is asked of both bases."""

from dataclasses import dataclass, fields
from typing import Any

import pytest

from handlers.admins import trial
from handlers.admins.trial import Saved, Told, near, saved, shifts, told
from handlers.ports import Shift
from knowledge.articles import Address, Table, articles
from knowledge.changes import changed
from knowledge.index import Index
from knowledge.library import Library
from knowledge.load import content_of
from knowledge.meaning import Vectors
from knowledge.pages import Pages
from tests.handlers.admins.curation.desk import MAKING, PAGES
from tests.knowledge.builders import faq, small_library

BEFORE = MAKING.first(content_of(PAGES))
ARTICLES = articles(PAGES)


def entry(id: str, **fields: object) -> dict[Address, Table | None]:
    """One FAQ with other fields."""
    address = Address("faq", id)
    return {address: {**ARTICLES[address], **fields}}


def after(changes: dict[Address, Table | None]) -> Library:
    return MAKING.again(content_of(changed(PAGES, changes)), BEFORE)


def compared(questions: tuple[Saved, ...], library: Library) -> tuple[Shift, ...]:
    return shifts(questions, {one.text: told(one.text, BEFORE) for one in questions}, library)


def said(outcome: str, *entries: str) -> Told:
    """How a question was answered, as far as it matters to whether it got worse."""
    words = f"{outcome} {entries}"
    return Told(outcome, entries, words, words)


def test_every_entry_is_asked_by_its_name_then_what_ships_then_what_people_asked() -> None:
    pages: Pages = {"saved.toml": {"asked": ["dónde está la sede"], "beyond": ["mi tarjeta de banco"]}}

    assert saved(pages, BEFORE, ["hay parqueo"]) == (
        Saved("¿Cuál es la sede?", "sede"),
        Saved("¿Cuál es el aforo?", "aforo"),
        Saved("¿Cuál es el salón?", "salon"),
        Saved("¿Cuánto cuesta?", "costo"),
        Saved("dónde está la sede"),
        Saved("mi tarjeta de banco", beyond=True),
        Saved("hay parqueo"),
    )


def test_a_question_that_was_saved_twice_is_asked_once_as_the_entrys_own() -> None:
    pages: Pages = {"saved.toml": {"asked": ["cual es la sede", "hay parqueo"]}}

    found = saved(pages, BEFORE, ["¿Hay parqueo?"])

    assert [one for one in found if "sede" in one.text] == [Saved("¿Cuál es la sede?", "sede")]
    assert [one.text for one in found if "parqueo" in one.text] == ["hay parqueo"]


def test_without_a_page_of_saved_questions_the_names_of_entries_are_asked() -> None:
    assert [one.owner for one in saved({}, BEFORE, ())] == ["sede", "aforo", "salon", "costo"]


def test_nothing_is_near_to_an_edit_that_changes_no_entry() -> None:
    assert near(BEFORE, after({})) == ()


def test_the_wordings_of_others_that_an_edit_could_take_are_asked_the_nearest_first() -> None:
    found = near(BEFORE, after(entry("salon", wordings=["en qué salón", "dónde queda esa sede"])))

    assert found[0] == Saved("dónde queda la sede", "sede")


def test_the_wordings_of_the_changed_entry_are_not_asked_as_those_of_another() -> None:
    found = near(BEFORE, after(entry("salon", wordings=["dónde está la sede"])))

    assert {one.owner for one in found} == {"sede", "aforo", "costo"}


def test_a_new_entry_could_take_the_wordings_of_all_others() -> None:
    new: dict[Address, Table | None] = {
        Address("faq", "parqueo"): {
            "id": "parqueo",
            "question": "¿Cuál es el parqueo?",
            "says": ["Q3"],
            "wordings": ["x"],
        }
    }

    assert near(BEFORE, after(new))[0] in (Saved("¿Cuál es el aforo?", "aforo"), Saved("¿Cuál es el salón?", "salon"))


def test_of_each_entry_that_changes_only_so_many_of_the_nearest_are_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trial, "NEAR_EACH", 1)

    found = near(BEFORE, after(entry("salon", wordings=["dónde queda esa sede"])))

    assert found == (Saved("dónde queda la sede", "sede"),)


def test_of_all_that_is_near_only_so_much_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    changes = entry("salon", wordings=["dónde queda esa sede"])
    everything = near(BEFORE, after(changes))
    monkeypatch.setattr(trial, "MOST_NEAR", 2)

    assert near(BEFORE, after(changes)) == everything[:2]


def test_an_edit_of_every_entry_leaves_nobody_to_take_from() -> None:
    before = small_library(faq("a", "¿Cuál es la sede?"), faq("b", "¿Cuál es el aforo?"))
    all_of_them = small_library(faq("a", "¿Y la sede?"), faq("b", "¿Y el aforo?"))

    assert near(before, all_of_them) == ()


@dataclass(frozen=True)
class Counting(Index):
    """Counts how often the vectors of all wordings are put together: hundreds of megabytes each time."""

    @property
    def vectors(self) -> Vectors:
        asked.append(len(self.flat))
        return super().vectors


asked: list[int] = []


def test_the_vectors_of_the_base_are_put_together_once_however_much_changes() -> None:
    before = MAKING.first(content_of(PAGES))
    before.index = Counting(**{one.name: getattr(before.index, one.name) for one in fields(Index)})
    asked.clear()

    near(before, after(entry("sede", lead="Claro:") | entry("aforo", lead="Claro:") | entry("salon", lead="Claro:")))

    assert asked == [len(before.index.flat)]


@pytest.mark.parametrize(
    ("question", "outcome", "entries"),
    [
        ("¿Cuál es la sede?", "answer", ("sede",)),
        ("¿Cuál es la sede? ¿Cuál es el aforo?", "several", ("sede", "aforo")),
        ("¿Cuánto cuesta?", "forward", ("Sí, envíela,No, gracias",)),
    ],
)
def test_an_answer_is_told_by_what_it_is_and_by_its_entries(
    question: str, outcome: str, entries: tuple[str, ...]
) -> None:
    answer = told(question, BEFORE)

    assert (answer.outcome, answer.entries) == (outcome, entries)


def test_an_answer_is_told_whole_and_in_a_line_without_its_source() -> None:
    answer = told("¿Cuál es el aforo?", BEFORE)

    assert answer.line == "El aforo es de cuarenta personas. El salón es el Bolívar."
    assert "Acta de Lima" in answer.says


def test_an_answer_with_choices_is_told_with_what_is_offered() -> None:
    answer = told("mi tarjeta de banco", BEFORE)

    assert answer.outcome == "choices"
    assert answer.line == "pregunta: ¿Cuál es la sede?; ¿Cuál es el aforo?; ¿Cuál es el salón?"


def test_a_question_that_is_answered_as_before_is_no_shift() -> None:
    assert compared(saved(PAGES, BEFORE, ()), after({})) == ()


def test_an_answer_with_other_words_is_a_shift_that_makes_nothing_worse() -> None:
    [shift] = compared(
        (Saved("¿Cuál es la sede?", "sede"), Saved("en qué salón", "salon")), after(entry("sede", lead="Sí:"))
    )

    assert shift == Shift("¿Cuál es la sede?", "La sede es Lima.", "Sí: La sede es Lima.", worse=False)


def test_an_answer_with_another_source_only_is_a_shift_all_the_same() -> None:
    address = Address("source", "s")
    library = after({address: {**ARTICLES[address], "url": "https://ejemplo.org/otra"}})

    [shift] = compared((Saved("¿Cuál es la sede?", "sede"),), library)

    assert (shift.before, shift.after, shift.worse) == ("La sede es Lima.", "La sede es Lima.", False)


def test_a_question_that_another_entry_takes_got_worse_and_comes_first() -> None:
    stealing = after(entry("salon", wordings=["dónde está la sede"]) | entry("aforo", lead="Claro:"))

    found = compared((Saved("¿Cuál es el aforo?", "aforo"), Saved("dónde está la sede")), stealing)

    assert [(shift.question, shift.worse) for shift in found] == [
        ("dónde está la sede", True),
        ("¿Cuál es el aforo?", False),
    ]


def test_whoever_waits_is_told_how_many_questions_are_done() -> None:
    steps: list[tuple[int, int]] = []
    questions = (Saved("¿Cuál es la sede?"), Saved("en qué salón"))

    shifts(questions, {q.text: told(q.text, BEFORE) for q in questions}, BEFORE, lambda *step: steps.append(step))

    assert steps == [(1, 2), (2, 2)]


OWN, ANY, BEYOND = Saved("q", "sede"), Saved("q"), Saved("q", beyond=True)
EXISTS = {"sede", "aforo", "costo", "pais.ficha"}

WORSE: dict[str, tuple[Saved, Told, Told]] = {
    "answered by another entry": (OWN, said("answer", "sede"), said("answer", "aforo")),
    "a real question answered by another entry": (ANY, said("answer", "sede"), said("answer", "aforo")),
    "no longer known": (OWN, said("answer", "sede"), said("forward")),
    "asked back": (OWN, said("answer", "sede"), said("choices", "¿La sede?,¿El aforo?")),
    "one of two answers lost": (ANY, said("several", "sede", "aforo"), said("answer", "sede")),
    "of another country": (ANY, said("answer", "pais.ficha:Perú"), said("answer", "pais.ficha:Chile")),
    "what is computed answered by another": (
        Saved("q", "pais.ficha"), said("answer", "pais.ficha:Perú"), said("answer", "sede"),
    ),
    "what we know that we lack answered": (Saved("q", "costo"), said("forward"), said("answer", "sede")),
    "none of our business answered": (BEYOND, said("forward"), said("answer", "sede")),
    "none of our business answered after it was asked back": (BEYOND, said("choices"), said("answer", "sede")),
}  # fmt: skip

NO_WORSE: dict[str, tuple[Saved, Told, Told]] = {
    "by the same entry in other words": (OWN, said("answer", "sede"), Told("answer", ("sede",), "otra", "otra")),
    "by another than its owner before": (OWN, said("answer", "aforo"), said("answer", "sede")),
    "by an entry that was taken out": (ANY, said("answer", "vieja"), said("answer", "sede")),
    "nobody's question that was unknown": (ANY, said("forward"), said("answer", "sede")),
    "known by its owner at last": (OWN, said("forward"), said("answer", "sede")),
    "asked back about what was unknown": (OWN, said("forward"), said("choices", "¿La sede?")),
    "what we lacked and was taken out": (Saved("q", "vieja"), said("forward"), said("answer", "sede")),
    "asked back before": (OWN, said("choices", "¿La sede?"), said("answer", "sede")),
    "none of our business asked back": (BEYOND, said("forward"), said("choices", "¿La sede?")),
    "none of our business answered otherwise": (BEYOND, said("answer", "sede"), said("answer", "aforo")),
    "none of our business no longer answered": (BEYOND, said("answer", "sede"), said("forward")),
}


def base(monkeypatch: pytest.MonkeyPatch, now: Told) -> Any:
    """A base that answers every question like this."""
    monkeypatch.setattr(trial, "told", lambda _question, _library: now)
    return small_library(*(faq(id, f"¿{id}?") for id in sorted(EXISTS)))


@pytest.mark.parametrize(("question", "was", "now"), WORSE.values(), ids=WORSE)
def test_it_is_worse_to_be(monkeypatch: pytest.MonkeyPatch, question: Saved, was: Told, now: Told) -> None:
    [shift] = shifts((question,), {"q": was}, base(monkeypatch, now))

    assert shift.worse


@pytest.mark.parametrize(("question", "was", "now"), NO_WORSE.values(), ids=NO_WORSE)
def test_it_is_no_worse_to_be_answered(monkeypatch: pytest.MonkeyPatch, question: Saved, was: Told, now: Told) -> None:
    [shift] = shifts((question,), {"q": was}, base(monkeypatch, now))

    assert not shift.worse
