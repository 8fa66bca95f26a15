"""The program with people instead of channels: what is said, tapped, edited and received, as transcripts write it."""

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial

from bot.channels.plain import rendered
from bot.channels.telegram.outlet import Outlet
from bot.courier import Courier
from bot.doorway import Doorway
from bot.storage.store import Store
from bot.wiring import Brain, casework_of, handlers_for
from bot.work import Parcel, Thread, Work
from handlers.messages import Choice, Incoming, Letter, Reply
from handlers.ports import Person, Place, Role, Standing
from handlers.secretariat.routines import digest, escalate
from tests.builders import OFFICE, message, person
from tests.fakes import FakeClock

GROUP = "grupo"
PLACES = (Place("t", GROUP, "group"),)
NEWCOMERS = ("nueva", "nuevo")
ROLES: dict[str, Role] = {"secretaria": "secretariat", "colega": "secretariat", "admin": "admin"}

_HEAD = re.compile(
    r"(?P<who>\w+)(?: (?P<act>recibe|toca|edita|en el grupo|en la consulta (?P<topic>\d+)"
    r"|responde(?P<file> con una foto)? a «(?P<quoted>[^»]+)»))?"
)
_SPAN = re.compile(r"pasan? (\d+) (segundo|minuto|hora|día)s?")
_SECONDS = {"segundo": 1, "minuto": 60, "hora": 3600, "día": 86400}


@dataclass(frozen=True, slots=True)
class Post:
    """A message that somebody can see, answer and tap."""

    conversation: str
    message: str
    thread: str
    text: str
    choices: tuple[Choice, ...] = ()


class Stage:
    """One channel, «t», on which everybody is."""

    def __init__(self, store: Store, clock: FakeClock, brain: Brain) -> None:
        self._store, self._clock, self._brain = store, clock, brain
        handlers = partial(handlers_for, brain=brain, clock=clock, office=OFFICE)
        self._doorway = Doorway(store, handlers, self._leave_in_group)
        self._posts: list[Post] = []
        self._unread: dict[str, list[str]] = {}
        self._last: dict[str, Incoming] = {}

    async def play(self, head: str, says: str) -> str:
        """What comes of one line of a transcript."""
        found = _HEAD.fullmatch(head)
        assert found, f"not a way to act: «{head}»"
        who, act = found["who"], found["act"] or ""
        if who == "reloj":
            return await self._time_passes(says)
        if act == "recibe":
            return await self._received(who)
        await self._enter(who)
        if act != "edita" and act:
            await self._deliver_to(GROUP)
        if act == "toca":
            said = await self._tapped(who, says)
        elif act == "edita":
            said = await self._say(replace(self._last[who], id=message().id, text=says, edits=True))
        else:
            said = await self._say(self._written(found, says))
        return said

    async def _enter(self, who: str) -> None:
        async with self._store.transaction() as work:
            if await work.people.find("t", who) is None:
                standing: Standing = "guest" if who in NEWCOMERS else "approved"
                await work.people.record(person(who, ROLES.get(who, "official"), standing=standing))

    def _written(self, found: re.Match[str], says: str) -> Incoming:
        """A message in its place: in private, in the group, in a topic, or answering something that was posted."""
        said = message(says, person=found["who"])
        said = replace(said, source=said.id)
        if found["quoted"]:
            post = next(post for post in self._posts[::-1] if found["quoted"] in post.text)
            said = replace(said, answers=post.message, conversation=post.conversation, thread=post.thread)
        elif found["topic"]:
            said = replace(said, conversation=GROUP, thread=f"hilo case:{found['topic']}")
        elif found["act"] == "en el grupo":
            said = replace(said, conversation=GROUP)
        said = replace(said, media="photo" if found["file"] else None)
        return replace(said, group=said.conversation == GROUP)

    async def _tapped(self, who: str, label: str) -> str:
        """The newest button with this label that they can see; under a reply in private, the label is typed."""
        for post in self._posts[::-1]:
            choice = next((choice for choice in post.choices if choice.label == label), None)
            if choice is not None and post.conversation in ((who, GROUP) if who in ROLES else (who,)):
                tap = message("", person=who, conversation=post.conversation)
                tap = replace(tap, picks=choice.mark, answers=post.message, thread=post.thread)
                return await self._say(replace(tap, group=post.conversation == GROUP))
        return await self._say(message(label, person=who))

    async def _say(self, incoming: Incoming) -> str:
        if incoming.picks is None:
            self._last[incoming.person] = incoming
        return rendered(await self._doorway.receive(incoming))

    async def _leave_in_group(self, work: Work, incoming: Incoming, replies: tuple[Reply, ...]) -> None:
        """In private, replies are returned; in the group they are posted, with their buttons."""
        if incoming.group:
            await Outlet(self._clock, lambda entry: ())(work, incoming, replies)

    async def _received(self, who: str) -> str:
        """A person's own conversation, or a topic of the group («consulta1»), or what is in no topic («grupo»)."""
        await self._deliver_to(GROUP if who.startswith("consulta") else who)
        return "\n\n".join(self._unread.pop(who, []))

    async def _deliver_to(self, conversation: str) -> None:
        await Courier(self._store, self._post, self._clock, channel="t", conversation=conversation).deliver_all()

    async def _post(self, parcel: Parcel) -> str:
        letter = parcel.letter
        async with self._store.transaction() as work:
            revised = await work.posted.message_of(letter.of) if letter.act == "revise" else None
            if letter.thread:
                thread = Thread(letter.thread, f"hilo {letter.thread}", letter.text)
                await work.posted.keep("t", letter.conversation, thread)
        shown = revised or f"p{parcel.number}"
        thread_id = f"hilo {letter.thread}" if letter.thread else ""
        if letter.act in ("say", "revise"):
            self._posts.append(Post(letter.conversation, shown, thread_id, letter.text, letter.choices))
        where = letter.thread.replace("case:", "consulta") or letter.conversation
        self._unread.setdefault(where, []).append(_shown(letter))
        return shown

    async def _time_passes(self, says: str) -> str:
        """And the clock's routines run."""
        span = _SPAN.fullmatch(says)
        assert span, f"not a time: «{says}»"
        self._clock.advance(timedelta(seconds=int(span[1]) * _SECONDS[span[2]]))
        async with self._store.transaction() as work:
            program = Person("t", "reloj", "")
            casework = casework_of(work, program, brain=self._brain, clock=self._clock, office=OFFICE)
            await escalate(casework=casework)
            await digest(casework=casework)
        return ""


def _shown(letter: Letter) -> str:
    """What a letter does, its text and its buttons."""
    acts = {"say": "", "revise": "[cambia] ", "title": "[título] ", "copy": f"[copia de {letter.of}] "}
    buttons = " ".join(f"[{choice.label}]" for choice in letter.choices)
    return "\n".join(filter(None, (acts[letter.act] + letter.text, buttons)))
