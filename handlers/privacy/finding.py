"""What seems to be personal in a message, all kinds together.

First what speaks for itself; then, only if there is something, what could also be ordinary (a dotted number, a name
without a lead). It is repeated on what is left until nothing is: so a masked message has nothing more to report.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from handlers.privacy.births import births
from handlers.privacy.cases import cases
from handlers.privacy.contacts import addresses, called, emails, local, public
from handlers.privacy.documents import accounts, bare, checked, cued, dotted, passports, shaped
from handlers.privacy.items import Finder, Item, Kind, settled
from handlers.privacy.names import Known, again, beside, fated, given, led
from handlers.privacy.reading import read, walled

_SURE: tuple[Finder, ...] = (
    emails, passports, accounts, cases, births, addresses, called, cued, shaped, local, checked, bare,
)  # fmt: skip
"""By precedence: where two overlap, the kind of the first is told."""

_OFFICIAL = frozenset({Kind.EMAIL})
"""An address alone is as often that of an official; it does not turn capitals into applicants."""

_PUBLISHED = "\x01"
"""Stands in for web addresses; ``read`` leaves no such character."""


def found(text: str, *, known: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """What seems to say who an applicant is; in order, apart, as slices of ``text``.

    ``known`` are names of public things (cities, countries, institutions) as they are written.
    """
    return _reported(text, known, lambda plain, names: ())


def named(text: str, *, known: frozenset[str] = frozenset()) -> tuple[Item, ...]:
    """The same and every name that a frequent given name betrays, whoever it is: for what will be published."""
    return _reported(text, known, given)


@dataclass(frozen=True, slots=True)
class _Search:
    """One message being read: the plain text, what is public, and what else to look for."""

    text: str
    public: Known
    also: Callable[[str, Known], Iterable[Item]]

    def all(self) -> tuple[Item, ...]:
        kept: tuple[Item, ...] = ()
        left = self.text
        while fresh := settled(self._once(left, kept)):
            kept, left = (*kept, *fresh), walled(left, fresh)
        return kept

    def _once(self, left: str, kept: tuple[Item, ...]) -> Iterator[Item]:
        sure = [item for finder in _SURE for item in finder(left)]
        sure += [*led(left, self.public), *fated(left, self.public), *self.also(left, self.public)]
        yield from sure
        told = [*kept, *sure]
        if all(item.kind in _OFFICIAL for item in told):
            return
        beside_it = [*dotted(left), *beside(left, self.public)]
        yield from beside_it
        names = [self.text[i.start : i.end] for i in (*told, *beside_it) if i.kind is Kind.NAME]
        yield from again(left, names, self.public)


def _reported(text: str, known: frozenset[str], also: Callable[[str, Known], Iterable[Item]]) -> tuple[Item, ...]:
    reading = read(text)
    search = _Search(_unpublished(reading.text), _public(known), also)
    return settled(reading.original(item) for item in search.all())


@lru_cache(maxsize=8)
def _public(known: frozenset[str]) -> Known:
    return Known.of(read(name).text for name in known)


def _unpublished(plain: str) -> str:
    marks = list(plain)
    for start, end in public(plain):
        marks[start:end] = _PUBLISHED * (end - start)
    return "".join(marks)
