"""Where copies are put together: a folder beside the database, where its words are anyway, never where copies go."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext, suppress
from datetime import datetime, timedelta
from pathlib import Path

_PREFIX = ".respaldo-"
_STALE = timedelta(days=1)


@contextmanager
def workplace(beside: Path, now: datetime) -> Iterator[Path]:
    """An empty folder that only we may enter, gone afterwards; what a killed program left is cleared after a day."""
    for left in beside.glob(f"{_PREFIX}*"):
        with suppress(FileNotFoundError):
            if now.timestamp() - left.stat().st_mtime > _STALE.total_seconds():
                shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=beside) as folder:
        yield Path(folder)


def settle(path: Path) -> None:
    """What was written to this file, or which names are in this folder, survives a loss of power."""
    handle = os.open(path, os.O_RDONLY)
    try:
        with suppress(OSError) if path.is_dir() else nullcontext():  # some disks cannot do it for folders
            os.fsync(handle)
    finally:
        os.close(handle)
