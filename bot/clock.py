"""The present moment, for a program that runs."""

from datetime import UTC, date, datetime


class SystemClock:
    """The clock of this machine."""

    def now(self) -> datetime:
        """Now, in UTC, with its zone."""
        return datetime.now(UTC)


def utc_today() -> date:
    """The day in UTC."""
    return datetime.now(UTC).date()
