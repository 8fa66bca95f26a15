"""Writing to the secretariat. The promise comes from the stored case, so it cannot be made without it."""

from collections.abc import Sequence
from functools import partial

from handlers.commands import EVERYBODY, Command
from handlers.messages import Incoming, Reply
from handlers.officials.errands import OFFER
from handlers.ports import Asker, Cases, Outbox, People
from handlers.texts import contact as texts
from handlers.texts import secretariat

_SHOWN = 5


def commands(*, cases: Cases, outbox: Outbox, people: People) -> Sequence[Command]:
    """What everybody may write; `/enviar_consulta` is what accepting the offer to forward says."""
    run = partial(send, cases=cases, outbox=outbox, people=people)
    return (
        Command(("contactar",), texts.CONTACT, run, EVERYBODY),
        Command(("misconsultas",), texts.MY_CASES, partial(mine, cases=cases), EVERYBODY),
        Command(("enviar_consulta",), None, run, EVERYBODY),
    )


async def send(incoming: Incoming, question: str, *, cases: Cases, outbox: Outbox, people: People) -> Reply:
    """Open the case, tell the secretariat, and only then promise; without a question, ask for it."""
    if not question:
        return Reply(texts.write_your_question(), "action", action="contact", awaits=OFFER)
    case = await cases.open(incoming, question)
    for secretary in await people.having("secretariat"):
        await outbox.put(
            key=f"case:{case.number}:{secretary.channel}:{secretary.person}",
            channel=secretary.channel,
            conversation=secretary.conversation,
            text=secretariat.news(case),
        )
    return Reply(texts.sent(case.number), "action", action="contact")


async def mine(incoming: Incoming, _rest: str, *, cases: Cases) -> Reply:
    """Their own cases, the newest first."""
    found = await cases.listed(asker=Asker(incoming.channel, incoming.person))
    if not found:
        return Reply(texts.none_yet(), "command")
    newest = list(reversed(found))[:_SHOWN]
    return Reply(texts.my_cases(newest, len(found) - len(newest)), "command")
