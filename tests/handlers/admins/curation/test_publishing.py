"""What stands between a draft and everybody: regressions, other administrators, and those who wait for an answer."""

from dataclasses import replace
from typing import Any

import pytest

from handlers.ports import Draft, Who
from knowledge.articles import Address
from tests.builders import OFFICE, asker
from tests.fakes import FakeClock
from tests.handlers.admins.curation.desk import PAGES, Desk


@pytest.fixture
async def desk(clock: FakeClock) -> Desk:
    return await Desk(clock).open("olga", "eva")


@pytest.fixture
async def strict(clock: FakeClock) -> Desk:
    return await Desk(clock, replace(OFFICE, four_eyes=True)).open("olga", "eva")


async def stolen(desk: Desk) -> None:
    """A wording that takes the question of another entry."""
    await desk.says("/faq redaccion salon + dónde está la sede")


async def test_an_edit_that_steals_a_question_needs_a_second_tap(desk: Desk) -> None:
    await stolen(desk)
    trial = await desk.trial()

    first = await desk.taps(trial, "Publicar")
    second = await desk.taps(first, "Publicar de todos modos (1 empeora)")

    assert "⚠ «dónde está la sede»" in trial.text
    assert "dejaría de responderse así" in first.text
    assert "Publicado" in second.text
    record = (await desk.says("/auditoria")).text
    assert "empeoran: 1" in record
    assert "se aceptó que 1 respuestas empeoraran" in (await desk.says("/faq historial salon")).text


async def test_what_is_none_of_our_business_must_stay_so(desk: Desk) -> None:
    await desk.says("/faq redaccion sede + mi tarjeta de banco")

    assert "⚠ «mi tarjeta de banco»" in (await desk.trial()).text


async def test_with_four_eyes_another_administrator_publishes(strict: Desk) -> None:
    await strict.says("/faq editar sede respuesta")
    await strict.says("La sede es Quito.")
    waits = await strict.taps(await strict.trial(), "Publicar")
    letter = (await strict.letters("eva"))[-1]
    own = await strict.says("/faq aprobar 1")

    done = await strict.taps(letter, "Aprobar", of="eva")

    assert "espera la aprobación" in waits.text
    assert "olga pide publicar un cambio" in letter.text
    assert "es suyo" in own.text
    assert "Publicado" in done.text
    assert "La sede es Quito." in await strict.asked("¿Cuál es la sede?")
    assert "aprobó eva" in (await strict.says("/hecho historial Q1")).text


async def test_without_a_second_administrator_it_is_said_that_nobody_can_approve(clock: FakeClock) -> None:
    alone = await Desk(clock, replace(OFFICE, four_eyes=True)).open("olga")
    await alone.says("/faq editar sede respuesta")
    await alone.says("La sede es Quito.")

    reply = await alone.taps(await alone.trial(), "Publicar")

    assert "hoy no hay ninguna" in reply.text


async def test_two_who_edit_the_same_see_each_other(desk: Desk) -> None:
    await desk.says("/faq editar sede introducción")
    await desk.says("Con gusto:")

    theirs = await desk.says("/faq editar sede introducción", of="eva")
    asked = await desk.taps(theirs, "Editar de todos modos", of="eva")

    assert "olga la está editando (borrador 1)" in theirs.text
    assert "Con gusto:" in theirs.text
    assert "¿Qué desea cambiar?" in asked.text


async def both_edit(desk: Desk, field: str, said: str) -> Any:
    """Eva publishes a lead while Olga's draft of another value waits."""
    await desk.says(f"/faq editar sede {field}")
    await desk.says(said)
    await desk.says("/faq editar sede de todos modos", of="eva")
    await desk.says("/faq editar sede introducción de todos modos", of="eva")
    await desk.says("En efecto:", of="eva")
    await desk.says("/faq publicar 2", of="eva")
    return await desk.says("/faq publicar 1")


async def test_whoever_publishes_last_sees_both_versions_and_may_join_them(desk: Desk) -> None:
    clash = await both_edit(desk, "pregunta", "¿Cuál es la sede hoy?")

    await desk.taps(clash, "Unir ambas")
    await desk.publish()

    assert "otra persona publicó cambios en lo mismo" in clash.text
    assert "En efecto:" in clash.text
    told = await desk.asked("¿Cuál es la sede hoy?")
    assert "En efecto: La sede es Lima." in told


async def test_what_cannot_be_joined_is_decided(desk: Desk) -> None:
    clash = await both_edit(desk, "introducción", "Con gusto:")

    joined = await desk.taps(clash, "Unir ambas")
    await desk.taps(joined, "Dejar la mía")
    await desk.publish()

    assert "no se pueden unir solas" in joined.text
    assert "Con gusto: La sede es Lima." in await desk.asked("¿Cuál es la sede?")


@pytest.mark.parametrize(
    "said", ["rebasar 9 mia", "rebasar x mia", "rebasar 1 todo", "resolver faq:sede nuestra", "caso 7"]
)
async def test_orders_about_nothing_change_nothing(desk: Desk, said: str) -> None:
    before = await desk.asked("¿Cuál es la sede?")

    reply = await desk.says(f"/faq {said}")

    assert reply.text
    assert await desk.asked("¿Cuál es la sede?") == before
    assert "No hay borradores" in (await desk.says("/faq borradores")).text


async def test_a_proposal_of_the_secretariat_arrives_filled_in_and_answers_whoever_waits(desk: Desk) -> None:
    async with desk.storage.transaction() as work:
        case = await work.cases.open(asker("ana", "¿Hay estacionamiento?"), due=desk.clock.now())
        await work.cases.open(asker("beto", "hay estacionamiento"), due=desk.clock.now())
        await work.drafts.add(
            Draft(
                0,
                case.number,
                "¿Hay estacionamiento?",
                ("hay parqueo",),
                "Sí, en el sótano.",
                "Acta",
                Who("t", "s", "S"),
            )
        )
    listed = await desk.says("/faq borradores")

    await desk.taps(listed, "Consulta 1")
    trial = await desk.trial()
    done = await desk.taps(trial, "Publicar")

    assert "Propuestas de la Secretaría: 1" in listed.text
    assert "hay parqueo" in trial.text
    assert "2 personas" in done.text
    async with desk.storage.transaction() as work:
        cases = [await work.cases.find(n) for n in (1, 2)]
    assert [case.state for case in cases if case] == ["answered", "answered"]
    for name in ("ana", "beto"):
        sent = [one for one in work.outbox.letters if one.conversation == name]  # type: ignore[attr-defined]
        assert len(sent) == 1
        assert "Sí, en el sótano." in sent[0].text
    assert "Propuestas de la Secretaría: 0" in (await desk.says("/faq")).text


async def upgraded(desk: Desk, **fields: object) -> Desk:
    """The same database under a newer version of the program, whose entry reads otherwise."""
    entries = [dict(one) for one in PAGES["faq/a.toml"]["faq"]]
    entries[0] |= fields
    newer = Desk(desk.clock, pages={**PAGES, "faq/a.toml": {"faq": entries}})
    newer.connect(desk.storage)
    await newer.shelf.catch_up(desk.storage)
    return newer


async def edited(desk: Desk) -> None:
    await desk.says("/faq editar sede introducción")
    await desk.says("Con gusto:")
    await desk.publish()


async def test_an_upgrade_never_overwrites_an_edit_and_brings_what_is_new(desk: Desk) -> None:
    await edited(desk)

    newer = await upgraded(desk, wordings=["dónde queda la sede", "lugar de la sede"])

    assert "Con gusto: La sede es Lima." in await newer.asked("¿Cuál es la sede?")
    assert "lugar de la sede" in (await newer.says("/faq ver sede")).text
    assert "No hay conflictos" in (await newer.says("/faq conflictos")).text


@pytest.mark.parametrize(("which", "told"), [("Dejar la nuestra", "Con gusto:"), ("Tomar la nueva", "Claro:")])
async def test_a_conflict_with_an_upgrade_is_listed_and_decided(desk: Desk, which: str, told: str) -> None:
    await edited(desk)
    newer = await upgraded(desk, lead="Claro:")
    before = await newer.asked("¿Cuál es la sede?")

    listed = await newer.says("/faq conflictos")
    await newer.taps(listed, which)
    await newer.publish()

    assert "Con gusto:" in before
    assert "«sede» (introducción)" in listed.text
    assert told in await newer.asked("¿Cuál es la sede?")
    assert "No hay conflictos" in (await newer.says("/faq conflictos")).text


async def test_an_edit_that_an_upgrade_breaks_is_set_aside_and_said(desk: Desk) -> None:
    await desk.says("/faq editar sede hechos")
    await desk.says("Q2")
    await desk.publish()
    facts = [one for one in PAGES["process/a.toml"]["fact"] if one["id"] != "Q2"]
    entries = [{**one, "says": ["Q3"]} if one["id"] == "aforo" else one for one in PAGES["faq/a.toml"]["faq"]]
    newer = Desk(desk.clock, pages={**PAGES, "process/a.toml": {"fact": facts}, "faq/a.toml": {"faq": entries}})
    newer.connect(desk.storage)
    await newer.shelf.catch_up(desk.storage)

    listed = await newer.says("/faq conflictos")

    assert "quedaron a un lado" in listed.text
    assert "La sede es Lima." in await newer.asked("¿Cuál es la sede?")
    assert Address("faq", "sede") in newer.shelf.served.aside
