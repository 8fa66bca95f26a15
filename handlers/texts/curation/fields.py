"""How people call the kinds of articles and what each holds, and how a field is asked for."""

from collections.abc import Mapping

from knowledge.articles import Kind
from knowledge.text import plain

NAMES: Mapping[str, str] = {
    "question": "pregunta",
    "text": "respuesta",
    "sources": "fuente",
    "wordings": "redacciones",
    "lead": "introducción",
    "confidence": "confianza",
    "note": "nota",
    "detail": "detalle",
    "review_by": "revisar antes de",
    "says": "hechos",
    "more": "hechos de «más»",
    "why": "qué se responde",
    "near": "hechos cercanos",
    "plain": "en palabras sencillas",
    "themes": "temas",
    "term": "término o sigla",
    "expansion": "significado",
    "aliases": "otros nombres",
    "title": "título",
    "country": "país",
    "starts": "comienza",
    "ends": "termina",
    "name": "nombre",
    "acronym": "sigla",
    "law": "ley",
    "ministry": "ministerio",
    "chapter": "capítulo",
    "city": "ciudad",
    "presidency": "presidencia",
    "document": "documento",
    "date_text": "fecha en palabras",
    "mode": "modalidad",
    "url": "dirección",
    "words": "palabras equivalentes",
    "means": "significa",
    "reviewed": "revisada",
    "markup": "formato",
    "label": "número o letra",
    "topic": "asunto",
}

KINDS: Mapping[Kind, str] = {
    "faq": "pregunta frecuente",
    "gap": "pregunta sin respuesta conocida",
    "fact": "hecho",
    "term": "término",
    "practice": "buena práctica",
    "commission": "comisión",
    "declaration": "declaración",
    "meeting": "reunión",
    "source": "fuente",
    "synonym": "sinónimo",
    "abbreviation": "abreviatura",
    "text": "texto",
}

_ASKS: Mapping[str, str] = {
    "question": "¿Cuál es la pregunta? Escríbala como la haría un funcionario cuidadoso.",
    "text": "¿Cuál es la respuesta? Una o dos frases completas; lo demás puede ir después en «detalle».",
    "sources": "¿De dónde sale? Escriba el título del documento y, si tiene, su dirección (https://…).",
    "wordings": "Escriba otras maneras de preguntarlo, una por línea.",
    "confidence": "¿Qué tan segura es la fuente?",
    "review_by": "¿Hasta qué día vale sin volver a mirarla? Por ejemplo: 30/06/2027.",
    "note": "¿Qué advertencia acompaña siempre a la respuesta?",
    "detail": "¿Qué se muestra a quien pide «más»?",
    "says": "¿Qué hechos responden? Escriba sus códigos, uno por línea.",
    "words": "Escriba las palabras que significan lo mismo, una por línea.",
    "means": "¿Qué palabra o palabras representa?",
}


def asks(key: str) -> str:
    """The question for a field."""
    return _ASKS.get(key) or f"Escriba lo que debe decir «{NAMES[key]}»."


def plain_name(said: str) -> str:
    """As two ways of writing the name of a field are compared."""
    return plain(said)
