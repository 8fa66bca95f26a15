"""What each kind of article holds, and how people call it. The one table behind every guided conversation."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from handlers.texts.curation import fields as texts
from knowledge.articles import Kind

Form = Literal["text", "lines", "date", "confidence", "sources", "facts", "country", "mode"]


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that an article says."""

    key: str
    form: Form = "text"
    needed: bool = False
    longest: int = 300
    of_answer: bool = False
    """It is kept with the fact that answers, not with the question."""

    @property
    def name(self) -> str:
        """What people call it: «respuesta»."""
        return texts.NAMES[self.key]


LONGEST_ANSWER, LONGEST_DETAIL, LONGEST_TEXT, LONGEST_WORDING = 900, 2_000, 1_500, 300

_SOURCES = Field("sources", "sources", needed=True, longest=500)
_ABOUT = (
    Field("confidence", "confidence"),
    Field("note", longest=500),
    Field("detail", longest=LONGEST_DETAIL),
    Field("review_by", "date"),
)
_NAME, _CITY, _COUNTRY = Field("name", needed=True), Field("city"), Field("country", "country", needed=True)
_ALIASES = Field("aliases", "lines")


def _of_answer(*fields: Field) -> tuple[Field, ...]:
    return tuple(Field(f.key, f.form, f.needed, f.longest, of_answer=True) for f in fields)


FIELDS: Mapping[Kind, tuple[Field, ...]] = {
    "faq": (
        Field("question", needed=True),
        *_of_answer(Field("text", needed=True, longest=LONGEST_ANSWER), _SOURCES),
        Field("wordings", "lines", longest=LONGEST_WORDING),
        Field("lead", longest=200),
        *_of_answer(*_ABOUT),
        Field("says", "facts"),
        Field("more", "facts"),
    ),
    "gap": (
        Field("question", needed=True),
        Field("why", needed=True, longest=LONGEST_ANSWER),
        Field("wordings", "lines", longest=LONGEST_WORDING),
        Field("near", "facts"),
    ),
    "fact": (
        Field("text", needed=True, longest=LONGEST_ANSWER),
        _SOURCES,
        *_ABOUT,
        Field("plain", longest=LONGEST_ANSWER),
        Field("themes", "lines"),
    ),
    "term": (
        Field("term", needed=True),
        Field("expansion", needed=True),
        Field("text", needed=True, longest=LONGEST_ANSWER),
        _SOURCES,
        _ALIASES,
        *_ABOUT,
    ),
    "practice": (Field("title", needed=True), _COUNTRY, Field("themes", "lines"), Field("starts", longest=10)),
    "commission": (_NAME, _COUNTRY, Field("acronym"), Field("law"), Field("ministry"), _ALIASES),
    "declaration": (
        Field("title", needed=True, longest=500),
        Field("chapter"),
        Field("city", needed=True),
        _COUNTRY,
        Field("presidency", "country", needed=True),
        Field("document", needed=True),
        _ALIASES,
    ),
    "meeting": (
        _NAME,
        _SOURCES,
        Field("starts", "date"),
        Field("ends", "date"),
        Field("date_text"),
        _CITY,
        Field("country", "country"),
        Field("mode", "mode"),
        _ALIASES,
        Field("note", longest=500),
    ),
    "source": (_NAME, Field("url", longest=500)),
    "synonym": (Field("words", "lines", needed=True),),
    "abbreviation": (Field("means", needed=True),),
    "text": (Field("text", needed=True, longest=LONGEST_TEXT),),
}


def field_of(kind: Kind, said: str) -> Field | None:
    """The field of this kind with this key, or that people call so."""
    wanted = texts.plain_name(said)
    return next((f for f in FIELDS[kind] if said == f.key or wanted == texts.plain_name(f.name)), None)
