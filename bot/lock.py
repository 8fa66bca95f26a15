"""One running service a database: a second one would answer everybody twice.

The lock is on a file beside the database and belongs to the process: whatever ends it, the lock is free again.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from bot.storage.problems import CannotOpen


class AlreadyRunning(Exception):  # noqa: N818 — it says what is so
    """Another service has this database."""


@contextmanager
def alone_on(database: str) -> Iterator[None]:
    """Raises AlreadyRunning when another process is inside such a block for the same database file.

    Comes before the database itself is opened, so that its folder may have to be made: CannotOpen when it cannot be.
    """
    with _lock_file(Path(f"{database}.lock")) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise AlreadyRunning(database) from error
        yield


def _lock_file(path: Path) -> TextIO:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("w")
    except OSError as error:
        raise CannotOpen(str(path).removesuffix(".lock")) from error
