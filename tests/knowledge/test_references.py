"""Tables of phrases: what each one names, and what it must not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.keys import SPECIAL, Kind
from knowledge.reader import Reader


def named(reader: Reader, text: str, kind: Kind) -> set[str]:
    return set(reader.refer(text).keys.get(kind, ()))


@pytest.mark.parametrize(
    ("text", "rounds"),
    [
        # roman
        ("cuándo fue la VI", {"6"}),
        ("cuándo fue la vi", {"6"}),
        ("VI", {"6"}),
        ("vi reunión", {"6"}),
        ("la v", {"5"}),
        ("III", {"3"}),
        ("iv", {"4"}),
        ("ix", {"9"}),
        ("XI", {"11"}),
        ("XII", {"12"}),
        ("IV declaración", {"4"}),
        ("I reunión", {"1"}),
        ("cuál es la I", {"1"}),
        ("la x reunión", {"10"}),
        ("la X", {"10"}),
        ("la declaración X", {"10"}),
        ("QUIEN FIRMO LA VI", {"6"}),
        ("fecha quito III", {"3"}),
        ("la VIII plenaria", {"8"}),
        # ordinals
        ("la primera", {"1"}),
        ("cuándo fue la sexta", {"6"}),
        ("sexto capítulo", {"6"}),
        ("segunda declaración", {"2"}),
        ("la tercera ronda", {"3"}),
        ("la sétima", {"7"}),
        ("la séptima reunión", {"7"}),
        ("la undécima", {"11"}),
        ("la onceava reunión", {"11"}),
        ("la decimoprimera", {"11"}),
        ("la duodécima", {"12"}),
        ("la décima", {"10"}),
        ("la séptima y octava declaraciones", {"7", "8"}),
        ("la 6ª", {"6"}),
        ("la 6.ª reunión", {"6"}),
        # misspelt ordinals
        ("la sectima reunion", {"7"}),
        ("la septma declaracion", {"7"}),
        ("la oktava reunion", {"8"}),
        ("la desima", {"10"}),
        ("la terceraa", {"3"}),
        ("la cuarte ronda", {"4"}),
        ("la primra", {"1"}),
        ("la segnda reunion", {"2"}),
        # arabic
        ("la 6ta", {"6"}),
        ("la 6a reunión", {"6"}),
        ("la 1ra", {"1"}),
        ("la 3era", {"3"}),
        ("la 7ma", {"7"}),
        ("la 10ma", {"10"}),
        ("reunión 6", {"6"}),
        ("ronda 6", {"6"}),
        ("declaración 6", {"6"}),
        ("la declaración número 6", {"6"}),
        ("la 6", {"6"}),
        ("reunión nro 4", {"4"}),
        # by time
        ("la última", {"11"}),
        ("la última reunión", {"11"}),
        ("la penúltima", {"10"}),
        ("la más reciente", {"11"}),
        # by name
        ("capítulo de Lima", {"7"}),
        ("capítulo Santiago", {"6"}),
        ("capítulo de Santiago II", {"9"}),
        ("Santiago II", {"9"}),
        ("santiago ii", {"9"}),
        ("la de la pandemia", {"6"}),
        ("la Hoja de Ruta", {"4"}),
        ("el Plan de Acción", {"2"}),
        ("la segunda de Santiago", {"9"}),
        ("la segunda de Quito", {"2"}),
        ("la de los 18 puntos", {"1"}),
        ("la declaración especial", {SPECIAL}),
        ("la de Bruselas", {SPECIAL}),
        ("la que no tiene número", {SPECIAL}),
        # several
        ("la I y la II", {"1", "2"}),
        ("de la I a la V", {"1", "5"}),
        ("VI o VII", {"6", "7"}),
        ("la primera y la segunda", {"1", "2"}),
        ("la VI vs la IX", {"6", "9"}),
    ],
)
def test_a_round_is_known_by_many_names(text: str, rounds: set[str], reader: Reader) -> None:
    assert named(reader, text, "ronda") == rounds


@pytest.mark.parametrize(
    "text",
    [
        "la segunda entrevista",
        "la primera vez",
        "la segunda fase",
        "la primera mesa",
        "primera persona",
        "en tercer lugar",
        "quinto de primaria",
        "la segunda instancia",
        "la tercera semana",
        "la primera parte",
        "el primero de todos",
        "Segunda Reunión Técnica de las CONARE",
        "Segunda Reunión Técnica Regional de las CONARE y equivalentes",
        "primera reunión técnica de las comisiones",
        "proceso de quito",
        "el Proceso de Quito en 2019",
        "ayer vi la declaración",
        "vi la declaración en internet",
        "yo vi que firmaron",
        "ya la lista vi",
        "x q no firmó bolivia",
        "páseme x favor la lista",
        "i",
        "v",
        "x",
        "6",
        "12 países",
        "la lista 6",
        "XIII",
        "la 13",
        "la 0",
        "reunión 25",
        "reunión 2020",
        "los 18 puntos",
        "primero quiero saber",
        "el segundo país",
        "artículo 6",
        "ley 6",
        "declaración de Cartagena",
        "plan de acción de Brasil",
        "declaración de los Ángeles",
        "3 y 4 de septiembre",
        "cuántas",
        "en cuarto lugar",
        "según la segura parte",
    ],
)
def test_what_only_looks_like_a_round_names_none(text: str, reader: Reader) -> None:
    assert named(reader, text, "ronda") == set()


@pytest.mark.parametrize(
    ("text", "points"),
    [
        ("punto 2 de la primera", {"2"}),
        ("segundo punto de la primera", {"2"}),
        ("el punto número 3 de la VII", {"3"}),
        ("punto dos de la séptima", {"2"}),
        ("el sexto punto", {"6"}),
        ("pto 2", {"2"}),
        ("numeral 4", {"4"}),
        ("párrafo 3", {"3"}),
        ("item 4", {"4"}),
        ("apartado primero", {"1"}),
        ("punto n 5", {"5"}),
        ("literal k", {"k"}),
        ("lit k", {"k"}),
        ("el k", {"k"}),
        ("inciso c", {"c"}),
        ("letra b", {"b"}),
        ("literal K de Santiago", {"k"}),
        ("puntos 2 y punto 3", {"2", "3"}),
        ("litera k", {"k"}),
        ("litral k", {"k"}),
        ("el punto 25", {"25"}),
        ("2 puntos", set()),
        ("cuántos puntos tiene", set()),
        ("los 18 puntos", set()),
        ("punto 100", set()),
        ("punto y aparte", set()),
        ("punto de la declaración", set()),
        ("punto", set()),
    ],
)
def test_a_point_is_known_by_its_label(text: str, points: set[str], reader: Reader) -> None:
    assert named(reader, text, "punto") == points


def test_a_point_and_its_round_are_told_apart(reader: Reader) -> None:
    keys = reader.refer("punto 2 de la primera").keys

    assert dict(keys) == {"punto": {"2"}, "ronda": {"1"}}


@pytest.mark.parametrize(
    ("text", "months", "years"),
    [
        ("en septiembre de 2020", {"9"}, {"2020"}),
        ("setiembre 2020", {"9"}, {"2020"}),
        ("sept 2018", {"9"}, {"2018"}),
        ("4 y 5 de julio de 2019", {"7"}, {"2019"}),
        ("23/09/2020", {"9"}, {"2020"}),
        ("03-09-18", {"9"}, {"2018"}),
        ("2019 y 2020", set(), {"2019", "2020"}),
        ("1951", set(), {"1951"}),
        ("nov", {"11"}, set()),
        ("en mayo", {"5"}, set()),
        ("2040", set(), set()),
        ("12345", set(), set()),
        ("1492", set(), set()),
        ("ley 2018-A", set(), {"2018"}),
    ],
)
def test_dates_are_months_and_years(text: str, months: set[str], years: set[str], reader: Reader) -> None:
    assert (named(reader, text, "mes"), named(reader, text, "año")) == (months, years)


@pytest.mark.parametrize(
    ("text", "countries"),
    [
        ("peru", {"Perú"}),
        ("PERÚ", {"Perú"}),
        ("mejico", {"México"}),
        ("brazil", {"Brasil"}),
        ("curasao", {"Curazao"}),
        ("república dominicana", {"República Dominicana"}),
        ("rep dominicana", {"República Dominicana"}),
        ("RD", {"República Dominicana"}),
        ("los ticos", {"Costa Rica"}),
        ("CR", {"Costa Rica"}),
        ("brasilero", {"Brasil"}),
        ("guarani", {"Paraguay"}),
        ("chapines", {"Guatemala"}),
        ("los charrua", {"Uruguay"}),
        ("quisqueya", {"República Dominicana"}),
        ("comisión peruana", {"Perú"}),
        ("ecuatorianos", {"Ecuador"}),
        ("panameña", {"Panamá"}),
        ("colombia y peru", {"Colombia", "Perú"}),
        ("argentna", {"Argentina"}),
        ("uruguai", {"Uruguay"}),
        ("guatemla", {"Guatemala"}),
        ("venezuela", set()),
        ("venezolanos", set()),
        ("Ciudad de Panamá", set()),
        ("plan de acción de chile", set()),
    ],
)
def test_a_country_is_known_by_its_names_and_its_people(text: str, countries: set[str], reader: Reader) -> None:
    assert named(reader, text, "país") == countries


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("comar", "México"),
        ("tapachula", "México"),
        ("onpar", "Panamá"),
        ("cepr", "Perú"),
        ("core", "Uruguay"),
        ("sisconare", "Brasil"),
        ("upala", "Costa Rica"),
        ("dpin", "Ecuador"),
        ("sermig", "Chile"),
        ("etpv", "Colombia"),
    ],
)
def test_an_institution_names_its_country_and_stays_a_word(text: str, country: str, reader: Reader) -> None:
    referred = reader.refer(f"qué es {text}")

    assert referred.keys["país"] == {country}
    assert text in referred.rest


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("bogota", "Bogotá"),
        ("en Brasilia", "Brasilia"),
        ("san jose", "San José"),
        ("buenos aires", "Buenos Aires"),
        ("caba", "Buenos Aires"),
        ("ciudad de panama", "Ciudad de Panamá"),
        ("ginebra", "Ginebra"),
        ("brasillia", "Brasilia"),
        ("literal k de Santiago", "Santiago"),
    ],
)
def test_a_city_is_known_by_its_name(text: str, city: str, reader: Reader) -> None:
    assert named(reader, text, "ciudad") == {city}


@pytest.mark.parametrize(
    "text", ["proceso de quito", "el Proceso de Quito", "san pedro sula", "Santiago Chávez", "el Quito Process"]
)
def test_a_name_that_holds_a_city_does_not_name_it(text: str, reader: Reader) -> None:
    assert named(reader, text, "ciudad") == set()


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("quién firmó", {"sí"}),
        ("quién no firmó", {"no"}),
        ("quiénes faltaron", {"no"}),
        ("qué países se ausentaron", {"no"}),
        ("cuántos firmaron", {"sí"}),
        ("quiénes firmaron salvo México", {"no"}),
        ("no firmó México", set()),
        ("firmó Perú la VI", set()),
    ],
)
def test_only_a_question_that_asks_which_has_a_sign(text: str, sign: set[str], reader: Reader) -> None:
    assert named(reader, text, "signo") == sign


@pytest.mark.parametrize(
    "text", ["la próxima reunión", "la siguiente", "las reuniones que vienen", "próximamente", "la venidera"]
)
def test_what_is_to_come_is_not_what_was(text: str, reader: Reader) -> None:
    assert named(reader, text, "tiempo") == {"próxima"}


def test_what_is_to_come_stays_a_word(reader: Reader) -> None:
    assert "proxima" in reader.refer("la próxima reunión").rest


def test_the_rest_is_the_text_without_its_names(reader: Reader) -> None:
    assert reader.refer("quién firmó la VI de Santiago en 2020").rest == ("quien", "firmo", "la", "de", "en")


@settings(max_examples=200, deadline=None)
@given(text=st.text(alphabet="IVX vix123456789ªº-/la punto k de la reunión sexta México Quito número", max_size=60))
def test_any_text_can_be_searched_for_references(text: str, reader: Reader) -> None:
    referred = reader.refer(text)

    assert all(values for values in referred.keys.values())


@pytest.mark.parametrize("text", ["6ª reunión", "6.ª reunión", "6° declaración"])
def test_a_raised_letter_makes_an_ordinal(text: str, reader: Reader) -> None:
    assert named(reader, text, "ronda") == {"6"}


@pytest.mark.parametrize("text", ["primera y segunda reuniones", "firmantes de primera y segunda rondas"])
def test_two_ordinals_may_share_a_plural(text: str, reader: Reader) -> None:
    assert named(reader, text, "ronda") == {"1", "2"}


@pytest.mark.parametrize("text", ["la décima primera", "décimo primera reunión", "la decima primera reunion"])
def test_an_ordinal_of_two_words_is_one_round(text: str, reader: Reader) -> None:
    assert named(reader, text, "ronda") == {"11"}


def test_a_round_may_have_the_number_of_the_point(reader: Reader) -> None:
    keys = reader.refer("punto 6 de la declaración número 6").keys

    assert dict(keys) == {"punto": {"6"}, "ronda": {"6"}}


@pytest.mark.parametrize("text", ["I vs II", "I y II"])
def test_a_capital_i_beside_another_numeral_is_a_round(text: str, reader: Reader) -> None:
    assert named(reader, text, "ronda") == {"1", "2"}


@pytest.mark.parametrize("label", ["a", "e"])
def test_a_literal_may_be_a_vowel(label: str, reader: Reader) -> None:
    assert named(reader, f"qué dice el literal {label} de Santiago", "punto") == {label}
