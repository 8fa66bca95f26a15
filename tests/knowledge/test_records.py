from datetime import date

import pytest

from knowledge.records import Mistake, Record


def record(**table: object) -> Record:
    return Record("faq/a.toml", table, [], "una-entrada")


def remedies(row: Record) -> str:
    return "\n".join(str(mistake) for mistake in row.mistakes)


def test_a_mistake_names_file_entry_and_remedy() -> None:
    assert str(Mistake("faq/a.toml", "x", "escriba algo")) == "faq/a.toml: x: escriba algo"


@pytest.mark.parametrize(("table", "label"), [({"id": "D1"}, "D1"), ({}, "(sin id)")])
def test_an_entry_is_called_by_its_id(table: dict[str, object], label: str) -> None:
    row = Record("a.toml", table, [])

    row.wrong("algo")

    assert row.mistakes == [Mistake("a.toml", label, "algo")]
    assert row.label == label


def test_right_fields_are_read_without_mistakes() -> None:
    row = record(
        a=" texto ", b=["x", "y"], c=3, d=True, e=date(2020, 9, 23), f={"id": "F"}, g=[{"id": "G"}, {}], h="alta"
    )

    assert (row.text("a"), row.texts("b"), row.whole("c"), row.truth("d")) == ("texto", ("x", "y"), 3, True)
    assert (row.day("e"), row.one_of("h", ("alta", "baja"))) == (date(2020, 9, 23), "alta")
    inner, several = row.record("f"), row.records("g")
    assert inner is not None
    assert [inner.label, *(one.label for one in several)] == ["F", "G", "una-entrada.g[2]"]
    row.finish()
    assert row.mistakes == []


def test_absent_fields_are_harmless() -> None:
    row = record()

    assert (row.text("a", needed=False), row.texts("b"), row.whole("c"), row.truth("d", default=True)) == (
        "",
        (),
        None,
        True,
    )
    assert (row.day("e"), row.record("f"), row.records("g")) == (None, None, [])
    assert row.mistakes == []


@pytest.mark.parametrize("value", [None, 3, "", "   ", ["x"]])
def test_a_needed_text_must_be_there(value: object) -> None:
    row = record() if value is None else record(a=value)

    assert row.text("a") == ""
    assert "«a» debe ser un texto no vacío" in remedies(row)


def test_an_optional_text_must_still_be_a_text() -> None:
    row = record(a=3)

    assert row.text("a", needed=False) == ""
    assert "«a»" in remedies(row)


def test_a_text_that_is_too_long_says_by_how_much() -> None:
    row = record(a="x" * 11)

    row.text("a", longest=10)

    assert "11 caracteres; el máximo es 10" in remedies(row)


@pytest.mark.parametrize("value", ["muy alta", "", 3])
def test_a_closed_list_admits_nothing_else(value: object) -> None:
    row = record(a=value)

    assert row.one_of("a", ("alta", "baja")) == "alta"
    assert "«a»" in remedies(row)


@pytest.mark.parametrize("value", ["x", ["x", 3], ["x", " "], {"x": 1}, [[]]])
def test_a_list_holds_texts(value: object) -> None:
    row = record(a=value)

    assert row.texts("a") == ()
    assert "lista de textos" in remedies(row)


def test_too_short_a_list_says_what_it_needs() -> None:
    row = record(a=["x"])

    row.texts("a", least=6)

    assert "al menos 6; tiene 1" in remedies(row)


@pytest.mark.parametrize("value", ["3", 3.5, True])
def test_a_whole_number_is_nothing_else(value: object) -> None:
    row = record(a=value)

    assert row.whole("a") is None
    assert "número entero" in remedies(row)


@pytest.mark.parametrize("value", ["true", 1, "sí"])
def test_a_truth_is_true_or_false(value: object) -> None:
    row = record(a=value)

    assert row.truth("a", default=True) is True
    assert "true o false" in remedies(row)


def test_a_day_may_be_text_as_json_has_it() -> None:
    row = record(a="2020-09-23")

    assert (row.day("a"), remedies(row)) == (date(2020, 9, 23), "")


@pytest.mark.parametrize("value", ["2020-09", "23/09/2020", 2020])
def test_a_day_is_a_full_date(value: object) -> None:
    row = record(a=value)

    assert row.day("a") is None
    assert "2020-09-23" in remedies(row)


@pytest.mark.parametrize("value", ["x", [], 3])
def test_a_table_is_a_table(value: object) -> None:
    row = record(a=value)

    assert row.record("a") is None
    assert "debe ser una tabla" in remedies(row)


@pytest.mark.parametrize("value", ["x", {"id": "x"}, [{"id": "x"}, "y"]])
def test_several_tables_are_written_with_double_brackets(value: object) -> None:
    row = record(a=value)

    assert row.records("a") == []
    assert "[[a]]" in remedies(row)


def test_mistakes_of_an_inner_table_are_reported_with_the_others() -> None:
    row = record(a={"b": 3})

    inner = row.record("a")
    assert inner is not None
    inner.text("b")

    assert "una-entrada.a" in remedies(row)


def test_fields_that_nobody_read_are_slips_of_the_pen() -> None:
    row = record(question="¿Qué?", wording=[], pinned=True)

    row.text("question")
    row.finish("pinned")

    assert "«wording» no se conoce" in remedies(row)
    assert len(row.mistakes) == 1
