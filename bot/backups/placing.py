"""Putting a restored database in the place of the present one, which stays beside it under another name.

At every step the place holds either database, whole: the new one arrives by one rename. The present one is first made
to stand alone, its write-ahead log merged, and held so that nobody uses it meanwhile. Where it is too damaged for that,
its log is put aside with it just before that rename; the damaged one then stands alone for an instant.
"""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from glob import escape
from itertools import count
from pathlib import Path
from urllib.parse import quote

from bot.backups.workplace import settle
from bot.storage.problems import Damaged, Locked, translated

_COMPANIONS = ("-wal", "-shm", "-journal")


def put_in_place(new: Path, database: Path, now: datetime) -> Path | None:
    """Where the present database is now; `None` when there was none. Both files must be on one disk.

    Raises StorageProblem when somebody else has it open, or OSError; then the present one is where it was.
    """
    _as_before(new, database)
    settle(new)
    _forget_second_names(database)
    with _alone(database), _kept_aside(database, now) as aside:
        new.replace(database)
    settle(database.parent)
    return aside


def _forget_second_names(database: Path) -> None:
    """Left by a restore that was killed: a second name of the present database, which SQLite must not open by both."""
    for left in database.parent.glob(f"{escape(database.name)}.antes-de-*"):
        if database.exists() and left.samefile(database):
            left.unlink()


def _as_before(new: Path, database: Path) -> None:
    """Whoever could open the present one can open the new one."""
    if not database.exists():
        new.chmod(0o600)
        return
    before = database.stat()
    new.chmod(before.st_mode & 0o777)
    with suppress(PermissionError):  # only root gives files away; anybody else is the owner already, or may not
        os.chown(new, before.st_uid, before.st_gid)


@contextmanager
def _alone(database: Path) -> Iterator[None]:
    """It stands alone, and nobody else can use it. Raises Locked; one that is damaged is left as it is."""
    if not database.exists():
        yield
        return
    uri = f"file:{quote(str(database.absolute()))}?mode=rw"
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=1.0)) as connection:
        with suppress(Damaged), translated(str(database)):
            if connection.execute("PRAGMA journal_mode = DELETE").fetchone() != ("delete",):
                raise Locked(str(database))
            connection.execute("BEGIN EXCLUSIVE")
        yield


@contextmanager
def _kept_aside(database: Path, now: datetime) -> Iterator[Path | None]:
    """Under another name too; its companions only there. All as it was when the block fails."""
    aside = _free_name(database, now)
    with ExitStack() as back:
        is_any = database.exists()
        if is_any:
            back.callback(aside.unlink, missing_ok=True)
            _second_name(database, aside)
        for end in _COMPANIONS:
            companion, there = Path(f"{database}{end}"), Path(f"{aside}{end}")
            if companion.exists():
                companion.replace(there)
                back.callback(there.replace, companion)
                is_any = True
        settle(database.parent)
        yield aside if is_any else None
        back.pop_all()


def _free_name(database: Path, now: datetime) -> Path:
    name = f"{database}.antes-de-{now.astimezone(UTC):%Y%m%d-%H%M%S}"
    names = (Path(name if turn == 1 else f"{name}-{turn}") for turn in count(1))
    return next(path for path in names if not path.exists())


def _second_name(database: Path, aside: Path) -> None:
    """A second name costs no space. Some disks know none: there it is copied, which gives up the lock of SQLite."""
    try:
        aside.hardlink_to(database)
    except OSError:
        shutil.copy2(database, aside)
        settle(aside)
