"""Everybody's telephone: what is written and tapped goes through the doorway, what arrives is kept as it shows.

The texts, the buttons and their rows are those of the program; Telegram itself is the only thing that is not there.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from html import escape

from bot.brain import brain_over
from bot.channels.telegram import CHANNEL
from bot.channels.telegram.outgoing import keyboard, marked_up, pieces
from bot.channels.telegram.outlet import Outlet
from bot.courier import Courier
from bot.doorway import Doorway
from bot.settings import Settings
from bot.storage.store import Store
from bot.wiring import handlers_for
from bot.work import Parcel, Thread
from handlers.messages import Incoming
from handlers.officials.votes import vote_choices
from handlers.ports import Person
from tests.fakes import FakeClock
from tests.shipped import shipped_library

GROUP = "-1001"


@dataclass(frozen=True, slots=True)
class Bubble:
    """A message as it shows."""

    author: str
    """Empty for the bot."""
    html: str
    at: datetime
    message: str
    buttons: tuple[tuple[str, ...], ...] = ()
    quotes: str = ""
    """The beginning of what it answers."""


@dataclass(slots=True)
class Screen:
    """A conversation, or a topic of the group."""

    bubbles: list[Bubble] = field(default_factory=list)
    title: str = ""


class Phones:
    """One bot, and whoever talks to it."""

    def __init__(self, store: Store, clock: FakeClock, settings: Settings) -> None:
        self._store, self._clock = store, clock
        self._zone = settings.office.calendar.zone
        office, brain = replace(settings.office, bot="EnlaceConareBot"), brain_over(shipped_library())
        self._doorway = Doorway(
            store,
            lambda work, person: handlers_for(work, person, brain=brain, clock=clock, office=office),
            Outlet(clock, vote_choices),
        )
        self._courier = Courier(store, self._arrives, clock, channel=CHANNEL)
        self._screens: dict[str, Screen] = {}
        self._count = 0

    def screen(self, where: str) -> Screen:
        """A person's own conversation, or «case:1»."""
        return self._screens.setdefault(where, Screen())

    async def meet(self, person: Person) -> None:
        """They are known from now on."""
        async with self._store.transaction() as work:
            await work.people.record(person)

    async def writes(self, who: Person, text: str) -> None:
        """In private."""
        said = self._incoming(who, "", text=text)
        self.screen(who.conversation).bubbles.append(Bubble(who.name, escape(text), self._now(), said.id))
        await self._received(said)

    async def answers(self, who: Person, text: str, *, to: str) -> None:
        """With an explicit answer to the first message of a topic: the card of the case."""
        screen = self.screen(to)
        card = screen.bubbles[0]
        said = self._incoming(who, to, text=text, answers=card.message)
        quotes = card.html.partition("\n")[0]
        screen.bubbles.append(Bubble(who.name, escape(text), self._now(), said.id, quotes=quotes))
        await self._received(said)

    async def taps(self, who: Person, label: str, *, to: str = "") -> None:
        """The newest button with this label, which may have a number."""
        bubbles = reversed(self.screen(to or who.conversation).bubbles)
        shown = next(bubble for bubble in bubbles if any(label in row for row in bubble.buttons))
        async with self._store.transaction() as work:
            letter = await work.posted.letter_at(CHANNEL, GROUP if to else who.conversation, shown.message)
        assert letter is not None
        choices = (*letter.choices, *vote_choices(letter.entry))
        mark = next(choice.mark for choice in choices if label.endswith(choice.label))
        await self._received(self._incoming(who, to, picks=mark, answers=shown.message))

    async def passes(self, span: timedelta) -> None:
        """And what waited for that moment arrives."""
        self._clock.advance(span)
        await self._courier.deliver_all()

    def _incoming(
        self, who: Person, topic: str, *, text: str = "", answers: str = "", picks: str | None = None
    ) -> Incoming:
        self._count += 1
        said = Incoming(f"m{self._count}", CHANNEL, who.conversation, who.person, text, name=who.name)
        said = replace(said, source=said.id if text else "")
        if topic:
            said = replace(said, conversation=GROUP, thread=f"thread {topic}", group=True)
        return replace(said, answers=answers, picks=picks)

    async def _received(self, said: Incoming) -> None:
        await self._doorway.receive(said)
        await self._courier.deliver_all()
        self._clock.advance(timedelta(seconds=25))

    async def _arrives(self, parcel: Parcel) -> str:
        letter = parcel.letter
        screen = self.screen(letter.thread or letter.conversation)
        if letter.act == "title":
            screen.title = letter.text
            return ""
        if letter.thread:
            async with self._store.transaction() as work:
                await work.posted.keep(CHANNEL, GROUP, Thread(letter.thread, f"thread {letter.thread}", screen.title))
        async with self._store.transaction() as work:
            revised = await work.posted.message_of(letter.of) if letter.act == "revise" else None
        text = "\n\n".join(piece.plain for piece in pieces(letter))
        markup = keyboard(letter.choices)
        rows = tuple(tuple(button.text for button in row) for row in markup.inline_keyboard) if markup else ()
        bubble = Bubble("", marked_up(text), self._now(), revised or f"p{parcel.number}", rows)
        self._show(screen, bubble)
        return bubble.message

    def _show(self, screen: Screen, bubble: Bubble) -> None:
        for place, known in enumerate(screen.bubbles):
            if known.message == bubble.message:
                screen.bubbles[place] = replace(bubble, at=known.at)
                return
        screen.bubbles.append(bubble)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(self._zone)
