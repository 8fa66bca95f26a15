"""The knowledge as files, from the chat: asked for and sent; and copies of the database. The workshop does the work."""

from collections.abc import Sequence
from functools import partial

from handlers.admins.curation.curator import Curator
from handlers.commands import Command
from handlers.dialogue import Memory
from handlers.messages import Incoming, Reply
from handlers.people.rights import ADMINS
from handlers.texts import exchange as texts
from knowledge.exchange.exporting import FORMATS
from knowledge.exchange.workbook import LARGEST


def commands(*, curator: Curator) -> Sequence[Command]:
    """What only administrators may use."""
    ways = {"importar": explain, "exportar": export, "plantilla": template, "respaldo": backup}
    return tuple(
        Command((name,), texts.PURPOSES[name], partial(run, curator=curator), ADMINS, where="private")
        for name, run in ways.items()
    )


async def explain(_incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """A file is sent as one."""
    return Reply(texts.send_the_file(), "command")


async def export(incoming: Incoming, rest: str, *, curator: Curator) -> Reply:
    """Everything that is served, as a spreadsheet unless another format is named."""
    format = rest.strip().casefold() or FORMATS[0]
    if format not in FORMATS:
        return Reply(texts.no_such_format(rest, FORMATS), "command")
    await curator.ask(incoming, "export", format=format)
    await curator.note("exportar", format)
    return Reply(texts.preparing(), "command")


async def template(incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """An empty spreadsheet with instructions."""
    await curator.ask(incoming, "template")
    return Reply(texts.preparing(), "command")


async def backup(incoming: Incoming, _rest: str, *, curator: Curator) -> Reply:
    """A copy of the whole database, on the server."""
    await curator.ask(incoming, "backup")
    await curator.note("respaldo", "base")
    return Reply(texts.copying(), "command")


async def received(incoming: Incoming, _memory: Memory, *, curator: Curator | None) -> tuple[Reply, ...] | None:
    """A document that an administrator sends without words, in private, is there to be imported."""
    file = incoming.file
    if curator is None or file is None or incoming.text.strip() or incoming.group or curator.person.role != "admin":
        return None
    if file.size > LARGEST:
        return (Reply(texts.too_large(file.size, LARGEST), "command"),)
    await curator.ask(incoming, "import", file=file.id, name=file.name)
    return (Reply(texts.reading(file.name), "command"),)
