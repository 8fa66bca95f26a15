"""How a fact reads: dates, lists, cautions and sources."""

from datetime import date

import pytest

from handlers.texts import facts as f
from knowledge.entries import Absent, Confidence, Paragraph, Presidency
from tests.knowing import declaration, fact, meeting, signatories, source


def test_a_single_day_is_written_once() -> None:
    assert f.days(date(2024, 11, 20), date(2024, 11, 20)) == "20 de noviembre de 2024"


def test_a_meeting_whose_end_alone_is_known_has_that_day() -> None:
    assert f.days(None, date(2019, 3, 12)) == "12 de marzo de 2019"


def test_without_dates_nothing_is_said_about_them() -> None:
    assert f.days(None, None) == ""


def test_two_days_in_a_row_share_month_and_year() -> None:
    assert f.days(date(2020, 9, 23), date(2020, 9, 24)) == "23 y 24 de septiembre de 2020"


def test_more_than_two_days_are_a_span() -> None:
    assert f.days(date(2023, 11, 22), date(2023, 11, 24)) == "22 al 24 de noviembre de 2023"


def test_a_span_across_two_months_names_both() -> None:
    assert f.days(date(2022, 6, 30), date(2022, 7, 1)) == "30 de junio al 1 de julio de 2022"


def test_a_span_across_two_years_names_both() -> None:
    assert f.days(date(2023, 12, 30), date(2024, 1, 2)) == "30 de diciembre de 2023 al 2 de enero de 2024"


@pytest.mark.parametrize(
    ("stored", "read"), [("2024-05-09", "9 de mayo de 2024"), ("2024-05", "mayo de 2024"), ("2024", "2024")]
)
def test_a_beginning_is_as_exact_as_it_is_known(stored: str, read: str) -> None:
    assert f.since(stored) == read


@pytest.mark.parametrize(
    ("names", "read"),
    [
        ((), ""),
        (("Chile",), "Chile"),
        (("Chile", "Perú"), "Chile y Perú"),
        (("Chile", "Perú", "Uruguay"), "Chile, Perú y Uruguay"),
        (("Chile", "Italia"), "Chile e Italia"),
        (("España", "Índice"), "España e Índice"),
        (("Cuba", "Hidalgo"), "Cuba e Hidalgo"),
        (("Bélgica", "Estados Unidos"), "Bélgica y Estados Unidos"),
    ],
)
def test_a_list_ends_with_y_or_with_e_before_the_sound_i(names: tuple[str, ...], read: str) -> None:
    assert f.listed(names) == read


def test_a_source_is_named_with_its_link() -> None:
    assert f.sources([source("ACNUR", "https://acnur.org")]) == "Fuente: ACNUR: https://acnur.org"


def test_a_source_without_a_page_is_only_named() -> None:
    assert f.sources([source("Definición general", "")]) == "Fuente: Definición general"


def test_a_source_that_two_facts_share_is_shown_once() -> None:
    assert f.sources([source("ACNUR"), source("ACNUR")]).count("Fuente") == 1


def test_a_short_answer_shows_the_first_two_sources() -> None:
    shown = f.sources([source("ACNUR"), source("OIM"), source("SELA")])

    assert "ACNUR" in shown
    assert "OIM" in shown
    assert "SELA" not in shown


def test_details_show_as_many_sources_as_are_wanted() -> None:
    assert f.sources([source("ACNUR"), source("OIM"), source("SELA")], most=5).count("Fuente") == 3


def test_a_sure_and_complete_fact_needs_no_caution() -> None:
    assert f.caution([fact()]) == ""


def test_a_note_is_told_once_although_two_facts_carry_it() -> None:
    assert f.caution([fact(note="El año se deduce."), fact(note="El año se deduce.")]) == "Nota: El año se deduce."


def test_a_text_seen_in_part_says_so() -> None:
    assert "solo pudo verse una parte" in f.caution([fact(partial=True)])


@pytest.mark.parametrize(("levels", "told"), [(("alta", "media"), "media"), (("media", "baja"), "baja")])
def test_several_facts_are_as_sure_as_the_least_sure(levels: tuple[Confidence, ...], told: str) -> None:
    assert f.caution([fact(confidence=level) for level in levels]) == f"Confianza: {told}."


def test_an_answer_is_text_then_cautions_then_sources() -> None:
    told = f.told("Fue en 2020.", [fact(note="El año se deduce.", sources=(source("OIM", "https://oim.int"),))])

    assert told == "Fue en 2020.\n\nNota: El año se deduce.\nFuente: OIM: https://oim.int"


def test_a_round_is_named_by_number_chapter_and_year() -> None:
    assert f.ordinal(declaration()) == "IV reunión (Capítulo de Buenos Aires, 2019)"


def test_the_special_declaration_is_named_by_its_year() -> None:
    assert f.ordinal(declaration(number=None)) == "declaración especial de 2019"


def test_a_round_of_unknown_date_says_that_its_year_is_not_visible() -> None:
    assert "año no visible" in f.ordinal(declaration(starts=None, ends=None))


def test_a_round_of_two_days_was_on_both() -> None:
    assert "fue el 4 y 5 de julio de 2019 en Buenos Aires, Argentina." in f.round_when(declaration())


def test_a_round_of_three_days_was_from_the_first_to_the_last() -> None:
    assert "fue del 4 al 6 de julio de 2019" in f.round_when(declaration(ends=date(2019, 7, 6)))


def test_a_round_that_ends_in_the_next_month_was_from_one_day_to_the_other() -> None:
    told = f.round_when(declaration(starts=date(2022, 6, 30), ends=date(2022, 7, 1)))

    assert "fue del 30 de junio al 1 de julio de 2022" in told


def test_a_round_of_which_only_the_end_is_known_says_when_it_closed() -> None:
    assert "con cierre el 5 de julio de 2019" in f.round_when(declaration(starts=None))


def test_a_round_without_dates_says_that_they_are_not_visible() -> None:
    assert "en fecha no visible" in f.round_when(declaration(starts=None, ends=None))


def test_a_complete_list_is_told_with_its_number_and_who_was_missing() -> None:
    countries = signatories("Chile", "Perú", absent=(Absent("Bolivia", "asistió y no firmó"),))

    told = f.round_countries(declaration(), countries)

    assert told.startswith("Firmaron 2 países en la IV reunión")
    assert told.endswith(": Chile y Perú. Bolivia: asistió y no firmó.")


def test_a_list_known_in_part_says_that_it_is_incomplete() -> None:
    told = f.round_countries(declaration(), signatories("Chile", "Perú", complete=False))

    assert told.endswith("firmaron, según lo que se lee, Chile y Perú; la lista está incompleta.")


def test_a_list_known_in_part_gives_the_number_that_is_known() -> None:
    told = f.round_countries(declaration(), signatories("Chile", "Perú", count=12, complete=False))

    assert "firmaron 12 países. Los que se leen son Chile y Perú; la lista está incompleta." in told


@pytest.mark.parametrize(
    ("count", "told"),
    [(14, "firmaron 14 países; la lista no es visible."), (None, "la lista de países no es visible.")],
)
def test_a_list_that_nobody_saw_is_not_made_up(count: int | None, told: str) -> None:
    assert f.round_countries(declaration(), signatories(count=count, complete=False)).endswith(told)


def test_a_paragraph_is_told_with_its_place_and_its_plain_words() -> None:
    told = f.point(declaration(), Paragraph(fact("Los países cooperan."), "punto", "2", "Se ayudan."))

    assert told.startswith("Punto 2 de la IV reunión")
    assert told.endswith("Los países cooperan.\n\nEn palabras sencillas: Se ayudan.")


def test_words_of_the_declaration_itself_stand_between_quotation_marks() -> None:
    assert "«Favorecer el diálogo»" in f.point(
        declaration(), Paragraph(fact("Favorecer el diálogo", quote=True), "literal", "k")
    )


def test_quotation_marks_are_not_doubled() -> None:
    assert "««" not in f.point(declaration(), Paragraph(fact("«Favorecer»", quote=True), "literal", "k"))


def test_a_paragraph_whose_number_nobody_saw_says_so() -> None:
    assert f.point(declaration(), Paragraph(fact(), "punto")).startswith("Número no visible de la IV reunión")


def test_a_meeting_reads_as_name_date_and_place() -> None:
    held = meeting(starts=date(2021, 10, 4), ends=date(2021, 10, 8), city="Lima", mode="virtual")

    assert f.meeting_line(held) == "Taller de asilo: 4 al 8 de octubre de 2021; Lima, Perú (virtual)."


def test_a_meeting_without_an_exact_date_reads_with_what_is_known() -> None:
    assert (
        f.meeting_line(meeting(date_text="en marzo de 2019", mode="virtual"))
        == "Taller de asilo: en marzo de 2019 (virtual)."
    )


def test_a_presidency_reads_as_round_country_and_period() -> None:
    assert f.presidency_line(Presidency(6, "Chile", "2020", fact(""))) == "VI: Chile (2020)"
