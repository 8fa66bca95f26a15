"""Looking around without a question: declarations, meetings, commissions, practices; and the bare offer to forward."""

from collections.abc import Sequence

from handlers.commands import EVERYBODY, Command
from handlers.messages import Choice, Incoming, Reply
from handlers.officials import errands
from handlers.officials.ask import OFFER, offer, replies_to
from handlers.texts import browsing as texts
from handlers.texts import officials
from knowledge.library import Library


def commands(*, library: Library) -> Sequence[Command]:
    """The commands that show what there is."""
    content = library.content

    async def declarations(_incoming: Incoming, _rest: str) -> Reply:
        return errands.start("declarations", "", content)

    async def meetings(_incoming: Incoming, _rest: str) -> Reply:
        return errands.start("meetings", "", content)

    async def commissions(_incoming: Incoming, country: str) -> Reply:
        if country:
            return replies_to(texts.ask_commission(country), None, library)[0]
        countries = [c.country for c in content.commissions]
        return Reply(texts.which_country(), "choices", tuple(Choice(c, texts.ask_commission(c)) for c in countries))

    async def practices(_incoming: Incoming, country: str) -> Reply:
        if country:
            return replies_to(texts.ask_practices(country), None, library)[0]
        countries = sorted(
            {p.country for p in content.practices if any(c.country == p.country for c in content.commissions)}
        )
        return Reply(texts.which_country(), "choices", tuple(Choice(c, texts.ask_practices(c)) for c in countries))

    async def forward(_incoming: Incoming, question: str) -> Reply:
        return offer(question, officials.as_you_wish()) if question else errands.start("contact", "", content)

    return (
        Command(("declaraciones",), texts.DECLARATIONS, declarations, EVERYBODY),
        Command(("reuniones",), texts.MEETINGS, meetings, EVERYBODY),
        Command(("comisiones",), texts.COMMISSIONS, commissions, EVERYBODY),
        Command(("practicas",), texts.PRACTICES, practices, EVERYBODY),
        Command((OFFER.removeprefix("/"),), None, forward, EVERYBODY),
    )
