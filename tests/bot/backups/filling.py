"""A database with rows in every table of the program, and everything that is in one."""

import random
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import Boolean, Column, Integer, LargeBinary

from bot.storage.columns import Json, Moment, Named
from bot.storage.database import opened
from bot.storage.tables import Base
from handlers.ports import Who
from tests.conftest import url_of

ODD = "«¿Cupos?» 🙂 ñ\n'; DROP TABLE cases; --\u200f\t"
SECRET = "Señora Inventada Quispe"
START = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def fill(database: Path, *, rows: int = 4, seed: int = 1) -> None:
    """As many rows in every table, in all kinds of values; the SECRET is in each text now and then."""
    chance = random.Random(seed)  # noqa: S311 — rows, not secrets
    async with opened(url_of(database)) as engine, engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            told = [{c.name: _value(c, n, chance) for c in table.columns} for n in range(1, rows + 1)]
            await connection.execute(table.insert(), told)


def contents(database: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, and how the tables, indexes and triggers were made."""
    with closing(sqlite3.connect(database)) as connection:
        made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
        tables = [name for kind, name, _ in made if kind == "table"]
        rows = {name: sorted(connection.execute(f"SELECT * FROM {name}"), key=repr) for name in tables}  # noqa: S608
    return {"made": made, **rows}


def names(folder: Path) -> list[str]:
    """Of everything in it."""
    return sorted(file.name for file in folder.iterdir())


def _value(column: "Column[Any]", number: int, chance: random.Random) -> Any:
    if column.nullable and chance.random() < 0.4:
        return None
    match column.type:
        case Boolean():
            return chance.random() < 0.5
        case Integer():
            return number
        case LargeBinary():
            return chance.randbytes(chance.randrange(20_000))
        case Moment():
            return START + timedelta(microseconds=chance.randrange(10**14))
        case Named():
            return Who("t", f"p{number}", SECRET)
        case Json():
            return chance.choice([None, [ODD, 1, 2.5], {"a": [SECRET]}])
        case _:
            return f"{number} " + chance.choice([ODD, "", SECRET, "x" * chance.randrange(15)])
