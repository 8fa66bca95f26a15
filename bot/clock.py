"""The present moment, for a program that runs."""

from datetime import UTC, datetime


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Now, in UTC, with its zone."""
        return datetime.now(UTC)
