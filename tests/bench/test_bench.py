"""The engines that we compare with are fair ones, and what we learn from is learnt."""

import math
from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from bench.contest import SAME, Contest, Standing, auroc
from bench.door import Door
from bench.fit import Case, learn_ranking, rescored, without
from bench.peers import PEERS, Ranking, folded
from bench.report import page
from knowledge.entries import Faq
from knowledge.evidence import FEATURES
from tests.knowing import hit
from tests.knowledge import builders

WORDINGS = {
    "¿Cuándo fue la reunión de Lima?": "lima-fecha",
    "en qué días se reunieron en Lima": "lima-fecha",
    "¿Quién firmó la Declaración de Santiago?": "santiago-firmas",
    "países firmantes de Santiago": "santiago-firmas",
    "¿Qué es la CONARE?": "conare",
    "plazo para pedir refugio en Chile": "plazo-chile",
}


def asked(engine: str, question: str) -> Ranking:
    return PEERS[engine](list(WORDINGS), list(WORDINGS.values()))(question)


@pytest.mark.parametrize("engine", PEERS)
def test_every_engine_finds_what_is_asked_almost_word_for_word(engine: str) -> None:
    assert asked(engine, "quien firmo la declaracion de Santiago").entries[0] == "santiago-firmas"


@pytest.mark.parametrize("engine", PEERS)
def test_every_engine_is_surer_of_what_it_knows(engine: str) -> None:
    assert asked(engine, "¿Qué es la CONARE?").sure > asked(engine, "receta de ceviche").sure


@pytest.mark.parametrize("engine", PEERS)
def test_an_entry_is_ranked_once_however_many_of_its_wordings_are_near(engine: str) -> None:
    entries = asked(engine, "cuándo se reunieron en Lima, en qué días").entries

    assert len(set(entries)) == len(entries)


@pytest.mark.parametrize("left_out", ["qué es la CONARE", "qué significa la sigla", "quiénes son los de la CONARE"])
def test_a_wording_that_is_left_out_is_found_by_the_others(left_out: str) -> None:
    known = builders.faq("x", "qué es la CONARE", "qué significa la sigla", "quiénes son los de la CONARE")
    library = builders.small_library(builders.faq("w", "dónde está la sede"), known, builders.faq("z", "hay plazo"))
    at = [wording.text for wording in library.index.flat].index(left_out)

    hits = library.search_in(left_out, without(library.index, 1, at)).hits

    found = next(hit for hit in hits if hit.entry.id == "x")
    assert found.wording != left_out
    assert found.score < library.search(left_out).hits[0].score


def test_the_letters_find_a_misspelt_word() -> None:
    assert asked("TF-IDF de caracteres", "plaso refujio chille").entries[0] == "plazo-chile"


def test_a_question_without_any_known_word_is_nothing_to_be_sure_of() -> None:
    assert asked("BM25", "xyz").sure == 0
    assert asked("TF-IDF de caracteres", "¡!").sure == 0


def test_engines_compare_letters_without_accents() -> None:
    assert folded("¿Qué AÑO, vos?") == "que ano vos"


def test_being_blind_is_half_and_telling_all_apart_is_one() -> None:
    assert auroc([1.0, 1.0], [1.0]) == 0.5
    assert auroc([2.0, 3.0], [1.0, -math.inf]) == 1.0
    assert auroc([2.0, 0.0], [1.0]) == 0.5


def test_learning_puts_first_what_words_alone_put_second() -> None:
    cases = [case(meaning=0.9 - n / 50, words_of_the_wrong_one=0.5 + n / 50) for n in range(6)]
    naive = np.array([float(name == "words") for name in FEATURES])

    learnt = learn_ranking(cases)

    assert [rescored(one, naive).right[0] for one in cases] == [False] * 6
    assert [rescored(one, learnt).right[0] for one in cases] == [True] * 6


def test_evidence_against_an_entry_never_learns_to_speak_for_it() -> None:
    cases = [case(meaning=0.9, words_of_the_wrong_one=0.5, unexplained_of_the_right_one=1.0) for _ in range(4)]

    learnt = learn_ranking(cases)

    assert learnt[FEATURES.index("unexplained")] <= 0
    assert learnt[FEATURES.index("meaning")] >= 0


def test_the_page_gives_times_as_multiples_of_ours() -> None:
    standings = (Standing("BM25", 0.5, 0.6, 0.7, 1.0, 2.0), Standing(SAME, 0.8, 0.9, 0.85, 4.0, 9.0))

    text = page(Contest(standings, 0.95, 2, 6, 4, 3), Door(5, 4.0, 9.0, 1.0, 1.1, 12.0, 300.0), date(2026, 1, 2))

    assert "| BM25 | 50.0% | 60.0% | 0.700 | 1.0 | 2.0 | 0.25× |" in text
    assert "2026-01-02" in text


def case(*, meaning: float, words_of_the_wrong_one: float, unexplained_of_the_right_one: float = 0.0) -> Case:
    """A right entry that means the same in other words, and a wrong one in the same words."""
    right, wrong = hit(faq("right")), hit(faq("wrong"))
    means = replace(right.evidence, words=0.2, meaning=meaning, unexplained=unexplained_of_the_right_one)
    sounds = replace(wrong.evidence, words=words_of_the_wrong_one, meaning=0.3)
    return Case((replace(wrong, evidence=sounds), replace(right, evidence=means)), (False, True), 1.0)


def faq(id: str) -> Faq:
    return Faq(id, "¿Qué es?", (id,), ())
