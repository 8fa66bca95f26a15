"""Content files -> Content; every mistake of every file reported at once, with file, entry and remedy."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from knowledge import entries as e
from knowledge import reading as r
from knowledge.loading import Loading
from knowledge.pages import Pages, read_pages
from knowledge.records import Mistake
from knowledge.text import plain

SHIPPED = Path(__file__).parent / "content"


class ContentError(Exception):
    """The content cannot be served; `mistakes` says everything that must be mended."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        super().__init__("\n".join(str(mistake) for mistake in mistakes))
        self.mistakes = mistakes


def load_content(folder: Path = SHIPPED) -> e.Content:
    """Read and check every file; raises ContentError with every mistake."""
    mistakes: list[Mistake] = []
    return content_of(read_pages(folder, mistakes), mistakes, least_wordings=r.LEAST_WORDINGS)


def content_of(
    pages: Pages, mistakes: Iterable[Mistake] = (), *, least_wordings: int = 0, today: date | None = None
) -> e.Content:
    """Check pages that were read; raises ContentError with every mistake, also those found before.

    With `today`, facts whose review was due before that day are marked as stale.
    """
    loading = Loading(pages, list(mistakes), least_wordings=least_wordings, today=today)
    content = _read(loading)
    loading.mistakes += (
        replace(found, file=loading.written.get(found.entry, found.file)) for found in _across(content)
    )
    if loading.mistakes:
        raise ContentError(loading.mistakes)
    return content


def _read(loading: Loading) -> e.Content:
    """Every file, in the order in which they point at each other: sources before facts before entries."""
    r.read_sources(loading)
    declarations = [r.read_declaration(loading, file) for file in loading.files("declarations/*.toml")]
    commissions = tuple(r.read_commission(loading, file) for file in loading.files("commissions/*.toml"))
    practices = tuple(r.read_practice(loading, row) for row in loading.every("practices/*.toml", "practice"))
    meetings = tuple(r.read_meeting(loading, row) for row in loading.every("meetings/*.toml", "meeting"))
    process = r.Process(loading)
    terms = tuple(r.read_term(loading, row) for row in loading.every("glossary.toml", "term"))
    return e.Content(
        facts=loading.facts,
        declarations=tuple(sorted(declarations, key=_when)),
        commissions=commissions,
        practices=practices,
        meetings=meetings,
        terms=terms,
        presidencies=tuple(process.presidencies),
        axes=tuple(process.axes),
        members=process.members,
        observers=process.observers,
        friends=process.friends,
        faqs=tuple(r.read_faq(loading, row) for row in loading.every("faq/*.toml", "faq")),
        gaps=tuple(r.read_gap(loading, row) for row in loading.every("gaps/*.toml", "gap")),
        aspects=tuple(r.read_aspect(row) for row in loading.every("aspects.toml", "aspect")),
        errands=(
            *(r.read_errand(row, small=False) for row in loading.every("actions.toml", "action")),
            *(r.read_errand(row, small=True) for row in loading.every("small.toml", "small")),
        ),
        texts=dict(r.read_text(row) for row in loading.every("texts.toml", "text")),
        words=next((r.read_words(file) for file in loading.files("words.toml")), {}),
    )


def _when(declaration: e.Declaration) -> str:
    day = declaration.when.day
    return day.isoformat() if day else ""


def _across(content: e.Content) -> Iterator[Mistake]:
    """What only shows when all files are read: ids that point nowhere, and what two entries claim."""
    yield from _pointing_nowhere(content)
    yield from _claimed_twice(content, "el id está repetido; cada entrada necesita el suyo", lambda entry: (entry.id,))
    asked = "la pregunta «{}» ya es la de «{}»; únalas o distíngalas"  # a choice is picked by its question
    yield from _claimed_twice(content, asked, lambda entry: (entry.question,) if isinstance(entry, e.Faq) else ())
    yield from _claimed_twice(content, "la redacción «{}» ya pertenece a «{}»", lambda entry: entry.wordings)


def _pointing_nowhere(content: e.Content) -> Iterator[Mistake]:
    for entry in content.entries:
        for fact in _pointed(entry):
            if fact not in content.facts:
                yield Mistake(_kind(entry), entry.id, f"el hecho «{fact}» no existe")
    for axis in content.axes:
        if axis.fact not in content.facts:
            yield Mistake("eje", axis.id, f"el hecho «{axis.fact}» no existe")


def _claimed_twice(content: e.Content, remedy: str, claims: Callable[[e.Entry], Iterable[str]]) -> Iterator[Mistake]:
    """`remedy` for each claim that another entry made before."""
    owner: dict[str, e.Entry] = {}
    for entry in content.entries:
        for claim in claims(entry):
            first = owner.setdefault(_as_claimed(entry, claim), entry)
            if first is not entry:
                yield Mistake(_kind(entry), entry.id, remedy.format(claim, first.id))


def _kind(entry: e.Entry) -> str:
    return type(entry).__name__.lower()


def _pointed(entry: e.Entry) -> tuple[str, ...]:
    if isinstance(entry, e.Faq):
        return (*entry.says, *entry.more)
    return entry.near if isinstance(entry, e.Gap) else ()


def _as_claimed(entry: e.Entry, text: str) -> str:
    """A text as no two entries may have it; aspects that are computed from other names do not meet."""
    return " ".join((*entry.needs, plain(text))) if isinstance(entry, e.Aspect) else plain(text)
