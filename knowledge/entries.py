"""What is known: frozen values with an id, a sentence, sources and a confidence.

A Fact is written once; everything else points at it by id. Declarations, commissions, practices and meetings are facts
with a shape, so that questions that compute can be answered from the shape.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

Confidence = Literal["alta", "media", "baja"]


@dataclass(frozen=True, slots=True)
class Source:
    """A page that was read. `url` is empty for a general definition."""

    key: str
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One sentence that may be said, and where it comes from."""

    id: str
    text: str
    sources: tuple[Source, ...]
    confidence: Confidence
    note: str = ""
    markup: str = ""
    """The sentence in HTML of the little that is allowed, when it has any; without its markup it is `text`."""
    detail: str = ""
    topic: str = ""
    themes: tuple[str, ...] = ()
    partial: bool = False
    quote: bool = False
    home: str = ""
    """Id of the record that it belongs to: a declaration, a commission, a practice, a meeting, a question."""
    review_by: date | None = None
    """Somebody should look at it again by this day."""
    reviewed: date | None = None
    """When somebody last did."""
    stale: bool = False
    """The day has passed."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A fact with its place in a declaration; `label` is empty when the number is not visible."""

    fact: Fact
    kind: str
    label: str = ""
    plain: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """Dates and place of a round."""

    fact: Fact
    starts: date | None
    ends: date | None
    mode: str
    venue: str

    @property
    def day(self) -> date | None:
        """The first day that is visible: of some rounds only the last one is."""
        return self.starts or self.ends


@dataclass(frozen=True, slots=True)
class Absent:
    """A country that was not among those of the list, and how."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Countries:
    """Who signed or took part; `complete` is false when the list is known only in part."""

    fact: Fact
    role: Literal["firmantes", "participantes"]
    names: tuple[str, ...]
    count: int | None
    complete: bool
    absent: tuple[Absent, ...]


@dataclass(frozen=True, slots=True)
class Declaration:
    """One round of the Process and its final document; `number` is `None` for the special declaration."""

    id: str
    number: int | None
    chapter: str
    title: str
    city: str
    country: str
    presidency: str
    document: str
    points: int | None
    aliases: tuple[str, ...]
    url: Source | None
    url_is: str
    when: When
    countries: Countries | None
    paragraphs: tuple[Paragraph, ...]
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Commission:
    """The body that decides on refugee status in a country, or what is known of it."""

    id: str
    country: str
    name: str
    acronym: str
    aliases: tuple[str, ...]
    law: str
    ministry: str
    member: bool
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Practice:
    """Something a country does well, or tried, that others may learn from."""

    id: str
    country: str
    title: str
    themes: tuple[str, ...]
    starts: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A workshop or meeting other than a plenary."""

    fact: Fact
    name: str
    aliases: tuple[str, ...]
    starts: date | None
    ends: date | None
    date_text: str
    city: str
    country: str
    mode: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """An acronym or a term of art. Two terms may share their name: then we ask which."""

    fact: Fact
    term: str
    expansion: str
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Presidency:
    """Who held the presidency pro tempore in a round."""

    round: int
    country: str
    period: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Axis:
    """A thematic axis, the country that leads it (empty: not visible) and the agencies that support it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    lead: str
    agencies: tuple[str, ...]
    fact: str


@dataclass(frozen=True, slots=True)
class Faq:
    """A question that people ask, in their words, and the facts that answer it."""

    id: str
    question: str
    says: tuple[str, ...]
    wordings: tuple[str, ...]
    lead: str = ""
    more: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gap:
    """A question that we know we cannot answer; `near` are facts close to it."""

    id: str
    question: str
    why: str
    wordings: tuple[str, ...]
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aspect:
    """A question computed from the structure, for whatever round, country or pair the person names."""

    id: str
    question: str
    needs: tuple[str, ...]
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Errand:
    """Something people want done (`kind` is an action), or small talk (`kind` names the reply)."""

    id: str
    kind: str
    small: bool
    wordings: tuple[str, ...]


Entry = Faq | Gap | Aspect | Errand


@dataclass(frozen=True)
class Content:
    """All that was loaded and found right."""

    facts: Mapping[str, Fact]
    declarations: tuple[Declaration, ...]
    commissions: tuple[Commission, ...]
    practices: tuple[Practice, ...]
    meetings: tuple[Meeting, ...]
    terms: tuple[Term, ...]
    presidencies: tuple[Presidency, ...]
    axes: tuple[Axis, ...]
    members: tuple[str, ...]
    observers: tuple[str, ...]
    friends: tuple[str, ...]
    faqs: tuple[Faq, ...]
    gaps: tuple[Gap, ...]
    aspects: tuple[Aspect, ...]
    errands: tuple[Errand, ...]
    texts: Mapping[str, str]
    """Small texts that administrators may change, by their names."""
    words: Mapping[str, object]

    @property
    def stale(self) -> tuple[str, ...]:
        """The questions whose answer should have been looked at again by now."""
        return tuple(faq.id for faq in self.faqs if any(self.facts[id].stale for id in faq.says))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Everything that a question can lead to."""
        return (*self.faqs, *self.gaps, *self.aspects, *self.errands)
