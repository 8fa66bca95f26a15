"""What may happen to a case in each state: one table, used by whoever changes one.

A case without somebody in charge is new where one with somebody is taken. What comes back from answered or closed is
marked as reopened, and may be escalated again.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Literal

from handlers.casework.work import Casework
from handlers.ports import OPEN, Case, CaseState

Move = Literal[
    "take", "release", "draft", "answer", "undo", "correct", "withdraw", "ask", "hear", "close", "reopen", "merge",
    "publish",
]  # fmt: skip

MOVES: Mapping[Move, Mapping[CaseState, CaseState]] = {
    "take": {"new": "taken", "waiting": "waiting"},
    "release": {"taken": "new", "waiting": "waiting"},
    "draft": {"new": "new", "taken": "taken", "waiting": "waiting"},
    "answer": {"new": "answered", "taken": "answered", "waiting": "answered"},
    "undo": {"answered": "taken"},
    "correct": {"answered": "answered", "closed": "closed"},
    "withdraw": {"answered": "taken", "closed": "taken"},
    "ask": {"new": "waiting", "taken": "waiting", "waiting": "waiting"},
    "hear": {"new": "new", "taken": "taken", "waiting": "taken", "answered": "taken", "closed": "taken"},
    "close": {"new": "closed", "taken": "closed", "waiting": "closed", "answered": "closed"},
    "reopen": {"answered": "taken", "closed": "taken"},
    "merge": {"new": "closed", "taken": "closed", "waiting": "closed"},
    "publish": {"answered": "answered", "closed": "closed"},
}
"""Move -> state before -> state after; a pair that is not here is not allowed."""

_REOPENING: frozenset[Move] = frozenset({"withdraw", "hear", "reopen"})
_NEEDS_AN_ANSWER: frozenset[Move] = frozenset({"correct", "withdraw", "publish"})


def allows(case: Case, move: Move) -> bool:
    """Whether `move` is possible now; what joined another case stays there, what was never answered has no answer."""
    if case.merged_into is not None or (move in _NEEDS_AN_ANSWER and case.answer is None):
        return False
    return case.state in MOVES[move]


def moved(case: Case, move: Move) -> Case:
    """The case after `move`. ValueError when it is not allowed."""
    if not allows(case, move):
        raise ValueError(f"case {case.number}: no {move} when {case.state}")
    state = MOVES[move][case.state]
    comes_back = move in _REOPENING and case.state not in OPEN
    if comes_back:
        case = replace(case, reopened=True, escalated=None)
    if state == "closed":
        case = replace(case, pending=None, pending_by=None)
    return replace(case, state="new" if state == "taken" and case.taken_by is None else state)


def settled_at(case: Case, casework: Casework) -> datetime | None:
    """When its answer can no longer be undone, while that is still to come."""
    until = case.answered + casework.office.undo if case.answered else None
    return until if until and until > casework.clock.now() else None


def may_publish(case: Case, casework: Casework) -> bool:
    """Whether it has an answer, and that has left."""
    return allows(case, "publish") and settled_at(case, casework) is None


def heard(case: Case, casework: Casework) -> Case:
    """The asker wrote what the case waits for, or needs more: it is the secretariat's turn, with a new promise."""
    waits_already = case.state in ("new", "taken")
    return moved(case, "hear") if waits_already else replace(moved(case, "hear"), due=promised(case, casework))


def promised(case: Case, casework: Casework) -> datetime:
    """Until when an answer may be expected from now on; never earlier than was said before."""
    return max(case.due, casework.office.calendar.promise(casework.clock.now(), casework.office.promise))
