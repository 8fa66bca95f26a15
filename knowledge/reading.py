"""One function for each kind of content file: a Record -> a frozen value, with its facts registered on the way.

Nothing here stops at a mistake: it is noted and reading goes on (records.py). What only shows when all files are
read is checked in load.py.
"""

from collections.abc import Mapping

from knowledge import entries as e
from knowledge.loading import Loading
from knowledge.records import Record

COUNTRIES = (
    "Argentina",
    "Bolivia",
    "Brasil",
    "Chile",
    "Colombia",
    "Costa Rica",
    "Curazao",
    "Ecuador",
    "Guatemala",
    "Guyana",
    "México",
    "Panamá",
    "Paraguay",
    "Perú",
    "República Dominicana",
    "Uruguay",
    "Venezuela",
)
_WORD_LISTS: Mapping[str, tuple[str, ...]] = {
    "synonyms": (),
    "demonyms": (),
    "institutions": (),
    "cities": ("elsewhere",),
    "rounds": ("nouns", "not_rounds"),
    "not_references": ("phrases",),
}
"""The tables of lists of words.toml, and their keys; without keys, any word may be one."""
LEAST_WORDINGS = 6
"""Of what ships; administrators may begin with the question alone."""
LONGEST_LEAD = 200
LONGEST_TEXT = 1_500


def read_sources(loading: Loading) -> None:
    seen: dict[str, str] = {}
    for row in loading.every("sources.toml", "source"):
        source = e.Source(row.text("key"), row.text("name"), row.text("url", needed=False))
        row.name = source.key
        if source.key in loading.sources:
            row.wrong("la clave de la fuente está repetida")
        if source.url and source.url in seen:
            row.wrong(f"la dirección ya está en «{seen[source.url]}»; use una sola clave")
        seen[source.url] = source.key
        loading.sources[source.key] = source
        row.finish()


def read_declaration(loading: Loading, file: Record) -> e.Declaration:
    home = file.text("id")
    hosts = {key: file.text(key) for key in ("country", "presidency")}
    for host in hosts.values():
        _check_country(file, host)
    when, countries = file.record("when"), file.record("countries")
    url = file.text("url", needed=False)
    if url and url not in loading.sources:
        file.wrong(f"la fuente «{url}» de «url» no está en sources.toml")
    if when is None:
        file.wrong("falta la tabla [when]")
        when = Record(file.file, {"id": f"{home}-when"}, [], home)
    found = e.Declaration(
        id=home,
        number=file.whole("number"),
        chapter=file.text("chapter", needed=False),
        title=file.text("title"),
        city=file.text("city"),
        document=file.text("document"),
        points=file.whole("points"),
        aliases=file.texts("aliases"),
        url=loading.sources.get(url),
        url_is=file.text("url_is", needed=False),
        when=read_when(loading, when, home),
        countries=read_countries(loading, countries, home) if countries else None,
        paragraphs=tuple(read_paragraph(loading, row, home) for row in file.records("paragraph")),
        facts=loading.plain_facts(file.records("fact"), home),
        missing=_missing(file),
        **hosts,
    )
    file.finish()
    return found


def _missing(file: Record) -> tuple[str, ...]:
    return tuple(row.text("what") for row in file.records("missing"))


def read_when(loading: Loading, row: Record, home: str) -> e.When:
    found = e.When(
        loading.fact(row, text="", home=home),
        row.day("starts"),
        row.day("ends"),
        row.text("mode", needed=False),
        row.text("venue", needed=False),
    )
    row.finish("text")
    return found


def read_countries(loading: Loading, row: Record, home: str) -> e.Countries:
    found = e.Countries(
        fact=loading.fact(row, text="", home=home),
        role=row.one_of("role", ("firmantes", "participantes")),  # type: ignore[arg-type]
        names=row.texts("names"),
        count=row.whole("count"),
        complete=row.truth("complete", default=True),
        absent=tuple(e.Absent(a.text("name"), a.text("how")) for a in row.records("absent")),
    )
    for name in found.names:
        _check_country(row, name)
    row.finish("text")
    return found


def read_paragraph(loading: Loading, row: Record, home: str) -> e.Paragraph:
    found = e.Paragraph(
        loading.fact(row, home=home), row.text("kind"), row.text("label", needed=False), row.text("plain", needed=False)
    )
    row.finish()
    return found


def read_commission(loading: Loading, file: Record) -> e.Commission:
    fields = {key: file.text(key, needed=False) for key in ("country", "name", "acronym", "law", "ministry")}
    home = file.text("id")
    _check_country(file, fields["country"])
    found = e.Commission(
        id=home,
        aliases=file.texts("aliases"),
        member=file.truth("member", default=True),
        missing=_missing(file),
        facts=loading.plain_facts(file.records("fact"), home, fields),
        **fields,
    )
    file.finish()
    return found


def _check_country(row: Record, name: str) -> None:
    if name not in COUNTRIES:
        row.wrong(f"el país «{name}» no se escribe así; vea la lista de README.md")


def read_practice(loading: Loading, row: Record) -> e.Practice:
    home = row.text("id")
    found = e.Practice(
        id=home,
        country=row.text("country"),
        title=row.text("title"),
        themes=row.texts("themes"),
        starts=row.text("starts", needed=False),
        facts=loading.plain_facts(
            row.records("fact"), home, {"title": row.text("title"), "country": row.text("country")}
        ),
    )
    row.finish()
    return found


def read_meeting(loading: Loading, row: Record) -> e.Meeting:
    home = row.text("id")
    found = e.Meeting(
        fact=loading.fact(row, text="", home=home),
        name=row.text("name"),
        aliases=row.texts("aliases"),
        starts=row.day("starts"),
        ends=row.day("ends"),
        date_text=row.text("date_text", needed=False),
        city=row.text("city", needed=False),
        country=row.text("country", needed=False),
        mode=row.text("mode", needed=False),
        facts=loading.plain_facts(row.records("fact"), home),
    )
    if not found.starts and not found.date_text:
        row.wrong("falta «starts» o «date_text»")
    row.finish("text")
    return found


def read_term(loading: Loading, row: Record) -> e.Term:
    found = e.Term(loading.fact(row), row.text("term"), row.text("expansion"), row.texts("aliases"))
    row.finish()
    return found


class Process:
    """What process/*.toml says besides plain facts."""

    def __init__(self, loading: Loading) -> None:
        self.members: tuple[str, ...] = ()
        self.observers: tuple[str, ...] = ()
        self.friends: tuple[str, ...] = ()
        self.presidencies: list[e.Presidency] = []
        self.axes: list[e.Axis] = []
        for file in loading.files("process/*.toml"):
            loading.plain_facts(file.records("fact"), home=file.file.removesuffix(".toml"))
            self.members = self.members or file.texts("members")
            self.observers = self.observers or file.texts("observers")
            self.friends = self.friends or file.texts("friends")
            for country in (*self.members, *self.observers):
                _check_country(file, country)
            self.presidencies += [read_presidency(loading, row) for row in file.records("presidency")]
            self.axes += [read_axis(row) for row in file.records("axis")]
            file.finish("members_since", "friends_as_of")


def read_presidency(loading: Loading, row: Record) -> e.Presidency:
    number = row.whole("round") or 0
    named = Record(row.file, {"id": f"PPT-{number}", **row.table}, row.mistakes, f"PPT-{number}")
    found = e.Presidency(number, named.text("country"), named.text("period"), loading.fact(named, text=""))
    _check_country(named, found.country)
    named.finish("round")
    return found


def read_words(file: Record) -> Mapping[str, object]:
    """The words as they stand, once checked; words.py gives them their types."""
    for key in ("stop", "courtesy"):
        file.texts(key)
    for key, lists in _WORD_LISTS.items():
        table = file.record(key)
        if table:
            for name in lists or table.table:
                table.texts(name)
            table.finish()
    abbreviations = file.record("abbreviations")
    if abbreviations:
        for name in abbreviations.table:
            abbreviations.text(name)
    file.finish()
    return file.table


def read_text(row: Record) -> tuple[str, str]:
    """A small text by its name."""
    found = row.text("id"), row.text("text", longest=LONGEST_TEXT)
    row.finish("for")
    return found


def read_axis(row: Record) -> e.Axis:
    found = e.Axis(
        row.text("id"),
        row.text("name"),
        row.texts("aliases"),
        row.text("lead", needed=False),
        row.texts("agencies"),
        row.text("fact"),
    )
    row.finish("themes")
    return found


def read_faq(loading: Loading, row: Record) -> e.Faq:
    """A question may bring facts of its own; those of administrators do."""
    home = row.text("id")
    loading.plain_facts(row.records("fact"), home)
    found = e.Faq(
        id=home,
        question=row.text("question"),
        says=row.texts("says", least=1),
        lead=row.text("lead", needed=False, longest=LONGEST_LEAD),
        more=row.texts("more"),
        wordings=row.texts("wordings", least=loading.least_wordings),
    )
    row.finish()
    return found


def read_gap(loading: Loading, row: Record) -> e.Gap:
    found = e.Gap(
        row.text("id"),
        row.text("question"),
        row.text("why"),
        row.texts("wordings", least=loading.least_wordings),
        row.texts("near"),
    )
    row.finish()
    return found


def read_aspect(row: Record) -> e.Aspect:
    found = e.Aspect(
        row.text("id"), row.text("question"), row.texts("needs"), row.texts("wordings", least=LEAST_WORDINGS)
    )
    row.finish()
    return found


def read_errand(row: Record, *, small: bool) -> e.Errand:
    found = e.Errand(row.text("id"), row.text("kind"), small, row.texts("wordings", least=LEAST_WORDINGS))
    row.finish()
    return found
