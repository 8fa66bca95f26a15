from dataclasses import replace

import pytest

from knowledge.entries import Entry, Errand, Faq, Gap
from knowledge.evidence import FEATURES, NO_EVIDENCE, score
from knowledge.structure import Finding
from tests.knowledge.builders import aspect, declaration, hit


def test_evidence_is_told_in_the_order_of_its_names() -> None:
    evidence = replace(NO_EVIDENCE, **{FEATURES[2]: 7.0})

    assert evidence.row().index(7.0) == 2


def test_no_evidence_scores_nothing() -> None:
    assert score(NO_EVIDENCE) == 0


@pytest.mark.parametrize(
    ("entry", "reads_as", "facts"),
    [
        (Faq("x", "¿x?", ("F1", "F2", "F3"), ("x",)), "F1|F2", {"F1", "F2", "F3"}),
        (Gap("g", "¿g?", "No.", ("g",)), "g", {"g"}),
        (Errand("h", "greeting", True, ("h",)), "h", {"h"}),
    ],
)
def test_two_hits_read_the_same_when_they_say_the_same(entry: Entry, reads_as: str, facts: set[str]) -> None:
    assert hit(entry).reads_as == reads_as
    assert hit(entry).facts == facts


def test_a_computed_hit_reads_as_its_finding() -> None:
    finding = Finding("ronda.cuando", (declaration(6),))

    computed = hit(aspect("ronda.cuando", ("ronda",), "cuándo fue"), finding=finding)

    assert computed.reads_as == finding.key
    assert computed.facts == {"D6-01"}
