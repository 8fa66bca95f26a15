"""Everything that goes wrong with a copy, in one tree; each says in Spanish what to do about it.

BackupProblem         a copy cannot be made, read or restored
  CannotRead          the file is not there, or may not be read
  CannotWrite         the folder cannot be written
  NoRoom              it can, but there is too little space
  BadDisk             what was written is not what is read
  NotABackup          a file of something else
  DamagedBackup       not as it was written
  NewerBackup         made by a newer version of this program
  TooBig              more than is ever made
  ServiceRuns         the database belongs to a running service
  PassphraseProblem   the settings or the person must mend it
    NoPassphrase      it is encrypted, and nobody can be asked
    WrongPassphrase   another one was used
    WeakPassphrase    too short
    TwoPassphrases    what was typed twice differs
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from handlers.texts import backups as texts


class BackupProblem(Exception):  # noqa: N818 — the house calls them problems
    """Its text is one line in Spanish for whoever runs the program; `place` is a file or a folder."""

    says = staticmethod(texts.cannot_write)

    def __init__(self, place: Path) -> None:
        super().__init__(self.says(str(place)))


class CannotRead(BackupProblem):
    """It is not there, or may not be read."""

    says = staticmethod(texts.cannot_read)


class CannotWrite(BackupProblem):
    """A folder that cannot be made or written, or a disk that is full."""


class NoRoom(BackupProblem):
    """Too little space, known beforehand."""

    says = staticmethod(texts.too_little_room)


class BadDisk(BackupProblem):
    """A new copy that was not as it should be when it was read back."""

    says = staticmethod(texts.bad_disk)


class NotABackup(BackupProblem):
    """Neither a copy nor an encrypted one."""

    says = staticmethod(texts.not_a_backup)


class DamagedBackup(BackupProblem):
    """A byte differs, something is missing, or somebody built it."""

    says = staticmethod(texts.damaged)


class NewerBackup(BackupProblem):
    """This program does not know its form, or the revision of its tables."""

    says = staticmethod(texts.newer)


class TooBig(BackupProblem):
    """More than LARGEST."""

    says = staticmethod(texts.too_big)


class ServiceRuns(BackupProblem):
    """Whoever restored under a running service would have it write into the old file."""

    says = staticmethod(texts.service_runs)


class PassphraseProblem(BackupProblem):
    """The settings or the person must mend it."""


class NoPassphrase(PassphraseProblem):
    """It is needed, and there is neither a setting nor a terminal."""

    says = staticmethod(texts.no_passphrase)


class WrongPassphrase(PassphraseProblem):
    """The copy was made with another one; or its head is damaged, which looks the same."""

    says = staticmethod(texts.wrong_passphrase)


class WeakPassphrase(PassphraseProblem):
    """Shorter than SHORTEST_PASSPHRASE."""

    says = staticmethod(texts.weak_typed)


class TwoPassphrases(PassphraseProblem):
    """A slip that nobody could undo later."""

    says = staticmethod(texts.two_passphrases)


@contextmanager
def writing_in(folder: Path) -> Iterator[None]:
    """What the system refuses inside the block leaves it as a CannotWrite about that folder."""
    try:
        yield
    except OSError as error:
        raise CannotWrite(folder) from error
