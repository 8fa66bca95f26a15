from handlers.privacy.items import Kind
from handlers.texts import privacy as texts


def test_the_warning_names_what_it_saw_once_each_and_nothing_of_it() -> None:
    said = texts.warning([Kind.NAME, Kind.PASSPORT, Kind.NAME])

    assert "persona solicitante (pasaporte y nombre)" in said
    assert said.endswith("sin esos datos:")


def test_every_kind_has_a_word_of_its_own() -> None:
    marks = [texts.mark(kind) for kind in Kind]

    assert len(set(marks)) == len(Kind)
    assert texts.mark(Kind.BIRTH) == "[fecha de nacimiento]"
