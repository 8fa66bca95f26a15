"""What an edit would do: every saved question is answered by the base as it is and by the base as it would be.

Saved questions are those that ship (saved.toml), what every entry is asked by its own name, real questions without who
asked, and the wordings of other entries that come close to what the edit says: those are the ones that it could steal.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from handlers.messages import Reply
from handlers.officials.ask import replies_to
from handlers.ports import Shift
from handlers.texts import trial as texts
from knowledge.entries import Faq, Gap
from knowledge.library import Library
from knowledge.pages import Pages
from knowledge.text import plain

SAVED = "saved.toml"
NEAR_EACH, MOST_NEAR = 40, 1_200
"""Wordings of others that are tried for each changed entry, and for all of them."""

Progress = Callable[[int, int], None]
"""How many of how many are done."""


@dataclass(frozen=True, slots=True)
class Told:
    """How a question was answered, to be compared."""

    outcome: str
    entries: tuple[str, ...]
    says: str
    """All that is read."""
    line: str
    """The same in a short line."""


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that is asked again at each trial."""

    text: str
    owner: str = ""
    """The entry that it belongs to, when it is one of its own wordings."""
    beyond: bool = False
    """Known to be none of our business."""


def saved(shipped: Pages, library: Library, real: Iterable[str]) -> tuple[Saved, ...]:
    """Everything that is asked at every trial, once."""
    page = shipped.get(SAVED, {})
    named = [e for e in library.content.entries if isinstance(e, Faq | Gap)]
    every = (
        *(Saved(entry.question, entry.id) for entry in named),
        *(Saved(text) for text in page.get("asked", ())),
        *(Saved(text, beyond=True) for text in page.get("beyond", ())),
        *(Saved(text) for text in real),
    )
    return tuple({plain(one.text): one for one in reversed(every)}.values())[::-1]


def near(before: Library, after: Library) -> tuple[Saved, ...]:
    """The wordings of unchanged entries that come closest to what changed."""
    known = {indexed.entry.id: indexed.entry for indexed in before.index.entries}
    new = [at for at, indexed in enumerate(after.index.entries) if known.get(indexed.entry.id) != indexed.entry]
    if not new:
        return ()
    changed_ids = {after.index.entries[at].entry.id for at in new}
    owners = [before.index.entries[int(at)].entry.id for at in before.index.owner]
    others = np.array([at for at, owner in enumerate(owners) if owner not in changed_ids], dtype=np.intp)
    theirs = before.index.vectors[others]
    found: dict[int, float] = {}
    for at in new:
        likeness = (theirs @ after.index.vectors_of[at].T).max(axis=1)
        for place in np.argsort(-likeness)[:NEAR_EACH]:
            found[int(others[place])] = max(found.get(int(others[place]), 0.0), float(likeness[place]))
    closest = sorted(found, key=lambda place: -found[place])[:MOST_NEAR]
    return tuple(Saved(before.index.flat[place].text, owners[place]) for place in closest)


def told(question: str, library: Library) -> Told:
    """How a base answers a question of somebody new."""
    replies = replies_to(question, None, library)
    outcome = replies[0].outcome if len(replies) == 1 else "several"
    entries = tuple(reply.entry or ",".join(choice.label for choice in reply.choices) for reply in replies)
    return Told(outcome, entries, "\n\n".join(map(_whole, replies)), texts.line(replies))


def shifts(
    questions: Sequence[Saved], before: Mapping[str, Told], after: Library, progress: Progress = lambda done, all: None
) -> tuple[Shift, ...]:
    """The questions that are answered differently; those that got worse first."""
    exists = {entry.id for entry in after.content.entries}
    found: list[Shift] = []
    for done, question in enumerate(questions, 1):
        was, now = before[question.text], told(question.text, after)
        if (was.outcome, was.entries, was.says) != (now.outcome, now.entries, now.says):
            found.append(Shift(question.text, was.line, now.line, _is_worse(question, was, now, exists)))
        progress(done, len(questions))
    return tuple(sorted(found, key=lambda shift: not shift.worse))


def _is_worse(question: Saved, was: Told, now: Told, exists: set[str]) -> bool:
    """Somebody who got the right entry gets another, or none; or a question that we do not know is answered."""
    answers = now.outcome in ("answer", "several")
    if question.beyond:
        return answers and was.outcome not in ("answer", "several")
    told_by = [entry.partition(":")[0] for entry in was.entries]
    if was.outcome == "forward":
        return answers and question.owner in exists and question.owner not in now.entries
    owner_was_right = not question.owner or question.owner in told_by
    if was.outcome not in ("answer", "several") or not owner_was_right:
        return False
    return was.entries != now.entries and exists.issuperset(told_by)


def _whole(reply: Reply) -> str:
    return "\n".join((reply.text, *(choice.label for choice in reply.choices)))
