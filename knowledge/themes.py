"""What an entry is about, in the words of the content: for counting what people ask for."""

from knowledge.entries import Aspect, Content, Faq, Practice

_ROUNDS, _COMMISSIONS, _PROCESS = "declaraciones", "comisiones", "el Proceso"
_HOMES = {
    "commissions": _COMMISSIONS,
    "declarations": _ROUNDS,
    "meetings": "reuniones",
    "process": _PROCESS,
    "glossary": "glosario",
}
"""By the first word of the page where a fact lives, when it names no theme of its own."""


def themes_of(id: str, content: Content) -> tuple[str, ...]:
    """The themes of what answered («id», or «id:round,country»); none for what does not exist any more."""
    name = id.partition(":")[0]
    entry = next((entry for entry in content.entries if entry.id == name), None)
    if isinstance(entry, Aspect):
        return (_ROUNDS,) if entry.id.startswith(("ronda", "punto", "ano", "ciudad", "pais.rondas")) else (_PROCESS,)
    if not isinstance(entry, Faq):
        return ()
    practices = {practice.id: practice for practice in content.practices}
    found = [theme for fact in entry.says for theme in _of_fact(fact, content, practices)]
    return tuple(dict.fromkeys(found))


def _of_fact(id: str, content: Content, practices: dict[str, Practice]) -> tuple[str, ...]:
    fact = content.facts.get(id)
    if fact is None:
        return ()
    if fact.themes:
        return fact.themes
    if fact.home in practices:
        return practices[fact.home].themes
    return (_kind_of(fact.home, content),)


def _kind_of(home: str, content: Content) -> str:
    if any(commission.id == home for commission in content.commissions):
        return _COMMISSIONS
    if any(declaration.id == home for declaration in content.declarations):
        return _ROUNDS
    return _HOMES.get(home.partition("/")[0], _PROCESS)
