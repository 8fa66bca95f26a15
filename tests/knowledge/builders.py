"""Content, libraries and hits made by hand: a test names only what matters to it."""

import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import numpy as np

from knowledge import entries as e
from knowledge.evidence import NO_EVIDENCE, Hit
from knowledge.library import Library
from knowledge.meaning import Vectors
from knowledge.ranking import rank
from knowledge.structure import Finding

WORDS: dict[str, object] = {
    "stop": ["la", "el", "de", "en", "fue", "que"],
    "courtesy": ["hola", "por favor"],
    "abbreviations": {"x": "por", "q": "que"},
    "synonyms": {"firmar": ["suscribir", "estampar la firma"]},
    "rounds": {"nouns": ["reunion", "declaracion"], "not_rounds": ["entrevista"]},
}


def letters(texts: Sequence[str]) -> Vectors:
    """An encoder without a model: texts are near when they share runs of three letters."""
    rows = np.zeros((len(texts), 256), dtype=np.float32)
    for row, text in zip(rows, texts, strict=True):
        padded = f"  {text} "
        for at in range(len(padded) - 2):
            row[zlib.crc32(padded[at : at + 3].encode()) % 256] += 1
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(lengths, 1e-9), dtype=np.float32)


def fact(id: str = "F1", text: str = "Un hecho.", *, home: str = "") -> e.Fact:
    """A fact with a source."""
    return e.Fact(id, text, (e.Source("s", "Una página", "https://ejemplo.org"),), "alta", home=home)


def declaration(
    number: int | None, city: str = "Quito", *, starts: date | None = None, **changes: object
) -> e.Declaration:
    """A round; `changes` are fields of Declaration."""
    id = f"D{number or 'X'}"
    plain_one = e.Declaration(
        id=id,
        number=number,
        chapter=city,
        title=f"Declaración {id}",
        city=city,
        country="Ecuador",
        presidency="Ecuador",
        document="Declaración",
        points=None,
        aliases=(),
        url=None,
        url_is="",
        when=e.When(fact(f"{id}-01", "", home=id), starts, None, "", ""),
        countries=None,
        paragraphs=(),
        facts=(),
        missing=(),
    )
    return replace(plain_one, **changes)  # type: ignore[arg-type]


def paragraph(label: str, text: str = "Un compromiso.", *, home: str = "D1") -> e.Paragraph:
    """A numbered point of a declaration."""
    return e.Paragraph(fact(f"{home}-{label}", text, home=home), "punto", label)


def faq(id: str, question: str, *wordings: str, says: tuple[str, ...] = ()) -> e.Faq:
    """A question with its wordings."""
    return e.Faq(id, question, says, wordings or (question,))


def aspect(id: str, needs: tuple[str, ...], *wordings: str) -> e.Aspect:
    """A question that is computed."""
    return e.Aspect(id, id, needs, wordings)


def content(
    *entries: e.Entry, declarations: tuple[e.Declaration, ...] = (), facts: tuple[e.Fact, ...] = ()
) -> e.Content:
    """All that is known, made of little."""
    told = [*facts, *(d.when.fact for d in declarations), *(p.fact for d in declarations for p in d.paragraphs)]
    return e.Content(
        facts={one.id: one for one in told},
        declarations=declarations,
        commissions=(),
        practices=(),
        meetings=(),
        terms=(),
        presidencies=(),
        axes=(),
        members=(),
        observers=(),
        friends=(),
        faqs=tuple(entry for entry in entries if isinstance(entry, e.Faq)),
        gaps=tuple(entry for entry in entries if isinstance(entry, e.Gap)),
        aspects=tuple(entry for entry in entries if isinstance(entry, e.Aspect)),
        texts={},
        errands=tuple(entry for entry in entries if isinstance(entry, e.Errand)),
        words=WORDS,
    )


def small_library(
    *entries: e.Entry, declarations: tuple[e.Declaration, ...] = (), facts: tuple[e.Fact, ...] = ()
) -> Library:
    """A library over a handful of entries, without the model."""
    return Library(content(*entries, declarations=declarations, facts=facts), letters)


def hit(
    entry: e.Entry,
    score: float = 10.0,
    *,
    homes: tuple[str, ...] = (),
    finding: Finding | None = None,
    **evidence: float,
) -> Hit:
    """A hit that explains its question, with whatever else of evidence the test gives it."""
    solid = {"covered": 1.0, "meaning": 1.0, **evidence}
    return Hit(entry, score, replace(NO_EVIDENCE, **solid), "una redacción", frozenset(homes), finding)


ROUNDS = (declaration(6, "Santiago"), declaration(7, "Lima"))


def library_of(*entries: e.Entry) -> Library:
    """A small library that knows two rounds."""
    return small_library(*entries, declarations=ROUNDS)


def ranked(library: Library, question: str) -> tuple[list[Hit], dict[str, str]]:
    """The hits, and for each refused entry the kind on which it disagrees."""
    hits, refused = rank(library.reader.asked(question, letters), library.index)
    return hits, {one.entry.id: one.kind for one in refused}
