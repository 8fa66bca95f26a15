"""Questions that compute: who signed X and not Y, who presided in year Z, «literal k», «punto 2 de la primera».

`solve` turns an aspect and what the person named into findings: none when it cannot be computed, several when the
person named too little (then we ask which). How a finding reads is the business of handlers/texts.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from knowledge.entries import Content, Declaration, Gap, Meeting, Paragraph, Practice, Presidency
from knowledge.keys import SPECIAL, Keys
from knowledge.numerals import MONTHS
from knowledge.text import plain

MOST_ALTERNATIVES = 4
UNSEEN_POINT = "punto-no-visible"
"""The gap that is made for a point whose text was never seen."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was computed for one aspect: only the fields that the aspect needs are filled."""

    aspect: str
    declarations: tuple[Declaration, ...] = ()
    country: str = ""
    place: str = ""
    """The city or the year that was asked for."""
    paragraphs: tuple[tuple[Declaration, Paragraph], ...] = ()
    meetings: tuple[Meeting, ...] = ()
    practices: tuple[Practice, ...] = ()
    presidencies: tuple[Presidency, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def facts(self) -> frozenset[str]:
        """Ids of the facts that it rests on most: two that share one do not contradict each other."""
        if self.paragraphs:
            return frozenset(p.fact.id for _, p in self.paragraphs)
        if self.aspect in ("ronda.paises", "ronda.pais", "ronda.ausentes"):
            return frozenset(d.countries.fact.id for d in self.declarations if d.countries)
        if self.aspect in ("ronda.cuando", "ronda.ficha"):
            return frozenset(d.when.fact.id for d in self.declarations)
        if self.aspect in ("ronda.presidencia", "pais.presidio", "ano.presidencia"):
            return frozenset(p.fact.id for p in self.presidencies) or frozenset([self.key])
        return frozenset([self.key])

    @property
    def key(self) -> str:
        """The same for two findings that read the same."""
        rounds = ",".join(d.id for d in self.declarations)
        points = ",".join(p.fact.id for _, p in self.paragraphs)
        return f"{self.aspect}|{rounds}|{self.country}|{self.place}|{points}"


def round_key(declaration: Declaration) -> str:
    """The value of the key «ronda» that names this declaration."""
    return SPECIAL if declaration.number is None else str(declaration.number)


def solve(aspect: str, keys: Keys, content: Content) -> tuple[Finding, ...]:
    """Everything that `aspect` could mean for what was named, at most four; empty when it cannot be computed."""
    return tuple(_SOLVERS[aspect](_Named(keys, content)))[: MOST_ALTERNATIVES + 1]


def unseen_point(keys: Keys, content: Content) -> Gap:
    """What to say of a point whose text was never seen."""
    labels = " y ".join(sorted(keys["punto"]))
    rounds = _Named(keys, content).rounds()
    missing = "; ".join(lack for declaration in rounds for lack in declaration.missing)
    elsewhere = [
        d for d in content.declarations if any(p.label in keys["punto"] for p in d.paragraphs) and d not in rounds
    ]
    why = f"No se conoce el texto de ese punto ({labels})." + (f" No se encontró: {missing}." if missing else "")
    near = tuple(p.fact.id for d in elsewhere for p in d.paragraphs if p.label in keys["punto"])
    return Gap(UNSEEN_POINT, f"¿Qué dice el punto {labels}?", why, (), near if len(near) == 1 else ())


class _Named:
    """What the person named, as content."""

    def __init__(self, keys: Keys, content: Content) -> None:
        self.keys = keys
        self.content = content

    def one(self, kind: str) -> str:
        """The only value of a kind; empty when none or several were named."""
        values = self.keys.get(kind, frozenset())  # type: ignore[call-overload]
        return next(iter(values)) if len(values) == 1 else ""

    def rounds(self) -> tuple[Declaration, ...]:
        """The rounds that were named, by number or else by city, year and month."""
        named = self.keys.get("ronda", frozenset())
        return tuple(d for d in self.content.declarations if self._fits(d, named))

    def meetings(self) -> tuple[Meeting, ...]:
        """The meetings of the city, year and month that were named."""
        cities = self.keys.get("ciudad", frozenset())
        return tuple(m for m in self.content.meetings if (not cities or m.city in cities) and self._fits_meeting(m))

    def _fits(self, declaration: Declaration, named: frozenset[str]) -> bool:
        cities = self.keys.get("ciudad", frozenset())
        if named:  # «la VI de Lima» is nothing
            in_city = not cities or declaration.city in cities or len(named) > 1
            return round_key(declaration) in named and in_city and self._fits_date(declaration)
        if declaration.number is None or cities - {d.city for d in self.content.declarations}:
            return False  # a city where no round met names none, whatever else is named
        if not cities and not self.keys.get("año"):
            return self._hosted(declaration)
        return (not cities or declaration.city in cities) and self._fits_date(declaration)

    def _hosted(self, declaration: Declaration) -> bool:
        return declaration.presidency in self.keys.get("país", frozenset()) and declaration.number is not None

    def _fits_date(self, declaration: Declaration) -> bool:
        day = declaration.when.day
        return day is None or self._fits_day(day)

    def _fits_meeting(self, meeting: Meeting) -> bool:
        """A meeting without a day is of the year and month that its text names, unless it was before them."""
        if meeting.starts:
            return self._fits_day(meeting.starts)
        named = set(plain(meeting.date_text).split())
        years, months = self.keys.get("año", frozenset()), self.keys.get("mes", frozenset())
        in_year = not years or (bool(named & years) and "antes" not in named)
        return in_year and (not months or bool({str(MONTHS.get(word)) for word in named} & months))

    def _fits_day(self, day: date) -> bool:
        years, months = self.keys.get("año", frozenset()), self.keys.get("mes", frozenset())
        return (not years or str(day.year) in years) and (not months or str(day.month) in months)


Solver = Callable[[_Named], Iterable[Finding]]


def _of_round(aspect: str) -> Solver:
    """An aspect of one round: a finding for each round that may be meant."""

    def solver(named: _Named) -> Iterable[Finding]:
        return (Finding(aspect, (declaration,)) for declaration in named.rounds())

    return solver


def _presided(named: _Named) -> Iterable[Finding]:
    """A year alone has as many presidencies as it had (ano.presidencia); a round, city or host has one."""
    keys = named.keys
    if keys.get("ronda") or keys.get("ciudad") or keys.get("país"):
        yield from (Finding("ronda.presidencia", (declaration,)) for declaration in named.rounds())


def _with_list(aspect: str) -> Solver:
    """An aspect of a round whose list of countries is known."""

    def solver(named: _Named) -> Iterable[Finding]:
        return (Finding(aspect, (d,)) for d in named.rounds() if d.countries)

    return solver


def _round_country(named: _Named) -> Iterable[Finding]:
    for country in sorted(named.keys.get("país", frozenset())):
        for declaration in named.rounds():
            if declaration.countries:
                yield Finding("ronda.pais", (declaration,), country=country)


def _absent(named: _Named) -> Iterable[Finding]:
    for declaration in named.rounds():
        if declaration.countries and declaration.countries.complete:
            listed = set(declaration.countries.names)
            names = tuple(m for m in named.content.members if m not in listed)
            yield Finding("ronda.ausentes", (declaration,), names=names)


def _points(named: _Named) -> Iterable[Finding]:
    labels = named.keys.get("punto", frozenset())
    chosen = [k for k in ("ronda", "ciudad", "año", "país") if named.keys.get(k)]
    rounds = named.rounds() if chosen else named.content.declarations
    for declaration in rounds:
        found = tuple((declaration, p) for p in declaration.paragraphs if p.label in labels)
        if found and len(found) >= len(labels):
            yield Finding("punto.texto", (declaration,), paragraphs=found)


def _compare(named: _Named) -> Iterable[Finding]:
    rounds = named.rounds()
    if len(rounds) == 2 and all(d.countries for d in rounds):
        yield Finding("rondas.comparar", rounds)


def _country_rounds(named: _Named) -> Iterable[Finding]:
    country = named.one("país")
    if country:
        listed = tuple(d for d in named.content.declarations if d.countries and country in d.countries.names)
        yield Finding("pais.rondas", listed, country=country)


def _country_presidencies(named: _Named) -> Iterable[Finding]:
    country = named.one("país")
    if country:
        held = tuple(p for p in named.content.presidencies if p.country == country)
        hosted = tuple(d for d in named.content.declarations if d.country == country)
        yield Finding("pais.presidio", hosted, country=country, presidencies=held)


def _membership(named: _Named) -> Iterable[Finding]:
    country = named.one("país")
    if country:
        yield Finding("pais.miembro", country=country)


def _country_card(named: _Named) -> Iterable[Finding]:
    country = named.one("país")
    if any(c.country == country for c in named.content.commissions):
        yield Finding("pais.ficha", country=country)


def _practices(named: _Named) -> Iterable[Finding]:
    country = named.one("país")
    found = tuple(p for p in named.content.practices if p.country == country)
    if found:
        yield Finding("pais.practicas", country=country, practices=found)


def _year(named: _Named) -> Iterable[Finding]:
    year = named.one("año")
    when = _Named({k: v for k, v in named.keys.items() if k in ("año", "mes", "ciudad")}, named.content)
    rounds, meetings = when.rounds(), when.meetings()
    if year and (rounds or meetings):
        yield Finding("ano.rondas", rounds, place=year, meetings=meetings)


def _year_presidency(named: _Named) -> Iterable[Finding]:
    year = named.one("año")
    held = tuple(p for p in named.content.presidencies if year and year in p.period)
    rounds = tuple(d for d in named.rounds() if d.number) if year else ()
    if held or rounds:
        yield Finding("ano.presidencia", rounds, place=year, presidencies=held)


def _city(named: _Named) -> Iterable[Finding]:
    city = named.one("ciudad")
    rounds, meetings = named.rounds(), named.meetings()
    if city and (rounds or meetings):
        yield Finding("ciudad.rondas", rounds, place=city, meetings=meetings)


def _count(named: _Named) -> Iterable[Finding]:
    yield Finding("rondas.cuantas", named.content.declarations)


_SOLVERS: Mapping[str, Solver] = {
    **{
        a: _of_round(a)
        for a in (
            "ronda.cuando",
            "ronda.documento",
            "ronda.contenido",
            "ronda.texto",
            "ronda.ficha",
        )
    },
    "ronda.presidencia": _presided,
    "ronda.paises": _with_list("ronda.paises"),
    "ronda.pais": _round_country,
    "ronda.ausentes": _absent,
    "punto.texto": _points,
    "rondas.comparar": _compare,
    "pais.rondas": _country_rounds,
    "pais.presidio": _country_presidencies,
    "pais.miembro": _membership,
    "pais.ficha": _country_card,
    "pais.practicas": _practices,
    "ano.rondas": _year,
    "ano.presidencia": _year_presidency,
    "ciudad.rondas": _city,
    "rondas.cuantas": _count,
}
"""Every aspect of content/aspects.toml, and what computes it."""

ASPECTS = frozenset(_SOLVERS)
