"""The limits of a channel are not exceeded, and nobody waits longer than they ask for."""

from datetime import timedelta

import pytest

from bot.pace import Limits, Paced, Unhurried

LIMITS = Limits(overall=(3, 1.0), private=(1, 1.0), group=(2, 60.0), abreast=(3, 0.1))


class Watch:
    """Seconds that go forward when told."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def pace(watch: Watch) -> Paced:
    return Paced(LIMITS, lambda conversation: conversation.startswith("-"), watch)


def sent(pace: Paced, conversation: str) -> None:
    """An attempt that takes no time."""
    pace.begun(conversation)
    pace.ended(conversation)


def test_the_overall_window_slides(pace: Paced, watch: Watch) -> None:
    for conversation in ("a", "b", "c"):
        sent(pace, conversation)
        watch.seconds += 0.2
    full = pace.allowed()
    watch.seconds = 101.0
    one = pace.allowed()
    watch.seconds = 102.0

    assert (full, one, pace.allowed()) == (0, 1, 3)


def test_what_is_under_way_counts_for_as_long_as_it_takes(pace: Paced, watch: Watch) -> None:
    """It may have arrived at any moment before its answer came."""
    pace.begun("a")
    pace.begun("b")
    watch.seconds += 30
    under_way = pace.allowed()
    pace.ended("a")
    ended = pace.allowed(), pace.resting()
    watch.seconds += 1

    assert under_way == 1
    assert ended == (1, frozenset({"a"}))
    assert (pace.allowed(), pace.resting()) == (2, frozenset())


def test_the_quickest_way_there_and_back_is_taken_off_once_many_were_seen(pace: Paced, watch: Watch) -> None:
    """A second after the last moment at which the first may have arrived, less than the next one needs to arrive."""
    for number in range(21):
        pace.begun(f"{number}")
        watch.seconds += 0.1 if number == 3 else 30.0
        pace.ended(f"{number}")
        watch.seconds += 2.0
    for conversation in ("a", "b", "c"):
        pace.begun(conversation)
    watch.seconds += 0.5
    for conversation in ("a", "b", "c"):
        pace.ended(conversation)
    watch.seconds += 0.91
    before = pace.allowed()
    watch.seconds += 0.02

    assert (before, pace.allowed()) == (0, 3)


def test_no_quicker_way_is_believed_than_was_seen_often(pace: Paced, watch: Watch) -> None:
    """All that is known yet is slow: nothing is taken off."""
    for number in range(3):
        pace.begun(f"{number}")
    watch.seconds += 30.0
    for number in range(3):
        pace.ended(f"{number}")
    watch.seconds += 0.99

    assert pace.allowed() == 0


def test_few_begin_together(watch: Watch) -> None:
    """Thirty at once would wait for one another, and a second later again."""
    pace = Paced(Limits(overall=(30, 1.0), private=(1, 1.0), group=(2, 60.0), abreast=(4, 0.1)), lambda _: False, watch)
    for number in range(4):
        sent(pace, f"{number}")
    at_once, wait = pace.allowed(), pace.wait()
    watch.seconds += 0.1

    assert at_once == 0
    assert wait == pytest.approx(0.1)
    assert pace.allowed() == 4


def test_a_private_conversation_rests_a_second_and_delays_nobody_else(pace: Paced, watch: Watch) -> None:
    sent(pace, "a")
    at_once = pace.resting()
    watch.seconds += 1.0

    assert (at_once, pace.resting()) == (frozenset({"a"}), frozenset())


def test_a_group_rests_only_when_its_minute_is_full(pace: Paced, watch: Watch) -> None:
    sent(pace, "-1")
    after_one = pace.resting()
    watch.seconds += 30
    sent(pace, "-1")
    after_two = pace.resting()
    watch.seconds += 29.9
    nearly = pace.resting()
    watch.seconds += 0.2

    assert (after_one, after_two, nearly, pace.resting()) == (
        frozenset(),
        frozenset({"-1"}),
        frozenset({"-1"}),
        frozenset(),
    )


def test_the_pause_that_the_channel_asks_for_counts_when_it_is_longer(pace: Paced, watch: Watch) -> None:
    sent(pace, "a")
    pace.rest("a", timedelta(seconds=30))
    watch.seconds += 29
    during = pace.resting()
    watch.seconds += 1

    assert (during, pace.resting()) == (frozenset({"a"}), frozenset())


def test_a_conversation_that_is_held_rests_until_it_is_free(pace: Paced, watch: Watch) -> None:
    pace.hold("a")
    watch.seconds += 1000
    held = pace.resting()
    pace.free("a")

    assert (held, pace.resting()) == (frozenset({"a"}), frozenset())


def test_it_says_when_to_look_again(pace: Paced, watch: Watch) -> None:
    nothing = pace.wait()
    sent(pace, "a")
    one = pace.wait()
    for conversation in ("b", "c"):
        watch.seconds += 0.25
        sent(pace, conversation)

    assert nothing is None
    assert one == pytest.approx(1.0)
    assert pace.wait() == pytest.approx(0.5)


def test_a_channel_without_limits_never_rests() -> None:
    pace = Unhurried()
    pace.begun("a")
    pace.ended("a")
    pace.rest("a", timedelta(seconds=5))
    pace.hold("a")
    pace.free("b")

    assert (pace.allowed() > 100, pace.resting(), pace.wait()) == (True, frozenset(), None)
