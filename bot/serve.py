"""`python -m bot serve`: the service. Telegram, mail, what the clock does, and a door for webhooks, on one database.

The content is read before the first message is answered; what arrives meanwhile waits with Telegram.
"""

import asyncio
import logging
import sys
from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial

from sqlalchemy import make_url
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from bot.aftermath import given_up
from bot.backups import daily
from bot.benches import benches
from bot.channels.email import CHANNEL as EMAIL
from bot.channels.email import Mailer
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.menus import Menus
from bot.channels.telegram.outlet import Outlet
from bot.channels.telegram.program import Program, Tempo, TokenRefused
from bot.clock import SystemClock
from bot.clockwork import Clockwork, Routine
from bot.courier import Courier
from bot.doorway import Doorway
from bot.feed import route as calendar_route
from bot.lock import AlreadyRunning, alone_on
from bot.logs import place_of, unheard
from bot.meetings import reminded
from bot.retention import forget
from bot.serving import Part, side_by_side, stopped_by_signals, until, web
from bot.settings import Settings, Telegram
from bot.shelf import Shelf
from bot.statistics.weekly import EVERY as WEEKLY_EVERY
from bot.statistics.weekly import Weekly
from bot.storage.database import opened
from bot.storage.problems import StorageProblem
from bot.storage.store import Store
from bot.wiring import Brain, casework_of, commands_for, handlers_for, registry_of
from bot.work import Work
from bot.workshop import Workshop
from handlers.casework.intake import PAST
from handlers.casework.work import Casework
from handlers.commands import menu_for
from handlers.office import Office
from handlers.officials.votes import vote_choices
from handlers.people.invitations import first_admin_code
from handlers.people.roles import appoint
from handlers.ports import Clock, Person, Role
from handlers.secretariat import routines
from handlers.texts import operation as texts
from knowledge.load import ContentError

log = logging.getLogger(__name__)

OURSELVES = Person("", "", "", name="Enlace CONARE")
"""Who acts when nobody wrote."""

ROLES: tuple[Role, ...] = ("official", "secretariat", "admin")

NOT_READY, BAD_SETTINGS, UNFORESEEN = 4, 2, 5
_MAIL_EVERY, _CLOCK_EVERY, _JOBS_EVERY = 5.0, 15.0, 0.2
_AT_ONCE = 20


def main(settings: Settings, load: Callable[[], Shelf], tempo: Tempo | None = None) -> int:
    """Serve until told to stop. The exit code: 2 the token is refused, 4 another service runs, 5 a mistake of ours."""
    if settings.telegram is None:
        print(texts.no_token(), file=sys.stderr)
        return BAD_SETTINGS
    try:
        with alone_on(make_url(settings.database_url).database or ""):
            asyncio.run(Service(settings, settings.telegram, tempo or Tempo(), SystemClock()).run(load))
    except AlreadyRunning:
        print(texts.already_running(), file=sys.stderr)
        return NOT_READY
    except TokenRefused:
        print(texts.token_refused(), file=sys.stderr)
        return BAD_SETTINGS
    except (StorageProblem, ContentError):
        raise
    except Exception as error:  # noqa: BLE001 — Python would print its message, which may quote a person
        log.critical("service: ended by %s", place_of(error))
        return UNFORESEEN
    return 0


class Service:
    """Everything that runs, and how it is put together."""

    def __init__(self, settings: Settings, telegram: Telegram, tempo: Tempo, clock: Clock) -> None:
        self._settings = settings
        self._telegram = telegram
        self._tempo = tempo
        self._clock = clock
        self._channel: TelegramChannel | None = None

    async def run(self, load: Callable[[], Shelf]) -> None:
        """Until a signal says to stop."""
        stop = asyncio.Event()
        asyncio.get_running_loop().set_exception_handler(unheard)
        with stopped_by_signals(stop):
            await self.serve(load, stop)

    async def serve(self, load: Callable[[], Shelf], stop: asyncio.Event) -> None:
        """Until `stop`."""
        async with opened(self._settings.database_url) as engine:
            store = Store(engine, self._clock, places=self._settings.places)
            shelf = await asyncio.to_thread(load)
            await shelf.catch_up(store)
            await self._welcome_admins(store, shelf.brain)
            await side_by_side(self._parts(store, shelf, await self._menus(store, shelf.brain)), stop)

    async def _welcome_admins(self, store: Store, brain: Brain) -> None:
        """Those of the settings; without any, a code is shown here, once, to whoever started the program."""
        office = self._settings.office
        async with store.transaction() as work:
            registry = registry_of(work, OURSELVES, brain=brain, clock=self._clock, office=office)
            await appoint(office.admins, registry)
            code = await first_admin_code(registry)
        if code is not None:
            print(texts.first_admin(code), flush=True)

    def _parts(self, store: Store, shelf: Shelf, menus: Menus) -> list[Part]:
        channel = self._channel = self._telegram_channel(store, shelf, menus)
        clockwork = Clockwork(store, self._routines(shelf), lambda: None)
        workshop = Workshop(store, benches(store, shelf, self._settings, self._clock, channel.fetch))
        parts: list[Part] = [channel.run, until(partial(clockwork.run, _CLOCK_EVERY))]
        parts += [until(partial(shelf.follow, store)), until(partial(workshop.run, _JOBS_EVERY))]
        weekly = Weekly(store, shelf, self._clock, self._office)
        parts += [partial(_warmed, store, shelf), until(partial(weekly.run, WEEKLY_EVERY))]
        parts.extend(daily.parts(self._settings, self._clock))
        if self._settings.mail is not None:
            mailer = Mailer(self._settings.mail)
            post = Courier(store, mailer.deliver, self._clock, channel=EMAIL)
            parts.append(until(partial(post.run, _MAIL_EVERY)))
        if self._telegram.public_url:
            health = Route("/healthz", _healthy)
            feed = calendar_route(store, self._clock)
            parts.append(web([*channel.routes(), health, feed], *self._settings.listen))
        return parts

    def _telegram_channel(self, store: Store, shelf: Shelf, menus: Menus) -> TelegramChannel:
        doorway = Doorway(
            store,
            lambda work, person: handlers_for(
                work, person, brain=shelf.brain, clock=self._clock, office=self._office()
            ),
            Outlet(self._clock, vote_choices),
            partial(shelf.fresh, store),
        )
        program = Program(
            storage=store,
            doorway=doorway,
            clock=self._clock,
            cite=shelf.cite,
            menus=menus,
            group=self._settings.group,
            open_to_all=self._settings.office.access == "open",
            given_up=partial(given_up, casework_of=self._casework(shelf)),
            alarm=_alarmed,
        )
        return TelegramChannel(self._telegram, program, self._tempo)

    async def _menus(self, store: Store, brain: Brain) -> Menus:
        """From the commands themselves; nobody runs them here."""
        async with store.transaction() as work:
            every = commands_for(work, OURSELVES, brain=brain, clock=self._clock, office=self._settings.office)
        return Menus(
            {role: menu_for(every, role) for role in ROLES},
            groups=menu_for(every, "official", where="anywhere"),
            desk=menu_for(every, "secretariat", where="desk"),
        )

    def _routines(self, shelf: Shelf) -> list[Routine]:
        casework = self._casework(shelf)

        def over(routine: Callable[..., Awaitable[None]]) -> Routine:
            return lambda work: routine(casework=casework(work))

        forgetting = partial(forget, clock=self._clock, kept=self._settings.kept)
        reminding = partial(reminded, clock=self._clock)
        return [over(routines.escalate), over(routines.digest), reminding, forgetting]

    def _casework(self, shelf: Shelf) -> Callable[[Work], Casework]:
        return lambda work: casework_of(work, OURSELVES, brain=shelf.brain, clock=self._clock, office=self._office())

    def _office(self) -> Office:
        """With the name of the bot, once Telegram has told it."""
        return replace(self._settings.office, bot=self._channel.username if self._channel else "")


async def _warmed(store: Store, shelf: Shelf, stop: asyncio.Event) -> None:
    """The first case is compared with all past ones: reading those takes seconds, which nobody should wait for."""
    async with store.transaction() as work:
        past = [case.question for case in await work.cases.listed(most=PAST)]
    for place in range(0, len(past), _AT_ONCE):
        await asyncio.to_thread(shelf.brain.judgement.similar, past[place], past[place : place + _AT_ONCE])
    await stop.wait()


def _alarmed(conflicts: int) -> None:
    log.error(
        "telegram: another program reads with the same token (%s conflicts); stop it, or change the token", conflicts
    )


async def _healthy(_request: Request) -> PlainTextResponse:
    return PlainTextResponse("ok")
