"""What an entry is about, and all that it mentions: the keys that a question must not contradict.

binding    what its question and the records of its facts name: the round of a declaration, the country of a
           commission or practice, the city of a meeting. A question that names another is not for it.
mentions   binding, and whatever its wordings and facts name as well, years and months above all.
"""

from collections.abc import Sequence

from knowledge import entries as e
from knowledge.index import SPECIFIC_WH, Indexed, Wording
from knowledge.keys import NAMED, Keys, Kind, merged
from knowledge.reading import COUNTRIES
from knowledge.readings import Readings, Told
from knowledge.structure import round_key

_IDENTIFYING: tuple[Kind, ...] = ("país", "ronda", "ciudad")
_GAP_BINDS: tuple[Kind, ...] = ("ronda", "país", "ciudad", "año")


class Binder:
    """Turns entries into what the index compares."""

    def __init__(self, content: e.Content, readings: Readings) -> None:
        self._content = content
        self._readings = readings
        self._reader = readings.reader
        self._homes = _homes(content)
        self._dates = _dates(content)

    def indexed(self, entry: e.Entry) -> Indexed:
        """The entry with its wordings read and its keys gathered."""
        wordings = tuple(self._readings.wording(text) for text in _texts(entry))
        facts = [self._content.facts[i] for i in _pointed(entry)]
        told = self._readings.told(" ".join(f"{fact.text} {fact.note}" for fact in facts))
        binding, mentions = self._keys(entry, wordings, facts, told)
        return Indexed(
            entry=entry,
            wordings=wordings,
            binding=binding,
            mentions=mentions,
            answer_terms=told.terms,
            bound=frozenset(self._reader.names(binding)),
            takes=_takes(entry),
            usual_wh=_usual_wh(wordings),
            homes=frozenset(fact.home for fact in facts if fact.home),
        )

    def fits(self, fact: e.Fact, keys: Keys) -> bool:
        """Whether a fact is about the country, round and city that were named: «near» a gap is not «of another»."""
        home = self._homes.get(fact.home, {})
        return all(keys[kind] <= home.get(kind, frozenset()) for kind in _IDENTIFYING if kind in keys)

    def _keys(
        self, entry: e.Entry, wordings: Sequence[Wording], facts: Sequence[e.Fact], told: Told
    ) -> tuple[Keys, Keys]:
        asks: Keys = {} if isinstance(entry, e.Aspect | e.Errand) else self._readings.wording(entry.question).keys
        named = merged(wording.keys for wording in wordings)
        if isinstance(
            entry, e.Gap
        ):  # its wordings are examples: it holds for every round or country like those they name
            known = merged([asks, named])
            examples = {kind: known[kind] for kind in asks if kind in _GAP_BINDS}
            return examples, examples
        lasting = {kind: values for kind, values in asks.items() if kind not in ("signo", "año", "mes")}
        homes = [self._homes[fact.home] for fact in facts if fact.home in self._homes]
        binding = self._with_cities(merged([lasting, *homes]))
        dated = [self._dates[fact.home] for fact in facts if fact.home in self._dates]
        return binding, merged([named, told.keys, *dated, binding])

    def _with_cities(self, keys: Keys) -> Keys:
        """A round is bound to its city as well: «el taller de Brasilia» is not that of the Capítulo Lima."""
        met = frozenset(d.city for d in self._content.declarations if round_key(d) in keys.get("ronda", ()))
        return merged([keys, {"ciudad": met}]) if met else keys


def _homes(content: e.Content) -> dict[str, Keys]:
    """What a record binds its facts to."""
    homes: dict[str, Keys] = {c.id: {"país": frozenset([c.country])} for c in content.commissions}
    homes.update({p.id: {"país": frozenset([p.country])} for p in content.practices if p.country in COUNTRIES})
    homes.update({m.fact.id: {"ciudad": frozenset([m.city])} for m in content.meetings if m.city})
    for declaration in content.declarations:
        homes[declaration.id] = {"ronda": frozenset([round_key(declaration)]), "ciudad": frozenset([declaration.city])}
    return homes


def _dates(content: e.Content) -> dict[str, Keys]:
    """Year and month of a round or meeting, which its facts need not repeat."""
    starts = {d.id: d.when.day for d in content.declarations}
    starts.update({m.fact.id: m.starts for m in content.meetings})
    return {
        home: {"año": frozenset([str(day.year)]), "mes": frozenset([str(day.month)])}
        for home, day in starts.items()
        if day
    }


def _usual_wh(wordings: Sequence[Wording]) -> frozenset[str]:
    """The question words that most wordings hold: what kind of answer is expected."""
    held = [term for wording in wordings for term in SPECIFIC_WH & set(wording.terms)]
    return frozenset(term for term in SPECIFIC_WH if held.count(term) * 2 > len(wordings))


def _takes(entry: e.Entry) -> frozenset[Kind]:
    """The kinds of names that an aspect is computed from; a round may be named by its city, year and month."""
    if not isinstance(entry, e.Aspect):
        return frozenset()
    needs = frozenset(kind for kind in NAMED if kind in entry.needs)
    dated: frozenset[Kind] = frozenset(("ronda", "ciudad", "año", "mes"))
    return needs | dated if needs - {"país"} else needs


def _texts(entry: e.Entry) -> tuple[str, ...]:
    return (entry.question, *entry.wordings) if isinstance(entry, e.Faq | e.Gap) else entry.wordings


def _pointed(entry: e.Entry) -> tuple[str, ...]:
    if isinstance(entry, e.Faq):
        return entry.says
    return entry.near if isinstance(entry, e.Gap) else ()
