"""What is served: what ships under what administrators published, never half of it, and nothing lost."""

from datetime import date

import pytest

from handlers.admins.served import Assembled, Served, assembled, present
from handlers.ports import Override
from knowledge.articles import Address, Table, articles
from knowledge.load import ContentError
from knowledge.pages import Pages
from tests.handlers.admins.curation.desk import MAKING, PAGES

SEDE, AFORO, SALON = (Address("faq", id) for id in ("sede", "aforo", "salon"))
Q1, Q2 = Address("fact", "Q1"), Address("fact", "Q2")
SHIPPED = articles(PAGES)


def override(address: Address, *, edition: int = 1, **fields: object) -> Override:
    """As an administrator changed it."""
    return Override({**SHIPPED[address], **fields}, SHIPPED[address], edition)


def taken_out(address: Address, *, edition: int = 1) -> Override:
    return Override(None, SHIPPED[address], edition)


def upgraded(page: str, kind: str, **entries: dict[str, object] | None) -> Pages:
    """What a newer version of the program ships: entries with other fields, or without them."""
    rows = [row for row in PAGES[page][kind] if entries.get(row["id"], {}) is not None]
    return {**PAGES, page: {kind: [{**row, **(entries.get(row["id"]) or {})} for row in rows]}}


def reads(found: Assembled, address: Address) -> Table:
    return articles(found.pages)[address]


def test_without_overrides_what_ships_is_served() -> None:
    found = assembled(PAGES, {})

    assert (found.pages, found.conflicts, found.aside, found.gone) == (PAGES, {}, {}, frozenset())


def test_an_override_is_served_in_place_of_what_ships_and_the_rest_stays() -> None:
    found = assembled(PAGES, {Q1: override(Q1, text="La sede es Quito.")})

    assert found.content.facts["Q1"].text == "La sede es Quito."
    assert {a: t for a, t in articles(found.pages).items() if a != Q1} == {
        a: t for a, t in SHIPPED.items() if a != Q1
    }  # fmt: skip


def test_what_ships_is_left_as_it_was() -> None:
    assembled(PAGES, {Q1: override(Q1, text="La sede es Quito."), SALON: taken_out(SALON)})

    assert articles(PAGES) == SHIPPED


def test_what_was_taken_out_is_gone_and_known_to_be() -> None:
    found = assembled(PAGES, {SALON: taken_out(SALON)})

    assert found.gone == {SALON}
    assert [entry.id for entry in found.content.faqs] == ["sede", "aforo"]


def test_a_newer_version_and_an_administrator_may_change_different_fields() -> None:
    newer = upgraded("faq/a.toml", "faq", sede={"lead": "Claro:"})

    found = assembled(newer, {SEDE: override(SEDE, wordings=["dónde queda la sede", "la sede, por favor"])})

    assert (reads(found, SEDE)["lead"], found.conflicts) == ("Claro:", {})
    assert reads(found, SEDE)["wordings"] == ["dónde queda la sede", "la sede, por favor"]


def test_where_both_changed_the_same_field_the_administrator_stands_until_somebody_decides() -> None:
    newer = upgraded("faq/a.toml", "faq", sede={"lead": "Claro:"})

    found = assembled(newer, {SEDE: override(SEDE, lead="Con gusto:")})

    assert reads(found, SEDE)["lead"] == "Con gusto:"
    assert {address: merged.conflicts for address, merged in found.conflicts.items()} == {SEDE: ("lead",)}


def test_an_override_that_would_break_the_content_is_set_aside_and_the_others_are_served() -> None:
    found = assembled(PAGES, {SEDE: override(SEDE, says=["Q9"]), AFORO: override(AFORO, lead="Con gusto:")})

    assert found.aside == {SEDE: "el hecho «Q9» no existe"}
    assert (reads(found, SEDE), reads(found, AFORO)["lead"]) == (SHIPPED[SEDE], "Con gusto:")


def test_every_override_that_would_break_the_content_is_set_aside() -> None:
    found = assembled(PAGES, {SEDE: override(SEDE, says=["Q9"]), AFORO: override(AFORO, says=["Q8"], edition=2)})

    assert found.aside == {SEDE: "el hecho «Q9» no existe", AFORO: "el hecho «Q8» no existe"}
    assert found.pages == PAGES


def test_what_is_set_aside_is_not_counted_as_gone() -> None:
    found = assembled(PAGES, {Q1: taken_out(Q1)})

    assert (set(found.aside), found.gone) == ({Q1}, frozenset())


def test_whoever_took_out_what_others_need_is_set_aside_and_nobody_else() -> None:
    overrides = {Q2: taken_out(Q2, edition=1), SEDE: override(SEDE, lead="Con gusto:", edition=2)}

    found = assembled(PAGES, overrides)

    assert found.aside == {Q2: "el hecho «Q2» no existe"}
    assert reads(found, SEDE)["lead"] == "Con gusto:"


def test_of_two_who_claim_a_wording_the_one_in_whom_the_mistake_is_found_is_set_aside() -> None:
    overrides = {id: override(id, wordings=["por dónde se entra"]) for id in (SEDE, SALON)}

    found = assembled(PAGES, overrides)

    assert found.aside == {SALON: "la redacción «por dónde se entra» ya pertenece a «sede»"}
    assert reads(found, SEDE)["wordings"] == ["por dónde se entra"]


def test_when_nothing_tells_whose_mistake_it_is_the_latest_edition_is_set_aside() -> None:
    nameless = Address("source", "z")
    overrides = {AFORO: override(AFORO, lead="Con gusto:", edition=1), nameless: Override({"key": "z"}, None, 2)}

    found = assembled(PAGES, overrides)

    assert set(found.aside) == {nameless}
    assert reads(found, AFORO)["lead"] == "Con gusto:"


def test_what_ships_broken_is_an_error_whatever_administrators_made_of_the_rest() -> None:
    broken = upgraded("process/a.toml", "fact", Q2=None)

    with pytest.raises(ContentError, match="«Q2» no existe"):
        assembled(broken, {SEDE: override(SEDE, lead="Con gusto:")})


def test_an_override_may_mend_what_ships_broken() -> None:
    broken = upgraded("process/a.toml", "fact", Q2=None)

    found = assembled(broken, {AFORO: override(AFORO, says=["Q3"])})

    assert (reads(found, AFORO)["says"], found.aside) == (["Q3"], {})


def test_facts_are_found_stale_as_of_the_day() -> None:
    overrides = {Q1: override(Q1, review_by="2026-11-23")}

    stale = [assembled(PAGES, overrides, date(2026, 11, day)).content.facts["Q1"].stale for day in (23, 24)]

    assert stale == [False, True]


def test_an_article_reads_as_it_ships_until_somebody_changes_it() -> None:
    assert present(SEDE, SHIPPED, {}) == SHIPPED[SEDE]
    assert present(Address("faq", "nueva"), SHIPPED, {}) is None


def test_an_article_reads_as_an_administrator_left_it_also_when_that_is_set_aside() -> None:
    broken = override(SEDE, says=["Q9"])

    assert present(SEDE, SHIPPED, {SEDE: broken}) == broken.table
    assert present(SEDE, SHIPPED, {SEDE: taken_out(SEDE)}) is None


def test_an_edition_knows_every_article_as_it_is_served_and_as_it_ships() -> None:
    found = assembled(PAGES, {Q1: override(Q1, text="La sede es Quito.")})
    served = Served(1, PAGES, found.pages, MAKING.first(found.content))

    assert (served.every[Q1]["text"], served.originals[Q1]["text"]) == ("La sede es Quito.", "La sede es Lima.")
