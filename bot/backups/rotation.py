"""The names of copies, and which of them stay. Only the names count: a file gets one when it was proven to be whole."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

_NAME = re.compile(r"enlace-(\d{8}-\d{6})\.respaldo(\.tmp)?")
_FORM = "%Y%m%d-%H%M%S"
_STALE = timedelta(days=1)
DRAFT = ".tmp"


def name_at(moment: datetime) -> str:
    """The name of a copy made at that moment: in UTC, so that a change of clocks doubles none."""
    return f"enlace-{moment.astimezone(UTC):{_FORM}}.respaldo"


def moment_of(file: Path) -> datetime | None:
    """When the copy with this name was made; `None` for whatever is no finished copy of ours."""
    found = _NAME.fullmatch(file.name)
    return _moment(found[1]) if found and not found[2] else None


def copies(folder: Path) -> Sequence[Path]:
    """The finished copies in a folder, oldest first; none when it is not there."""
    if not folder.is_dir():
        return ()
    return sorted(file for file in folder.iterdir() if moment_of(file) is not None)


def rotate(folder: Path, keep: int, made: Path, zone: ZoneInfo) -> Sequence[Path]:
    """Delete what is older than the last `keep` days that have copies, counted back from `made`; returns what went.

    All copies of a day stay or go together, so that those made by hand push no other day out. `made` stays, and so do
    copies from after it, which only a clock that was wrong can have made. Unfinished ones go after a day.
    """
    last = moment_of(made)
    if last is None or keep < 1:
        return ()
    known = {file: moment for file in copies(folder) if (moment := moment_of(file)) and moment <= last}
    days = sorted({moment.astimezone(zone).date() for moment in known.values()}, reverse=True)[:keep]
    old = [file for file, moment in known.items() if moment.astimezone(zone).date() < days[-1]]
    gone = [*old, *_unfinished(folder, last)]
    for file in gone:
        file.unlink(missing_ok=True)
    return gone


def _unfinished(folder: Path, now: datetime) -> Sequence[Path]:
    found = ((file, _NAME.fullmatch(file.name)) for file in folder.iterdir())
    drafts = ((file, _moment(name[1])) for file, name in found if name and name[2])
    return [file for file, moment in drafts if moment is not None and now - moment > _STALE]


def _moment(written: str) -> datetime | None:
    try:
        return datetime.strptime(written, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None
