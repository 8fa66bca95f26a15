"""How a computed finding reads, and how it is asked for: a renderer and a question for each aspect."""

from collections.abc import Callable, Mapping

from handlers.texts import facts as f
from handlers.texts import places, rounds
from handlers.texts.told import Told
from knowledge.entries import Content
from knowledge.structure import Finding


def tell(finding: Finding, content: Content) -> Told:
    """The sentence of a finding, and its facts."""
    return _RENDERERS[finding.aspect](finding, content)


def question(finding: Finding) -> str:
    """The finding as a question that can be asked again and has only this answer."""
    named = " y ".join(f"la {f.ordinal(d)}" for d in finding.declarations[:2])
    label = finding.paragraphs[0][1] if finding.paragraphs else None
    point = f"{label.kind.split()[0]} {label.label}" if label else ""  # «punto 1», whatever it is a point of
    return _QUESTIONS[finding.aspect].format(ronda=named, país=finding.country, lugar=finding.place, punto=point)


_RENDERERS: Mapping[str, Callable[[Finding, Content], Told]] = {
    "ronda.cuando": rounds.when, "ronda.paises": rounds.countries, "ronda.pais": rounds.country, "ronda.ausentes": rounds.absent, "ronda.presidencia": rounds.presidency,
    "ronda.documento": rounds.document, "ronda.contenido": rounds.content, "punto.texto": rounds.points, "ronda.texto": rounds.where, "ronda.ficha": rounds.card,
    "rondas.comparar": rounds.compare, "pais.rondas": places.country_rounds, "pais.presidio": places.country_presidency, "pais.miembro": places.membership,
    "pais.ficha": places.country_card, "pais.practicas": places.practices, "ano.rondas": places.year, "ano.presidencia": places.year_presidency,
    "ciudad.rondas": places.city, "rondas.cuantas": rounds.count,
}  # fmt: skip

_QUESTIONS: Mapping[str, str] = {
    "ronda.cuando": "¿Cuándo y dónde fue {ronda}?", "ronda.paises": "¿Qué países firmaron o participaron en {ronda}?",
    "ronda.pais": "¿{país} firmó o participó en {ronda}?", "ronda.ausentes": "¿Qué países no figuran en {ronda}?",
    "ronda.presidencia": "¿Quién presidió {ronda}?", "ronda.documento": "¿Cómo se llama el documento de {ronda}?",
    "ronda.contenido": "¿Qué dice {ronda}?", "punto.texto": "¿Qué dice el {punto} de {ronda}?", "ronda.texto": "¿Dónde puedo leer {ronda}?",
    "ronda.ficha": "Ficha de {ronda}", "rondas.comparar": "Compare {ronda}", "pais.rondas": "¿En qué rondas figura {país}?",
    "pais.presidio": "¿Cuándo presidió {país}?", "pais.miembro": "¿{país} es miembro del Proceso?", "pais.ficha": "Ficha de {país}",
    "pais.practicas": "¿Qué buenas prácticas hay de {país}?", "ano.rondas": "¿Qué reuniones hubo en {lugar}?",
    "ano.presidencia": "¿Quién presidió en {lugar}?", "ciudad.rondas": "¿Qué reuniones se hicieron en {lugar}?",
    "rondas.cuantas": "¿Cuántas rondas y declaraciones hay?",
}  # fmt: skip
