"""Which sheet each kind of article has, and its columns."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from knowledge.articles import Kind

Form = Literal["text", "lines", "whole", "truth", "date", "json"]


@dataclass(frozen=True, slots=True)
class Column:
    """A field of an article, and the head of its column."""

    key: str
    head: str
    form: Form = "text"


SHEETS: Mapping[Kind, str] = {
    "faq": "Preguntas",
    "fact": "Hechos",
    "source": "Fuentes",
    "gap": "Vacíos",
    "term": "Términos",
    "practice": "Prácticas",
    "commission": "Comisiones",
    "declaration": "Declaraciones",
    "meeting": "Reuniones",
    "synonym": "Sinónimos",
    "abbreviation": "Abreviaturas",
    "text": "Textos",
}

_CITED = (
    Column("sources", "fuentes", "lines"),
    Column("confidence", "confianza"),
    Column("note", "nota"),
    Column("detail", "detalle"),
    Column("review_by", "revisar antes de", "date"),
    Column("reviewed", "revisada", "date"),
)
_ID, _NAME, _COUNTRY, _CITY = (
    Column("id", "id"),
    Column("name", "nombre"),
    Column("country", "país"),
    Column("city", "ciudad"),
)
_ALIASES, _THEMES = Column("aliases", "otros nombres", "lines"), Column("themes", "temas", "lines")
_MISSING = Column("missing", "no encontrado", "json")
_TEXT = Column("text", "texto")

COLUMNS: Mapping[Kind, tuple[Column, ...]] = {
    "faq": (
        _ID,
        Column("question", "pregunta"),
        Column("text", "respuesta"),
        Column("lead", "introducción"),
        Column("says", "hechos", "lines"),
        Column("more", "más", "lines"),
        Column("wordings", "redacciones", "lines"),
        Column("source", "fuente"),
        Column("url", "dirección"),
        *_CITED[1:],
    ),
    "fact": (
        _ID,
        _TEXT,
        *_CITED,
        Column("topic", "asunto"),
        _THEMES,
        Column("partial", "texto parcial", "truth"),
        Column("quote", "texto literal", "truth"),
        Column("markup", "formato"),
        Column("label", "número o letra"),
        Column("kind", "clase"),
        Column("plain", "en palabras sencillas"),
        Column("of", "pertenece a"),
        Column("as", "como"),
    ),
    "source": (Column("key", "clave"), _NAME, Column("url", "dirección")),
    "gap": (
        _ID,
        Column("question", "pregunta"),
        Column("why", "qué se responde"),
        Column("wordings", "redacciones", "lines"),
        Column("near", "hechos cercanos", "lines"),
    ),
    "term": (
        _ID,
        Column("term", "término"),
        Column("expansion", "significado"),
        _TEXT,
        _ALIASES,
        *_CITED,
        Column("markup", "formato"),
        Column("topic", "asunto"),
        _THEMES,
    ),
    "practice": (_ID, _COUNTRY, Column("title", "título"), _THEMES, Column("starts", "desde")),
    "commission": (
        _ID,
        _COUNTRY,
        _NAME,
        Column("acronym", "sigla"),
        _ALIASES,
        Column("law", "ley"),
        Column("ministry", "ministerio"),
        Column("member", "miembro", "truth"),
        _MISSING,
    ),
    "declaration": (
        _ID,
        Column("number", "número", "whole"),
        Column("chapter", "capítulo"),
        Column("title", "título"),
        _CITY,
        _COUNTRY,
        Column("presidency", "presidencia"),
        Column("document", "documento"),
        Column("points", "puntos", "whole"),
        _ALIASES,
        Column("url", "fuente principal"),
        Column("url_is", "qué es"),
        Column("when", "fecha y lugar", "json"),
        Column("countries", "países", "json"),
        _MISSING,
    ),
    "meeting": (
        _ID,
        _NAME,
        _ALIASES,
        Column("starts", "comienza", "date"),
        Column("ends", "termina", "date"),
        Column("date_text", "fecha en palabras"),
        _CITY,
        _COUNTRY,
        Column("mode", "modalidad"),
        _THEMES,
        *_CITED,
    ),
    "synonym": (_ID, Column("words", "palabras equivalentes", "lines")),
    "abbreviation": (_ID, Column("means", "significa")),
    "text": (_ID, _TEXT, Column("for", "para qué")),
}
