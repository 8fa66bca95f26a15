"""What a copy says of itself, so that whoever reads it can prove that it is whole."""

import hashlib
import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.backups.digests import Digest, digests_of, is_sound, still
from bot.storage import migrations

FORM = 1
"""Of the file; another number is a form that this program does not know."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """When a copy was made and of what; `revision` is of the tables, `size` and `sha256` of the database file."""

    revision: str
    moment: datetime
    size: int
    sha256: str
    tables: Mapping[str, Digest]

    @property
    def rows(self) -> int:
        """Of all tables together."""
        return sum(digest.rows for digest in self.tables.values())

    def written(self) -> bytes:
        """As JSON that a person can read."""
        told = {
            "format": FORM,
            "revision": self.revision,
            "moment": self.moment.isoformat(timespec="seconds"),
            "database": {"bytes": self.size, "sha256": self.sha256},
            "tables": {name: asdict(digest) for name, digest in sorted(self.tables.items())},
        }
        return json.dumps(told, ensure_ascii=False, indent=1).encode()

    def describes(self, database: Path) -> bool:
        """Whether the file is that database, to the last byte and row, and sound."""
        try:
            return (
                (database.stat().st_size, sha256_of(database)) == (self.size, self.sha256)
                and is_sound(database)
                and revision_of(database) == self.revision
                and digests_of(database) == self.tables
            )
        except (sqlite3.Error, ValueError, TypeError):  # built by somebody, to be read as something else
            return False


class Unreadable(ValueError):  # noqa: N818 — it says what is so
    """Not a manifest; `is_newer` when a newer program wrote it."""

    def __init__(self, *, is_newer: bool = False) -> None:
        super().__init__()
        self.is_newer = is_newer


def manifest_of(database: Path, moment: datetime) -> Manifest:
    """Of a database that stands still; raises sqlite3.Error when it cannot be read."""
    return Manifest(
        revision_of(database) or "",
        moment.astimezone(UTC).replace(microsecond=0),
        database.stat().st_size,
        sha256_of(database),
        digests_of(database),
    )


def read_manifest(written: bytes) -> Manifest:
    """The same again; raises Unreadable."""
    try:
        told = json.loads(written)
        form = told["format"]
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise Unreadable from error
    if form != FORM:
        raise Unreadable(is_newer=isinstance(form, int) and form > FORM)
    try:
        return _read(told)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise Unreadable from error


def revision_of(database: Path) -> str | None:
    """The revision of its tables; `None` when they are not of this program."""
    with closing(still(database)) as connection:
        try:
            found = connection.execute(f"SELECT version_num FROM {migrations.TABLE}").fetchall()  # noqa: S608 — a constant
        except sqlite3.OperationalError:
            return None
    return str(found[0][0], "utf-8", "replace") if len(found) == 1 and isinstance(found[0][0], bytes) else None


def is_known(revision: str) -> bool:
    """Whether this program can bring such tables up to date. Alembic takes 0.2 s to import: only asked when needed."""
    if revision == migrations.HEAD:
        return True
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(migrations.configured()).walk_revisions()
    return revision in {script.revision for script in scripts}


def sha256_of(file: Path) -> str:
    """Of its bytes, in hexadecimal."""
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _read(told: Any) -> Manifest:
    moment = datetime.fromisoformat(told["moment"])
    if moment.tzinfo is None:
        raise ValueError(moment)
    tables = {name: Digest(_count(one["rows"]), _sha(one["sha256"])) for name, one in told["tables"].items()}
    database = told["database"]
    return Manifest(str(told["revision"]), moment, _count(database["bytes"]), _sha(database["sha256"]), tables)


def _count(told: object) -> int:
    if not isinstance(told, int) or isinstance(told, bool) or told < 0:
        raise ValueError(told)
    return told


def _sha(told: object) -> str:
    if not isinstance(told, str) or not re.fullmatch("[0-9a-f]{64}", told):
        raise ValueError(told)
    return told
