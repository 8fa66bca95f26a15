"""The table: «/faq» and what follows it; the same for every other kind of article. Administrators, in private."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial

from handlers.admins.curation import adding, gathering, looking, proposing, publishing, undoing, writing
from handlers.admins.curation.curator import Curator
from handlers.admins.curation.editing import ANSWER
from handlers.commands import Command
from handlers.messages import Incoming, Reply
from handlers.people.rights import ADMINS, STAFF
from handlers.texts import weekly
from handlers.texts.curation import commands as texts
from handlers.texts.curation.writing import COMMANDS
from knowledge.articles import Kind
from knowledge.text import plain

OfKind = Callable[..., Awaitable[Reply]]

_OF_KIND: Mapping[str, OfKind] = {
    "buscar": looking.find,
    "ver": looking.show,
    "nueva": writing.new,
    "agregar": adding.add,
    "editar": writing.edit,
    "redaccion": gathering.wordings,
    "fusionar": gathering.merge,
    "archivar": gathering.archive,
    "restaurar": gathering.restore,
    "historial": undoing.history,
}
"""Said of one kind of article."""

_OF_ALL: Mapping[str, OfKind] = {
    "borradores": looking.drafts,
    "borrador": looking.draft,
    "caso": gathering.from_case,
    "revisar": looking.review,
    "probar": looking.question,
    "publicar": publishing.publish,
    "aprobar": publishing.approve,
    "descartar": publishing.discard,
    "deshacer": undoing.undo,
    "rebasar": undoing.rebase,
    "conflictos": gathering.conflicts,
    "resolver": gathering.resolve,
}
"""Said of drafts and editions, whatever they hold."""

_ALSO: Mapping[str, str] = {"nuevo": "nueva", "crear": "nueva", "redacciones": "redaccion", "unir": "fusionar"}


def commands(*, curator: Curator) -> Sequence[Command]:
    """One command a kind, the answer to what was asked, and what the secretariat may propose."""
    answers = partial(writing.answered, curator=curator)
    return (
        *(
            Command(
                (name,), texts.PURPOSES.get(name), partial(curate, kind=kind, curator=curator), ADMINS, where="private"
            )
            for kind, name in COMMANDS.items()
        ),
        Command((ANSWER.removeprefix("/"),), None, answers, ADMINS, where="private"),
        Command(("proponer",), weekly.PROPOSE, partial(proposing.propose, curator=curator), STAFF, where="desk"),
    )


async def curate(incoming: Incoming, rest: str, *, kind: Kind, curator: Curator) -> Reply:
    """The first word says what to do; without one it is shown what can be done."""
    verb, _, said = rest.strip().partition(" ")
    verb = plain(verb)
    verb = _ALSO.get(verb, verb)
    if verb in _OF_KIND:
        return await _OF_KIND[verb](incoming, said.strip(), kind, curator=curator)
    if verb in _OF_ALL:
        return await _OF_ALL[verb](incoming, said.strip(), curator=curator)
    if not rest.strip():
        return await looking.overview(incoming, "", kind, curator=curator)
    if kind in ("synonym", "abbreviation") and "=" in rest:
        return await writing.define(incoming, rest, kind, curator=curator)
    return await looking.find(incoming, rest.strip(), kind, curator=curator)
