"""Looking around without a question: declarations, commissions, practices."""

from collections.abc import Callable, Sequence

from handlers.commands import EVERYBODY, Command, Run
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import errands
from handlers.officials.ask import replies_to
from handlers.texts import browsing as texts
from knowledge.entries import Content
from knowledge.library import Library


def commands(*, library: Library) -> Sequence[Command]:
    """The commands that show what there is."""
    content = library.content
    countries = [c.country for c in content.commissions]
    practised = sorted({p.country for p in content.practices} & set(countries))

    return (
        Command(("declaraciones",), texts.DECLARATIONS, _errand("declarations", content), EVERYBODY),
        Command(("comisiones",), texts.COMMISSIONS, _about(countries, texts.ask_commission, library), EVERYBODY),
        Command(("practicas",), texts.PRACTICES, _about(practised, texts.ask_practices, library), EVERYBODY),
    )


def _errand(kind: str, content: Content) -> Run:
    async def run(_incoming: Incoming, _rest: str) -> Reply:
        return errands.start(kind, "", content)

    return run


def _about(countries: Sequence[str], ask: Callable[[str], str], library: Library) -> Run:
    """What is asked of the country that follows the command; without one, which of `countries`."""

    async def run(_incoming: Incoming, country: str) -> Reply:
        if country:
            return replies_to(ask(country), None, library)[0]
        return Reply(texts.which_country(), "choices", tuple(Choice(c, ask(c)) for c in countries))

    return run
