"""The knowledge as files from a shell: what would change is told first; what is published is one edition, on record."""

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from bot.__main__ import main
from bot.exchange import _Base, _published
from bot.settings import NAMES
from knowledge.articles import Address, articles
from knowledge.exchange.exporting import FORMATS, exported
from knowledge.exchange.report import Report
from knowledge.load import SHIPPED
from knowledge.pages import Pages, read_pages
from tests.conftest import url_of
from tests.fakes import FakeClock, FakeStorage
from tests.handlers.admins.curation.desk import PAGES

SHEET = "pregunta;respuesta;fuente\r\n¿Hay wifi en la sede de Lima?;Sí, en todo el edificio.;Acta de Lima\r\n"
WRONG = SHEET + "¿Y luz?;;Acta\r\n"


@pytest.fixture(autouse=True)
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A database of its own, and no .env."""
    monkeypatch.chdir(tmp_path)
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DATABASE_URL", url_of(tmp_path / "base.db"))
    return tmp_path / "base.db"


@pytest.fixture(scope="module")
def shipped() -> Pages:
    return read_pages(SHIPPED, [])


def sheet(text: str = SHEET, name: str = "preguntas.csv") -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def count(base: Path, table: str) -> int:
    with sqlite3.connect(base) as connection:
        (found,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 — ours
    connection.close()
    return int(found)


@pytest.mark.parametrize("format", FORMATS)
def test_what_ships_is_written_as_a_file(format: Any, shipped: Pages, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["content", "export", f"todo.{format.upper()}"])

    assert code == 0
    assert Path(f"todo.{format.upper()}").read_bytes() == exported(shipped, format)
    assert f"Escrito: todo.{format.upper()}" in capsys.readouterr().out


def test_an_unknown_format_and_a_folder_that_is_not_there(capsys: pytest.CaptureFixture[str]) -> None:
    codes = main(["content", "export", "todo.pdf"]), main(["content", "export", "nada/todo.csv"])

    assert codes == (2, 2)
    assert "formato «pdf»" in (told := capsys.readouterr().err)
    assert "«todo.csv»" in told


def test_without_the_word_nothing_is_published(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["content", "import", sheet()])

    told = capsys.readouterr().out
    assert code == 0
    assert "1 filas (1 nueva)" in told
    assert "--aplicar" in told
    assert "No hay nada que cambiar" not in told
    assert count(base, "editions") == 0


def test_with_the_word_it_is_one_edition_on_record(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["content", "import", "--aplicar", sheet()])

    assert code == 0
    assert "Publicado: edición 1" in capsys.readouterr().out
    assert (count(base, "editions"), count(base, "audit")) == (1, 1)


def test_what_was_published_is_seen_in_the_differences_and_goes_out(capsys: pytest.CaptureFixture[str]) -> None:
    main(["content", "import", "--aplicar", sheet()])
    capsys.readouterr()

    main(["content", "diff"])
    main(["content", "export", "todo.json"])

    assert "Sí, en todo el edificio." in capsys.readouterr().out
    ids = {one.get("id") for one in json.loads(Path("todo.json").read_bytes())["articulos"]}
    assert "hay-wifi-sede-lima" in ids


def test_what_goes_out_changes_nothing_when_it_comes_back(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["content", "import", "--aplicar", sheet()])
    main(["content", "export", "todo.xlsx"])
    capsys.readouterr()

    code = main(["content", "import", "--aplicar", "todo.xlsx"])

    assert code == 0
    assert "No hay nada que cambiar" in capsys.readouterr().out
    assert count(base, "editions") == 1


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (WRONG.encode(), "Preguntas, celda B3: falta la respuesta"),
        (b"", "está vacío"),
        (b"PK\x03\x04", "está dañado"),
        (b"<html></html>", "No parece una tabla"),
    ],
)
def test_a_file_with_anything_wrong_publishes_nothing(
    content: bytes, reason: str, base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("x.xlsx").write_bytes(content)

    code = main(["content", "import", "--aplicar", "x.xlsx"])

    assert code == 2
    assert reason in capsys.readouterr().err
    assert (count(base, "editions"), count(base, "changesets")) == (0, 0)


def test_a_file_that_is_not_there_is_said_before_a_database_is_made(
    base: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    codes = main(["content", "import", "nada.csv"]), main(["content", "diff", "nada.csv"])

    assert codes == (2, 2)
    assert capsys.readouterr().err.count("«nada.csv»") == 2
    assert not base.exists()


def test_differences_of_a_file_are_told_and_nothing_is_changed(base: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["content", "diff", sheet()])

    assert code == 0
    assert "faq:hay-wifi-sede-lima" in capsys.readouterr().out
    assert count(base, "editions") == 0


def test_differences_with_a_file_that_cannot_be_read_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["content", "diff", sheet("hola", "a.csv")]) == 2
    assert "No parece una tabla" in capsys.readouterr().err


def test_nothing_differs_where_nothing_was_published(capsys: pytest.CaptureFixture[str]) -> None:
    main(["content", "diff"])

    assert "son los que vienen con el programa" in capsys.readouterr().out


def test_an_edition_that_came_meanwhile_is_not_published_over() -> None:
    storage = FakeStorage(FakeClock())
    address = Address("synonym", "sede")
    report = Report((), ((address, None, {"id": "sede", "words": ["casa"]}),))

    async def publish(edition: int) -> tuple[bool, int]:
        async with storage.transaction() as work:
            done = await _published(report, "a.csv", _Base(PAGES, PAGES, edition), work)
            return done is not None, await work.editions.latest()

    assert address not in articles(PAGES)
    assert asyncio.run(publish(0)) == (True, 1)
    assert asyncio.run(publish(0)) == (False, 1)
