"""Bringing an older database up to date with alembic, without an alembic.ini: works from an installed package.

A new revision goes into versions/, and its name into HEAD (a test compares).
"""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0004"
TABLE = "alembic_version"


def upgrade(connection: Connection, revision: str | None) -> bool:
    """Upgrade inside the open transaction; false, and nothing done, when `revision` is not one of ours."""
    from alembic import command
    from alembic.script import ScriptDirectory

    config = configured(connection)
    ours = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in ours:
        return False
    command.upgrade(config, "head")
    return True


def configured(connection: Connection | None = None) -> "Config":
    """Alembic's configuration: where the revisions are, and the connection to use."""
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
