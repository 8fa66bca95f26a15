"""What must hold after kills, read from the database file and from the double's ledger; each lapse is a sentence.

Excused are only the marks of a kill between Telegram's acceptance and our record of it: a letter that was under way may
be there twice, and is marked as uncertain; a topic may be there twice, and the second one is empty. Nobody could know.
"""

import asyncio
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.faults.kill_loop import ANA, ANSWER, DEEDS, HISTORY, LUIS, PATIENCE, SOURCE, Loop
from tests.faults.ledger import Sent

PROMISE = "quedó registrada con el número"
_GLANCE = 0.05


@dataclass(slots=True)
class Evidence:
    """Collected at each kill, judged at the end."""

    loop: Loop
    database: Path
    kills: int = 0
    under_way: set[str] = field(default_factory=set)
    """Keys of the letters that were being delivered at a kill."""
    unrecorded_topics: int = 0
    false_promises: list[str] = field(default_factory=list)

    def is_taken(self) -> None:
        """The program is dead: what is in the file now is all that it knew."""
        self.kills += 1
        self.under_way.update(key for (key,) in self._rows("SELECT key FROM outbox WHERE state = 'sending'"))
        known = self._rows("SELECT thread FROM threads WHERE thread != ''")
        self.unrecorded_topics = max(self.unrecorded_topics, len(self.loop.group.topics) - len(known))
        self._promises_are_kept()

    async def has_settled(self) -> None:
        """Nothing waits to be delivered; the last letters may be cards that nobody waits for."""
        async with asyncio.timeout(PATIENCE):
            while self._rows("SELECT key FROM outbox WHERE state IN ('queued', 'sending')"):  # noqa: ASYNC110
                await asyncio.sleep(_GLANCE)  # what another process records sets no event here

    def lapses(self) -> list[str]:
        """The loop was played to its end, nothing waits any more, and the program was stopped."""
        self._promises_are_kept()
        return [*self.false_promises, *self._of_the_case(), *self._of_messages(), *self._of_topics(), *self._of_sends()]

    def _promises_are_kept(self) -> None:
        """Whoever read the number of a case is in it."""
        askers = {person for (person,) in self._rows("SELECT person FROM askers JOIN cases ON number = case_number")}
        for person in (ANA, LUIS):
            told = any(PROMISE in text for text in self.loop.double.ledger.texts(person))
            if told and str(person) not in askers:
                self.false_promises.append(f"{person} was promised an answer, and is in no case")

    def _of_the_case(self) -> Iterator[str]:
        yield from _unlike("cases", self._rows("SELECT state, answer FROM cases"), [("closed", ANSWER)])
        askers = self._rows("SELECT case_number, person FROM askers ORDER BY place")
        yield from _unlike("askers", askers, [(1, str(ANA)), (1, str(LUIS))])
        history = self._rows("SELECT kind FROM case_entries ORDER BY rowid")
        yield from _unlike("history", history, [(kind,) for kind in HISTORY])
        yield from _unlike("deeds", self._rows("SELECT act FROM audit ORDER BY number"), [(act,) for act in DEEDS])
        yield from _unlike("drafts", self._rows("SELECT answer, source FROM drafts"), [(ANSWER, SOURCE)])

    def _of_messages(self) -> Iterator[str]:
        """Everything that came in was answered, and everything that went out has arrived."""
        answered = self._rows("SELECT count(*) FROM inbox WHERE answered IS NOT NULL AND NOT failed")
        yield from _unlike("answered messages", answered, [(self.loop.acts,)])
        yield from _unlike("messages", self._rows("SELECT count(*) FROM inbox"), [(self.loop.acts,)])
        yield from _unlike("states of letters", self._rows("SELECT DISTINCT state FROM outbox"), [("sent",)])
        for person in (ANA, LUIS):
            if not any(ANSWER in text for text in self.loop.double.ledger.texts(person)):
                yield f"the answer did not reach {person}"

    def _of_topics(self) -> Iterator[str]:
        """One topic with one card; an orphan only where a kill left one, and with nothing in it."""
        group = self.loop.group
        cards = [thread for thread in group.topics if group.finds("Consulta número 1 · cerrada", thread=thread)]
        orphans = [thread for thread in group.topics if not group.written(thread=thread)]
        if len(cards) != 1 or len(orphans) > self.unrecorded_topics or len(cards) + len(orphans) != len(group.topics):
            yield f"topics {group.topics}: with a card {cards}, empty {orphans}, excused {self.unrecorded_topics}"

    def _of_sends(self) -> Iterator[str]:
        """What is there more often than it was put was under way at a kill, and is known to be uncertain."""
        ledger = self.loop.double.ledger
        wanted: Counter[Any] = Counter()
        unsure: set[Any] = set()
        for key, message, conversation, uncertain in self._rows(
            "SELECT key, message, conversation, uncertain FROM outbox WHERE act = 'say' AND state = 'sent'"
        ):
            sent = _sent_as(int(message), int(conversation), ledger.sends)
            wanted[sent.same_as] += 1
            if uncertain:
                unsure.add(sent.same_as)
                if key not in self.under_way:
                    yield f"{key} is called uncertain, and was not under way at a kill"
        for same_as, count in Counter(sent.same_as for sent in ledger.sends).items():
            if count != wanted[same_as] and same_as not in unsure:
                yield f"sent {count} times, put {wanted[same_as]} times, and not called uncertain: {same_as[3][:60]}"
        yield from (f"lost, and not called uncertain: {s.plain[:60]}" for s in ledger.lost() if s.same_as not in unsure)

    def _rows(self, query: str) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(query).fetchall()


def _sent_as(message: int, chat: int, sends: list[Sent]) -> Sent:
    return next(sent for sent in sends if (sent.message.id, sent.chat) == (message, chat))


def _unlike(what: str, found: list[tuple[Any, ...]], wanted: list[tuple[Any, ...]]) -> Iterator[str]:
    if found != wanted:
        yield f"{what}: {found} instead of {wanted}"
