"""From a copy back to the database of the installation: everything is proven first, then one rename does it.

An older revision is put in place as it is; whatever opens it next brings it up to date.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.backups.manifest import Manifest
from bot.backups.placing import put_in_place
from bot.backups.problems import ServiceRuns, writing_in
from bot.backups.reading import Passphrase, read
from bot.backups.workplace import workplace
from bot.lock import AlreadyRunning, alone_on


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and where the database from before is, if there was one."""

    manifest: Manifest
    aside: Path | None


def restore(archive: Path, database: Path, now: datetime, passphrase: Passphrase) -> Restored:
    """Put the copy in the place of the database. On any failure the present one stays as it is.

    Raises BackupProblem, or a StorageProblem when the present database cannot be set aside.
    """
    try:
        with alone_on(str(database)):
            place = database.resolve()  # a link to it stays one
            with writing_in(place.parent), workplace(place.parent, now) as folder:
                content = read(archive, folder, passphrase)
                return Restored(content.manifest, put_in_place(content.database, place, now))
    except AlreadyRunning as error:
        raise ServiceRuns(database) from error
