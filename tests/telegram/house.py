"""A service at work, and people in front of their telephones: Ana and Beto ask, Eva answers, Olga administers."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Literal

from bot.shelf import Shelf
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Person as Known
from handlers.ports import Role
from tests.conftest import url_of
from tests.faults.groups import Group
from tests.faults.keyboards import labels_of
from tests.faults.limits import Limits
from tests.faults.people import Person
from tests.faults.telegram_double import TelegramDouble
from tests.faults.world import Chat, Message
from tests.telegram.service import PATIENCE, TEMPO, Moment, Running, serving

Kind = Literal["forum", "supergroup", "group"]
UNDO = timedelta(seconds=61)
"""After this a confirmed answer has left."""


@dataclass(frozen=True, slots=True)
class House:
    """Who is there, and what they do together."""

    double: TelegramDouble
    running: Running
    moment: Moment
    ana: Person
    beto: Person
    eva: Person
    olga: Person
    group: Group

    async def calm(self) -> None:
        """Until everything is answered and delivered."""
        hook = self.double.webhook
        await self.running.settled(given=lambda: not self.double.updates.pending and not hook.waiting())

    async def says(self, who: Person, text: str) -> str:
        """In private; what they read then."""
        before = len(who.screen())
        await who.says(text)
        await self.calm()
        return "\n".join(message.text for message in who.screen()[before:])

    async def taps(self, who: Person, label: str, *, chat: Chat | None = None) -> None:
        """The latest button of this name."""
        place = chat or who.private
        found = [one for one in place.messages.values() if label in labels_of(one.keyboard)]
        assert found, f"no button «{label}»"
        await who.taps(found[-1], label)
        await self.calm()

    async def asks(self, who: Person, question: str) -> int:
        """Straight to the secretariat; the id of the message."""
        message = await who.says(f"/contactar {question}")
        await self.calm()
        return message

    async def answers(self, text: str, *, leaves: bool = True) -> int:
        """Eva answers the latest card, and confirms; the id of her message."""
        message = await self.eva.says(text, chat=self.group, reply_to=self.card().id)
        await self.calm()
        await self.taps(self.eva, "Enviar", chat=self.group.chat)
        if leaves:
            await self.passes(UNDO)
        return message

    async def passes(self, time: timedelta) -> None:
        """The clock goes forward, and what follows from it happens."""
        self.moment.advance(time)
        await self.running.ticks()
        await self.calm()

    def card(self) -> Message:
        """The latest."""
        found = [message for message in self.group.written() if "Consulta número" in message.text.split("\n")[0]]
        cards = [message for message in found if "De: " in message.text]
        assert cards, "there is no card"
        return cards[-1]

    @property
    def topic(self) -> int:
        """The latest."""
        return max(self.group.topics)


@asynccontextmanager
async def house_of(
    database: Path, shelf: Shelf, moment: Moment, settings: Mapping[str, str], *, kind: Kind = "forum"
) -> AsyncIterator[House]:
    """Ana is registered in Chile, Beto in Perú, Eva as the secretariat; Olga is in ADMIN_IDS."""
    async with TelegramDouble(limits=Limits(enforced=False)) as double:
        ana, beto, eva, olga = (
            double.person(n, name, username=name.lower(), has_started=True)
            for n, name in ((77, "Ana"), (78, "Beto"), (88, "Eva"), (99, "Olga"))
        )
        group: Group = getattr(double, kind)("Secretaría", [eva, olga])
        await _registered(
            database, moment, [(ana, "Chile", "official"), (beto, "Perú", "official"), (eva, "", "secretariat")]
        )
        env = {
            "DATABASE_URL": url_of(database),
            "TELEGRAM_BOT_TOKEN": double.token,
            "TELEGRAM_API_URL": double.url,
            "SECRETARIAT_CHAT_ID": str(group.id),
            "ADMIN_IDS": str(olga.id),
        }
        async with serving(env | dict(settings), shelf, moment, replace(TEMPO, scale=0.001)) as running:
            await double.until(lambda: double.ledger.called("setMyCommands"), timeout=PATIENCE)
            yield House(double, running, moment, ana, beto, eva, olga, group)


async def _registered(database: Path, moment: Moment, people: Sequence[tuple[Person, str, Role]]) -> None:
    async with opened(url_of(database)) as engine, Store(engine, moment).transaction() as work:
        for person, country, role in people:
            name, number = person.user.first_name, str(person.id)
            known = Known("telegram", number, number, role, "approved", name, country, handle=name.lower())
            await work.people.record(known)
