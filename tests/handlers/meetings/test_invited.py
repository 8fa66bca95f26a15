"""Which meetings concern a country: what somebody who chose it hears of."""

from dataclasses import replace

import pytest

from handlers.meetings.invited import concerns, interests
from handlers.ports import Meeting, Subscription
from tests.gathered import meeting, session

ELSEWHERE = meeting(title="Taller regional", country="Costa Rica", city="San José", convenes="ACNUR")
"""Of no interest to any other country."""


@pytest.mark.parametrize(
    ("country", "held"),
    [
        ("Costa Rica", ELSEWHERE),
        ("costa rica", ELSEWHERE),
        ("Chile", replace(ELSEWHERE, convenes="CONARE Chile")),
        ("Chile", replace(ELSEWHERE, convenes="SERMIG")),
        ("Chile", replace(ELSEWHERE, convenes="Servicio Nacional de Migraciones y ACNUR")),
        ("México", replace(ELSEWHERE, convenes="COMAR/ACNUR")),
        ("Perú", replace(ELSEWHERE, convenes="La Comisión peruana")),
        ("Perú", replace(ELSEWHERE, convenes="Comisión Especial para los Refugiados (CEPR)")),
        ("Chile", replace(ELSEWHERE, title="Visita técnica a Chile")),
        ("Perú", replace(ELSEWHERE, theme="La experiencia de PERU")),
        ("El Salvador", replace(ELSEWHERE, agenda="1. Apertura\n2. El Salvador: informe")),
        ("Ecuador", replace(ELSEWHERE, agenda="10:00 Colombia–Ecuador")),
        ("Uruguay", replace(ELSEWHERE, sessions=(replace(session("2026-12-01"), title="Uruguay"),))),
        ("Perú", replace(ELSEWHERE, countries=("Chile", "peru"))),
        ("Perú", replace(ELSEWHERE, countries=("Chile", "Brasil", "Bolivia", "Uruguay", "Perú"))),
        ("México", replace(ELSEWHERE, title="Los Estados Unidos Mexicanos y el asilo")),
    ],
)
def test_a_meeting_concerns_its_host_its_conveners_who_is_named_and_who_is_invited(country: str, held: Meeting) -> None:
    assert concerns(held, country)


@pytest.mark.parametrize(
    ("country", "held"),
    [
        ("Chile", ELSEWHERE),
        ("Ecuador", replace(ELSEWHERE, title="Guinea Ecuatorial", agenda="La línea ecuatorial")),
        ("Perú", replace(ELSEWHERE, title="Perúpetro en Peruíbe", convenes="Perúpetro")),
        ("Chile", replace(ELSEWHERE, title="Los chilenos", agenda="Personas chilenas")),
        ("Chile", replace(ELSEWHERE, title="Plan de acción de la Declaración de Santiago", theme="Santiago")),
        ("México", replace(ELSEWHERE, agenda="El caso de Nuevo México")),
        ("Estados Unidos", replace(ELSEWHERE, title="Los Estados Unidos Mexicanos y el asilo")),
        ("El Salvador", replace(ELSEWHERE, convenes="Salvador Allende", agenda="San Salvador")),
        ("España", replace(ELSEWHERE, title="Qué es CONARE", convenes="es")),
        ("Uruguay", replace(ELSEWHERE, title="Core y periferia")),
        ("Paraguay", replace(ELSEWHERE, convenes="CONARE")),
        ("Chile", replace(ELSEWHERE, place="Avenida Chile 12", link="https://x.org/chile")),
        ("Narnia", ELSEWHERE),
        ("", replace(ELSEWHERE, country="")),
    ],
)
def test_what_only_looks_alike_concerns_nobody(country: str, held: Meeting) -> None:
    assert not concerns(held, country)


def test_of_several_countries_one_is_enough_and_a_theme_is_asked_for_besides() -> None:
    wants = Subscription("t", "ana", countries=("Chile", "Costa Rica"))

    assert interests(ELSEWHERE, wants)
    assert not interests(ELSEWHERE, replace(wants, countries=("Chile", "Perú")))
    assert not interests(ELSEWHERE, replace(wants, themes=("trata",)))
    assert interests(replace(ELSEWHERE, theme="Trata de personas"), replace(wants, themes=("trata",)))


def test_what_is_hosted_by_a_city_of_another_country_of_that_name_is_of_its_host() -> None:
    in_santiago = meeting(title="Taller", country="República Dominicana", city="Santiago de los Caballeros")

    assert concerns(in_santiago, "República Dominicana")
    assert not concerns(in_santiago, "Chile")
    assert concerns(meeting(title="Taller", country="Chile", city="Santiago"), "Chile")
