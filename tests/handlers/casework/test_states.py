"""What may happen to a case in each state."""

from dataclasses import replace
from datetime import timedelta
from itertools import product
from typing import get_args

import pytest

from bot.work import Work
from handlers.casework import states
from handlers.casework.states import MOVES, Move
from handlers.ports import OPEN, Case, CaseState
from tests.builders import NOON, asker, casework, person
from tests.fakes import FakeClock

STATES: tuple[CaseState, ...] = get_args(CaseState)
ALL = list(product(get_args(Move), STATES))
EVA = person("eva", "secretariat").who


def case_in(state: CaseState, *, answered: bool = True) -> Case:
    """Taken by Eva, answered once."""
    case = Case(1, "¿Hay cupos?", state, NOON, NOON + timedelta(days=2), (asker(),), taken_by=EVA)
    return replace(case, answer="Sí.", answered_by=EVA, version=1) if answered else case


def test_every_move_is_in_the_table() -> None:
    assert set(MOVES) == set(get_args(Move))


@pytest.mark.parametrize(("move", "state"), ALL)
def test_a_move_does_what_the_table_says_and_nothing_else(move: Move, state: CaseState) -> None:
    case = case_in(state)

    if state in MOVES[move]:
        assert states.moved(case, move).state == MOVES[move][state]
    else:
        with pytest.raises(ValueError, match="no "):
            states.moved(case, move)


@pytest.mark.parametrize(("move", "state"), ALL)
def test_what_joined_another_case_stays_there(move: Move, state: CaseState) -> None:
    assert not states.allows(replace(case_in(state), merged_into=2), move)


@pytest.mark.parametrize("move", ["correct", "withdraw", "publish"])
@pytest.mark.parametrize("state", STATES)
def test_what_was_never_answered_has_no_answer_to_change(move: Move, state: CaseState) -> None:
    assert not states.allows(case_in(state, answered=False), move)


@pytest.mark.parametrize(("move", "state"), ALL)
def test_a_case_without_somebody_in_charge_is_never_taken(move: Move, state: CaseState) -> None:
    case = replace(case_in(state), taken_by=None)

    if move != "take" and states.allows(case, move) and state != "taken":
        assert states.moved(case, move).state != "taken"


@pytest.mark.parametrize("move", ["withdraw", "hear", "reopen"])
@pytest.mark.parametrize("state", ["answered", "closed"])
def test_what_comes_back_is_marked_and_may_be_escalated_again(move: Move, state: CaseState) -> None:
    back = states.moved(replace(case_in(state), escalated=NOON), move)

    assert (back.state, back.reopened, back.escalated) == ("taken", True, None)


def test_an_undone_answer_does_not_count_as_reopened() -> None:
    assert not states.moved(case_in("answered"), "undo").reopened


@pytest.mark.parametrize("move", ["close", "merge"])
def test_closing_drops_the_draft(move: Move) -> None:
    case = replace(case_in("taken"), pending="Sí.", pending_by=EVA)

    assert (states.moved(case, move).pending, states.moved(case, move).pending_by) == (None, None)


@pytest.mark.parametrize("state", STATES)
def test_whoever_is_heard_waits_for_the_secretariat_again(state: CaseState, work: Work, clock: FakeClock) -> None:
    clock.advance(timedelta(days=7))
    bundle = casework(work, person("ana"), clock)

    heard = states.heard(case_in(state), bundle)

    was_its_turn = state in ("new", "taken")
    assert heard.state in OPEN
    assert heard.state != "waiting"
    assert (heard.due > clock.now()) is not was_its_turn


def test_a_promise_is_never_made_shorter(work: Work, clock: FakeClock) -> None:
    case = replace(case_in("closed"), due=NOON + timedelta(days=90))

    assert states.promised(case, casework(work, person("ana"), clock)) == case.due
