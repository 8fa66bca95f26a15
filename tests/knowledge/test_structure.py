"""What is computed from the shipped content: keys in, findings out."""

from collections.abc import Mapping

import pytest

from knowledge.entries import Content
from knowledge.keys import SPECIAL, Keys
from knowledge.reader import Reader
from knowledge.structure import ASPECTS, MOST_ALTERNATIVES, Finding, round_key, solve
from tests.knowledge import builders

OF_ONE_ROUND = ("ronda.cuando", "ronda.presidencia", "ronda.documento", "ronda.contenido", "ronda.texto", "ronda.ficha")


def keys(**named: str) -> Keys:
    """«ronda="1 2"» names two rounds; an underscore stands for a space."""
    kinds: Mapping[str, str] = {"pais": "país", "ano": "año"}
    return {
        kinds.get(kind, kind): frozenset(value.replace("_", " ") for value in values.split())  # type: ignore[misc]
        for kind, values in named.items()
    }


def rounds(findings: tuple[Finding, ...]) -> list[list[str]]:
    return [[d.id for d in finding.declarations] for finding in findings]


@pytest.mark.parametrize("aspect", OF_ONE_ROUND)
def test_a_round_that_was_named_gives_one_finding(aspect: str, content: Content) -> None:
    assert rounds(solve(aspect, keys(ronda="6"), content)) == [["D6"]]


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (keys(ciudad="Lima"), [["D7"]]),
        (keys(ciudad="Santiago"), [["D6"], ["D9"]]),
        (keys(ciudad="Santiago", ano="2023"), [["D9"]]),
        (keys(ciudad="Quito", ano="2018"), [["D1"], ["D2"]]),
        (keys(ciudad="Quito", ano="2018", mes="11"), [["D2"]]),
        (keys(ano="2019"), [["D3"], ["D4"], ["D5"]]),
        (keys(ano="2019", mes="7"), [["D4"]]),
        (keys(pais="Chile"), [["D6"], ["D9"]]),
        (keys(ronda="1 2"), [["D1"], ["D2"]]),
        (keys(ronda="9", ciudad="Santiago"), [["D9"]]),
        (keys(ronda="6 7", ciudad="Lima"), [["D6"], ["D7"]]),
        (keys(ronda=SPECIAL), [["DX"]]),
        (keys(ronda=SPECIAL, ano="2023"), [["DX"]]),
    ],
)
def test_a_round_is_found_by_city_year_month_or_host(named: Keys, found: list[list[str]], content: Content) -> None:
    assert rounds(solve("ronda.cuando", named, content)) == found


@pytest.mark.parametrize(
    "named",
    [
        keys(ronda="6", ciudad="Lima"),
        keys(ronda="6", ano="2021"),
        keys(ronda="6", mes="11"),
        keys(ronda="12"),
        keys(ciudad="Lima", ano="2019"),
        keys(ciudad="Ginebra"),
        keys(ano="2017"),
        keys(ano="2026"),
        keys(pais="Uruguay"),
        keys(ronda=SPECIAL, ano="2020"),
        {},
    ],
)
def test_a_false_premise_gives_nothing(named: Keys, content: Content) -> None:
    aspects = (*OF_ONE_ROUND, "ronda.paises", "ronda.ausentes", "rondas.comparar")

    assert [aspect for aspect in aspects if solve(aspect, named, content)] == []


def test_the_special_declaration_is_only_found_by_name(content: Content) -> None:
    found = rounds(solve("ronda.cuando", keys(ciudad="Santiago", ano="2023"), content))

    assert ["DX"] not in found


def test_there_are_few_alternatives_to_ask_about(content: Content) -> None:
    found = solve("ronda.cuando", keys(ronda="1 2 3 4 5 6 7 8"), content)

    assert len(found) <= MOST_ALTERNATIVES + 1


def test_who_signed_comes_from_the_list_of_the_round(content: Content) -> None:
    (found,) = solve("ronda.paises", keys(ronda="2"), content)

    countries = found.declarations[0].countries
    assert countries is not None
    assert set(countries.names) == {
        "Argentina",
        "Chile",
        "Colombia",
        "Costa Rica",
        "Ecuador",
        "Paraguay",
        "Perú",
        "Uruguay",
    }


def test_without_a_list_nobody_signed_anything(content: Content) -> None:
    assert solve("ronda.paises", keys(ronda=SPECIAL), content) == ()


@pytest.mark.parametrize(
    ("round_", "absent"),
    [
        ("1", {"Guatemala", "Guyana", "República Dominicana"}),
        ("6", {"Guatemala", "República Dominicana"}),
        ("9", {"Guatemala", "Panamá", "República Dominicana"}),
        ("10", set()),
    ],
)
def test_the_absent_are_the_members_that_are_not_listed(round_: str, absent: set[str], content: Content) -> None:
    (found,) = solve("ronda.ausentes", keys(ronda=round_), content)

    assert set(found.names) == absent


@pytest.mark.parametrize("round_", ["4", "5", "11", SPECIAL])
def test_of_an_incomplete_list_nobody_is_said_to_be_absent(round_: str, content: Content) -> None:
    assert solve("ronda.ausentes", keys(ronda=round_), content) == ()


def test_a_country_in_a_round_is_one_finding(content: Content) -> None:
    (found,) = solve("ronda.pais", keys(ronda="1", pais="Bolivia"), content)

    assert (found.country, rounds((found,))) == ("Bolivia", [["D1"]])


def test_two_countries_in_a_round_are_two_findings(content: Content) -> None:
    found = solve("ronda.pais", keys(ronda="1", pais="Bolivia Perú"), content)

    assert [one.country for one in found] == ["Bolivia", "Perú"]


@pytest.mark.parametrize(
    "named", [keys(ronda="1"), keys(ronda="12", pais="Perú"), keys(ronda=SPECIAL, pais="Perú"), {}]
)
def test_a_country_in_a_round_needs_both(named: Keys, content: Content) -> None:
    assert solve("ronda.pais", named, content) == ()


@pytest.mark.parametrize(
    ("named", "points"),
    [
        (keys(punto="k"), ["D6-k"]),
        (keys(punto="k", ronda="6"), ["D6-k"]),
        (keys(punto="k", ciudad="Santiago"), ["D6-k"]),
        (keys(punto="2", ronda="1"), ["D1-P2"]),
        (keys(punto="2", ciudad="Lima"), ["D7-P2"]),
        (keys(punto="2", ano="2022"), ["D8-P2"]),
        (keys(punto="4"), ["D4-P4"]),
        (keys(punto="2 3", ronda="8"), ["D8-P2", "D8-P3"]),
        (keys(punto="m", ronda="6"), []),
        (keys(punto="k", ronda="7"), []),
        (keys(punto="k", ciudad="Lima"), []),
        (keys(punto="4", ronda="8"), []),
        (keys(punto="2 9", ronda="8"), []),
        (keys(punto="25"), []),
        (keys(ronda="6"), []),
    ],
)
def test_a_point_is_told_only_when_it_is_there(named: Keys, points: list[str], content: Content) -> None:
    found = solve("punto.texto", named, content)

    assert [p.fact.id for finding in found for _, p in finding.paragraphs] == points


def test_a_point_of_many_rounds_is_asked_back(content: Content) -> None:
    found = solve("punto.texto", keys(punto="1"), content)

    assert len(found) == MOST_ALTERNATIVES + 1


def test_two_rounds_with_lists_are_compared(content: Content) -> None:
    assert rounds(solve("rondas.comparar", keys(ronda="2 1"), content)) == [["D1", "D2"]]


@pytest.mark.parametrize(
    "named", [keys(ronda="1"), keys(ronda="1 2 3"), keys(ronda=f"1 {SPECIAL}"), keys(ronda="1 12")]
)
def test_only_two_known_rounds_are_compared(named: Keys, content: Content) -> None:
    assert solve("rondas.comparar", named, content) == ()


def test_rounds_of_one_city_are_compared(content: Content) -> None:
    assert rounds(solve("rondas.comparar", keys(ciudad="Santiago"), content)) == [["D6", "D9"]]


@pytest.mark.parametrize(
    ("country", "found"),
    [("Guatemala", [["D10"]]), ("Uruguay", [["D1", "D2", "D6", "D7", "D8", "D9", "D10"]]), ("Bolivia", [[]])],
)
def test_the_rounds_of_a_country_are_those_that_list_it(country: str, found: list[list[str]], content: Content) -> None:
    assert rounds(solve("pais.rondas", keys(pais=country), content)) == found


def test_what_a_country_presided_and_hosted(content: Content) -> None:
    (found,) = solve("pais.presidio", keys(pais="Chile"), content)

    assert [p.round for p in found.presidencies] == [6, 9]
    assert "DX" in [d.id for d in found.declarations]


def test_a_country_that_never_presided_is_still_told_so(content: Content) -> None:
    (found,) = solve("pais.presidio", keys(pais="Uruguay"), content)

    assert (found.presidencies, found.declarations) == ((), ())


@pytest.mark.parametrize("aspect", ["pais.rondas", "pais.presidio", "pais.miembro", "pais.ficha", "pais.practicas"])
@pytest.mark.parametrize("named", [{}, keys(pais="Chile Perú")])
def test_questions_about_one_country_need_one_country(aspect: str, named: Keys, content: Content) -> None:
    assert solve(aspect, named, content) == ()


@pytest.mark.parametrize("aspect", ["pais.miembro", "pais.ficha", "pais.practicas"])
def test_a_country_of_which_something_is_known(aspect: str, content: Content) -> None:
    (found,) = solve(aspect, keys(pais="México"), content)

    assert found.country == "México"


def test_practices_are_those_of_the_country(content: Content) -> None:
    (found,) = solve("pais.practicas", keys(pais="Uruguay"), content)

    assert {p.country for p in found.practices} == {"Uruguay"}


def test_without_practices_there_is_nothing_to_tell(content: Content) -> None:
    assert solve("pais.practicas", keys(pais="Guyana"), content) == ()


def test_a_country_without_commission_has_no_card(content: Content) -> None:
    assert solve("pais.ficha", keys(pais="Venezuela"), content) == ()


def test_a_year_holds_its_rounds_and_meetings(content: Content) -> None:
    (found,) = solve("ano.rondas", keys(ano="2022"), content)

    assert [d.id for d in found.declarations] == ["D8"]
    assert {m.starts.year for m in found.meetings if m.starts} == {2022}


def test_a_month_of_a_year_holds_what_fell_in_it(content: Content) -> None:
    (found,) = solve("ano.rondas", keys(ano="2022", mes="6"), content)

    assert {m.starts.month for m in found.meetings if m.starts} == {6}
    assert [d.id for d in found.declarations] == ["D8"]


@pytest.mark.parametrize("named", [keys(ano="2017"), keys(ano="2030"), keys(ano="2019 2020"), {}])
def test_an_empty_or_vague_year_gives_nothing(named: Keys, content: Content) -> None:
    assert solve("ano.rondas", named, content) == ()


@pytest.mark.parametrize(
    ("year", "countries"),
    [("2018", {"Ecuador"}), ("2024", {"Costa Rica"}), ("2022", {"Brasil", "Chile"}), ("2025", {"Ecuador"})],
)
def test_who_presided_in_a_year(year: str, countries: set[str], content: Content) -> None:
    (found,) = solve("ano.presidencia", keys(ano=year), content)

    assert {p.country for p in found.presidencies} == countries


@pytest.mark.parametrize("named", [keys(ano="2026"), keys(ano="2017"), keys(ano="2019 2020"), {}])
def test_nobody_is_said_to_preside_in_a_year_that_is_not_known(named: Keys, content: Content) -> None:
    assert solve("ano.presidencia", named, content) == ()


def test_a_city_holds_its_rounds_and_meetings(content: Content) -> None:
    (found,) = solve("ciudad.rondas", keys(ciudad="Brasilia"), content)

    assert [d.id for d in found.declarations] == ["D8"]
    assert {m.city for m in found.meetings} == {"Brasilia"}


@pytest.mark.parametrize("named", [{}, keys(ciudad="Lima Bogotá")])
def test_meetings_of_a_city_need_one_city(named: Keys, content: Content) -> None:
    assert solve("ciudad.rondas", named, content) == ()


@pytest.mark.parametrize("named", [keys(ciudad="Brasilia", ano="2019"), keys(ciudad="Lima", ano="2021", mes="5")])
def test_the_meetings_of_a_city_are_those_of_the_year_that_was_named(named: Keys, content: Content) -> None:
    findings = solve("ciudad.rondas", named, content)

    told = [m.starts for finding in findings for m in finding.meetings if m.starts]
    assert [
        day
        for day in told
        if str(day.year) not in named["año"] or str(day.month) not in named.get("mes", str(day.month))
    ] == []


def test_the_meetings_of_a_year_are_those_of_the_city_that_was_named(content: Content) -> None:
    (found,) = solve("ano.rondas", keys(ano="2019", ciudad="Bogotá"), content)

    assert {m.city for m in found.meetings} <= {"Bogotá"}


def test_a_city_without_meetings_in_that_year_computes_nothing(content: Content) -> None:
    assert solve("ciudad.rondas", keys(ciudad="Lima", ano="2019"), content) == ()


@pytest.mark.parametrize(
    ("named", "told"),
    [
        (keys(ano="2024"), True),
        (keys(ano="2024", mes="3"), True),
        (keys(ano="2024", mes="4"), False),
        (keys(ano="2023"), False),
    ],
)
def test_a_meeting_of_which_only_the_month_is_known_is_of_that_month(named: Keys, told: bool, content: Content) -> None:
    names = {m.name for finding in solve("ano.rondas", named, content) for m in finding.meetings}

    assert ("Sesión de la X ronda del Proceso de Quito" in names) is told


def test_a_meeting_that_was_before_a_year_is_not_of_it(content: Content) -> None:
    (found,) = solve("ano.rondas", keys(ano="2021"), content)

    assert [m.name for m in found.meetings if m.date_text.startswith("antes")] == []


def test_all_rounds_are_counted(content: Content) -> None:
    (found,) = solve("rondas.cuantas", {}, content)

    assert len(found.declarations) == len(content.declarations)


@pytest.mark.parametrize(
    "named",
    [
        {},
        keys(ronda="1"),
        keys(ronda="99"),
        keys(pais="Perú"),
        keys(ciudad="Quito"),
        keys(ano="2019"),
        keys(punto="2"),
        keys(ronda="1 2", pais="Perú México", ciudad="Lima", ano="2018 2019", mes="4", punto="1 k"),
    ],
)
def test_an_aspect_gives_findings_of_its_own_or_none(named: Keys, content: Content) -> None:
    for aspect in ASPECTS:
        findings = solve(aspect, named, content)

        assert {finding.aspect for finding in findings} <= {aspect}
        assert len({finding.key for finding in findings}) == len(findings)


@pytest.mark.parametrize("aspect", sorted(ASPECTS - {"ronda.presidencia", "pais.presidio"}))
def test_a_finding_rests_on_something(aspect: str, content: Content) -> None:
    named = keys(ronda="6", pais="Chile", ciudad="Santiago", ano="2020", punto="k")

    assert all(finding.facts for finding in solve(aspect, named, content))


@pytest.mark.parametrize(
    ("aspect", "named"), [("ronda.presidencia", keys(ronda="6")), ("pais.presidio", keys(pais="Uruguay"))]
)
def test_a_finding_about_a_presidency_rests_on_something(aspect: str, named: Keys, content: Content) -> None:
    (found,) = solve(aspect, named, content)

    assert found.facts


@pytest.mark.parametrize(("one", "other"), [("ronda.cuando", "ronda.ficha"), ("ronda.paises", "ronda.ausentes")])
def test_findings_that_rest_on_the_same_facts_are_no_rivals(one: str, other: str, content: Content) -> None:
    (first,), (second,) = solve(one, keys(ronda="6"), content), solve(other, keys(ronda="6"), content)

    assert first.key != second.key
    assert first.facts & second.facts


def test_a_point_rests_on_its_paragraph(content: Content) -> None:
    (found,) = solve("punto.texto", keys(punto="k"), content)

    assert found.facts == {"D6-k"}


@pytest.mark.parametrize(
    ("question", "aspect", "found"),
    [
        ("¿Cuándo fue la VI de Lima?", "ronda.cuando", []),
        ("¿Cuándo fue la séptima de Lima?", "ronda.cuando", [["D7"]]),
        ("literal k de Santiago", "punto.texto", [["D6"]]),
        ("punto 2 de la primera", "punto.texto", [["D1"]]),
        ("literal k del capítulo Lima", "punto.texto", []),
        ("qué cambió entre la I y la II", "rondas.comparar", [["D1", "D2"]]),
    ],
)
def test_a_phrase_leads_to_what_it_names(
    question: str, aspect: str, found: list[list[str]], reader: Reader, content: Content
) -> None:
    assert rounds(solve(aspect, reader.refer(question).keys, content)) == found


def test_a_round_is_named_by_its_number_or_as_the_special_one() -> None:
    assert [round_key(builders.declaration(6)), round_key(builders.declaration(None))] == ["6", SPECIAL]


def test_a_round_without_dates_fits_any_year() -> None:
    content = builders.content(declarations=(builders.declaration(6),))

    assert rounds(solve("ronda.cuando", keys(ronda="6", ano="2020"), content)) == [["D6"]]
