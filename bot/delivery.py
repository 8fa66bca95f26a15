"""How a delivery can end, in the words of no channel.

Undelivered       certainly not; worth another attempt later
  Uncertain       perhaps it did: there was no answer
  Refused         nor will it ever
  Resting         the channel asks for a pause of this conversation, `wait` long
"""

from datetime import timedelta


class Undelivered(Exception):  # noqa: N818 — it says what is so
    """It did not arrive; `problem` says why, without words of a person."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Uncertain(Undelivered):
    """There was no answer: it may have arrived."""


class Refused(Undelivered):
    """It will never arrive like this."""


class Resting(Undelivered):
    """Not before `wait` has passed; it does not count as an attempt."""

    def __init__(self, problem: str, wait: timedelta) -> None:
        super().__init__(problem)
        self.wait = wait
