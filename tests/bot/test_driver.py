"""One trip to the thread of the database for each statement, and everything it gives."""

from pathlib import Path

from sqlalchemy import text

from bot.storage import driver
from bot.storage.database import opened
from tests.conftest import url_of


async def test_rows_descriptions_and_counts_come_with_the_statement(tmp_path: Path) -> None:
    connection = await driver.connect(str(tmp_path / "x.db"))
    cursor = connection.cursor()

    await cursor.execute("CREATE TABLE things (number INTEGER PRIMARY KEY, name TEXT)")
    await cursor.executemany("INSERT INTO things (name) VALUES (?)", [("uno",), ("dos",)])
    inserted = cursor.rowcount
    await cursor.execute("SELECT name FROM things ORDER BY number")

    assert inserted == 2
    assert [column[0] for column in cursor.description] == ["name"]
    assert await cursor.fetchall() == [("uno",), ("dos",)]
    assert await cursor.fetchall() == ()
    await connection.close()


async def test_a_question_and_its_rows_are_one_trip(database: Path) -> None:
    async with opened(url_of(database)) as engine, engine.connect() as connection:
        trips: list[object] = []
        raw = (await connection.get_raw_connection()).driver_connection
        assert isinstance(raw, driver.Connection)
        ask = raw._execute

        async def counted(*asked: object) -> object:
            trips.append(asked)
            return await ask(*asked)  # type: ignore[no-untyped-call]

        raw._execute = counted  # type: ignore[method-assign]
        await connection.execute(text("SELECT key FROM outbox"))

        assert len(trips) == 2, "BEGIN, and the question with its rows"
