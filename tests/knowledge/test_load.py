"""A folder with every kind of mistake, and the content that ships."""

from collections.abc import Mapping
from pathlib import Path
from typing import get_args

import pytest

from handlers.officials import errands
from handlers.texts import computed
from handlers.texts import officials as texts
from knowledge.entries import Content, Entry
from knowledge.keys import Kind
from knowledge.load import ContentError, load_content
from knowledge.reading import COUNTRIES, LEAST_WORDINGS
from knowledge.records import Mistake
from knowledge.structure import ASPECTS
from knowledge.text import plain

SOURCES = '[[source]]\nkey = "s"\nname = "Una página"\n'
CITED = 'sources = ["s"]\nconfidence = "alta"\n'
ROUND = (
    'id = "D1"\nnumber = 1\ntitle = "T"\ncity = "Quito"\n'
    'country = "Ecuador"\npresidency = "Ecuador"\ndocument = "Declaración"\n'
)
WHEN = f'[when]\nid = "D1-01"\nstarts = 2018-09-03\n{CITED}'
SIX = 'wordings = ["{0} a", "{0} b", "{0} c", "{0} d", "{0} e", "{0} f"]\n'


def written(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def mistakes(folder: Path, files: Mapping[str, str | bytes]) -> list[Mistake]:
    with pytest.raises(ContentError) as failed:
        load_content(written(folder, {"sources.toml": SOURCES, **files}))
    return failed.value.mistakes


def faq(id: str, *, says: str = '["F1"]', more: str = "") -> str:
    return f'[[faq]]\nid = "{id}"\nquestion = "¿{id}?"\nsays = {says}\n{more}' + SIX.format(id)


def a_fact(id: str = "F1", *, more: str = "") -> str:
    return f'[[fact]]\nid = "{id}"\ntext = "Un hecho."\n{CITED}{more}'


def test_a_right_folder_loads(tmp_path: Path) -> None:
    content = load_content(
        written(
            tmp_path,
            {
                "sources.toml": SOURCES,
                "declarations/1.toml": ROUND + WHEN,
                "process/a.toml": a_fact(),
                "faq/a.toml": faq("x"),
            },
        )
    )

    assert sorted(content.facts) == ["D1-01", "F1"]
    assert [entry.id for entry in content.entries] == ["x"]


def test_a_sentence_quotes_the_fields_of_its_record(tmp_path: Path) -> None:
    commission = 'id = "C"\ncountry = "Perú"\nacronym = "CEPR"\nlaw = "Ley 27.891"\n' + a_fact().replace(
        "Un hecho.", "La {acronym} nació con la {law}."
    )

    content = load_content(written(tmp_path, {"sources.toml": SOURCES, "commissions/a.toml": commission}))

    assert content.facts["F1"].text == "La CEPR nació con la Ley 27.891."


def test_a_round_without_number_takes_its_place_by_date(tmp_path: Path) -> None:
    special = ROUND.replace("number = 1\n", "").replace("D1", "DX") + WHEN.replace("D1", "DX").replace("2018", "2017")

    content = load_content(
        written(
            tmp_path, {"sources.toml": SOURCES, "declarations/1.toml": ROUND + WHEN, "declarations/x.toml": special}
        )
    )

    assert [declaration.id for declaration in content.declarations] == ["DX", "D1"]


def test_every_mistake_of_every_file_is_reported_at_once(tmp_path: Path) -> None:
    found = mistakes(
        tmp_path,
        {
            "declarations/1.toml": ROUND.replace('city = "Quito"', "city = 3"),
            "commissions/a.toml": 'id = "C"\ncountry = "Perú"\nsiglas = "CEPR"\n',
            "practices/a.toml": '[[practice]]\nid = "P"\ncountry = "Perú"\n',
            "meetings/a.toml": f'[[meeting]]\nid = "R"\nname = "Taller"\n{CITED}',
            "process/a.toml": a_fact(more='note = ["x"]\n'),
            "glossary.toml": '[[term]]\nid = "G"\ntext = "x"\nterm = "COI"\n',
            "faq/a.toml": '[[faq]]\nid = "x"\nquestion = "¿x?"\nsays = ["F1"]\nwordings = ["x"]\n',
            "gaps/a.toml": "[[gap]]\nid = ",
            "aspects.toml": b"\xff\xfe",
            "actions.toml": 'action = "x"\n',
        },
    )

    assert {mistake.file for mistake in found} == {
        "declarations/1.toml",
        "commissions/a.toml",
        "practices/a.toml",
        "meetings/a.toml",
        "process/a.toml",
        "glossary.toml",
        "faq/a.toml",
        "gaps/a.toml",
        "aspects.toml",
        "actions.toml",
    }


def test_what_is_raised_lists_every_mistake(tmp_path: Path) -> None:
    files = {"faq/a.toml": "[[faq]]\nid = ", "gaps/a.toml": "[[gap]]\nid = "}

    with pytest.raises(ContentError, match=r"(?s)faq/a\.toml.*gaps/a\.toml"):
        load_content(written(tmp_path, files))


@pytest.mark.parametrize(
    ("file", "text", "entry", "remedy"),
    [
        ("faq/a.toml", "x = ", "archivo", "TOML"),
        ("faq/a.toml", b"\xff", "archivo", "UTF-8"),
        ("declarations/1.toml", ROUND + WHEN.replace("2018-09-03", "2018-13-45"), "archivo", "TOML"),
        (
            "declarations/1.toml",
            ROUND + WHEN.replace("2018-09-03", '"3 de septiembre"'),
            "D1-01",
            "«starts» debe ser una fecha completa",
        ),
        ("declarations/1.toml", ROUND, "declarations/1.toml", "falta la tabla [when]"),
        (
            "declarations/1.toml",
            'url = "w"\n' + ROUND + WHEN,
            "declarations/1.toml",
            "la fuente «w» de «url» no está en sources.toml",
        ),
        (
            "declarations/1.toml",
            'capitulo = "x"\n' + ROUND + WHEN,
            "declarations/1.toml",
            "el campo «capitulo» no se conoce",
        ),
        (
            "declarations/1.toml",
            ROUND + WHEN + f'[countries]\nid = "D1-02"\nrole = "firmantes"\nnames = ["Peru"]\n{CITED}',
            "D1-02",
            "el país «Peru» no se escribe así",
        ),
        (
            "declarations/1.toml",
            ROUND + WHEN + f'[countries]\nid = "D1-02"\nrole = "amigos"\n{CITED}',
            "D1-02",
            "debe ser uno de: firmantes, participantes",
        ),
        (
            "declarations/1.toml",
            ROUND + WHEN + f'[countries]\nid = "D1-02"\nrole = "firmantes"\n{CITED}absent = [{{ name = "Perú" }}]\n',
            "D1-02.absent[1]",
            "«how»",
        ),
        (
            "declarations/1.toml",
            ROUND + WHEN + f'[[paragraph]]\nid = "D1-P1"\ntext = "x"\nlabel = 1\nkind = "punto"\n{CITED}',
            "D1-P1",
            "«label»",
        ),
        ("declarations/1.toml", ROUND + WHEN + "[[missing]]\n", "declarations/1.toml.missing[1]", "«what»"),
        ("commissions/a.toml", 'id = "C"\ncountry = "Perú"\nmember = "sí"\n', "commissions/a.toml", "true o false"),
        ("process/a.toml", a_fact().replace('["s"]', '["w"]'), "F1", "la fuente «w» no está en sources.toml"),
        ("process/a.toml", a_fact().replace('["s"]', "[]"), "F1", "«sources» necesita al menos 1"),
        ("process/a.toml", a_fact().replace('"alta"', '"segura"'), "F1", "debe ser uno de: alta, media, baja"),
        ("process/a.toml", a_fact(more="tema = 'x'\n"), "F1", "el campo «tema» no se conoce"),
        ("process/a.toml", a_fact(more="partial = 1\n"), "F1", "«partial»"),
        ("process/a.toml", a_fact() + a_fact(), "F1", "el id «F1» ya existe"),
        ("process/a.toml", a_fact().replace("Un hecho.", "La {ley}."), "F1", "nombra un {campo} que la ficha no tiene"),
        ("process/a.toml", a_fact().replace("Un hecho.", "x" * 901), "F1", "el máximo es 900"),
        (
            "process/a.toml",
            f'[[presidency]]\nround = "I"\ncountry = "Ecuador"\nperiod = "2018"\n{CITED}',
            "process/a.toml.presidency[1]",
            "número entero",
        ),
        ("process/a.toml", '[[axis]]\nid = "E1"\nname = "Asilo"\n', "E1", "«fact»"),
        ("process/a.toml", "miembros = []\n", "process/a.toml", "el campo «miembros» no se conoce"),
        (
            "practices/a.toml",
            '[[practice]]\nid = "P"\ncountry = "Perú"\ntitle = "T"\nfecha = 2019\n',
            "P",
            "el campo «fecha» no se conoce",
        ),
        ("meetings/a.toml", f'[[meeting]]\nid = "R"\nname = "Taller"\n{CITED}', "R", "falta «starts» o «date_text»"),
        ("glossary.toml", f'[[term]]\nid = "G"\ntext = "x"\nterm = "COI"\nexpansion = 3\n{CITED}', "G", "«expansion»"),
        (
            "faq/a.toml",
            '[[faq]]\nid = "x"\nquestion = "¿x?"\nsays = ["F1"]\nwordings = ["a", "b"]\n',
            "x",
            f"al menos {LEAST_WORDINGS}; tiene 2",
        ),
        ("faq/a.toml", faq("x", says="[]"), "x", "«says» necesita al menos 1"),
        ("faq/a.toml", faq("x", more="pista = 'y'\n"), "x", "el campo «pista» no se conoce"),
        ("faq/a.toml", faq("x", more=f"lead = '{'x' * 201}'\n"), "x", "«lead»"),
        ("faq/a.toml", '[faq]\nid = "x"\n', "faq/a.toml", "[[faq]]"),
        ("gaps/a.toml", '[[gap]]\nid = "g"\nquestion = "¿g?"\n' + SIX.format("g"), "g", "«why»"),
        ("aspects.toml", '[[aspect]]\nid = "a"\nquestion = "¿a?"\nneeds = "ronda"\n' + SIX.format("a"), "a", "«needs»"),
        ("small.toml", '[[small]]\nid = "h"\n' + SIX.format("h"), "h", "«kind»"),
    ],
)
def test_a_mistake_says_where_it_is_and_what_to_do(
    file: str, text: str | bytes, entry: str, remedy: str, tmp_path: Path
) -> None:
    found = mistakes(tmp_path, {file: text})

    assert any((m.file, m.entry) == (file, entry) and remedy in m.remedy for m in found), found


@pytest.mark.parametrize(
    ("text", "entry", "remedy"),
    [
        (SOURCES + SOURCES, "s", "repetida"),
        (
            '[[source]]\nkey = "a"\nname = "A"\nurl = "u"\n[[source]]\nkey = "b"\nname = "B"\nurl = "u"\n',
            "b",
            "ya está en «a»",
        ),
        ('[[source]]\nkey = "a"\nname = "A"\nlink = "u"\n', "a", "el campo «link» no se conoce"),
    ],
)
def test_a_page_is_listed_once(text: str, entry: str, remedy: str, tmp_path: Path) -> None:
    found = mistakes(tmp_path, {"sources.toml": text})

    assert any(m.entry == entry and remedy in m.remedy for m in found), found


@pytest.mark.parametrize(
    ("files", "entry", "remedy"),
    [
        ({"faq/a.toml": faq("x", says='["F9"]')}, "x", "el hecho «F9» no existe"),
        ({"faq/a.toml": faq("x", more='more = ["F8"]\n')}, "x", "el hecho «F8» no existe"),
        (
            {"gaps/a.toml": '[[gap]]\nid = "g"\nquestion = "¿g?"\nwhy = "x"\nnear = ["F7"]\n' + SIX.format("g")},
            "g",
            "el hecho «F7» no existe",
        ),
        ({"faq/a.toml": faq("x"), "faq/b.toml": faq("x").replace(" a", " z")}, "x", "el id está repetido"),
        ({"faq/a.toml": faq("x"), "faq/b.toml": faq("y").replace("y a", "¡X  á!")}, "y", "ya pertenece a «x»"),
        (
            {"faq/a.toml": faq("x"), "small.toml": '[[small]]\nid = "h"\nkind = "ok"\n' + SIX.format("x")},
            "h",
            "ya pertenece a «x»",
        ),
    ],
)
def test_what_only_shows_across_files_is_reported(
    files: dict[str, str], entry: str, remedy: str, tmp_path: Path
) -> None:
    found = mistakes(tmp_path, {"process/a.toml": a_fact(), **files})

    assert any(m.entry == entry and remedy in m.remedy for m in found), found


def test_aspects_that_need_other_names_may_share_a_wording(tmp_path: Path) -> None:
    aspect = '[[aspect]]\nid = "{0}"\nquestion = "{0}"\nneeds = ["{0}"]\n' + SIX.replace("{0}", "x")
    files = {"aspects.toml": aspect.replace("{0}", "ronda") + aspect.replace("{0}", "país")}

    content = load_content(written(tmp_path, files))

    assert len(content.aspects) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        ROUND.replace("number = 1\n", ""),
        ROUND.replace("number = 1\n", "") + WHEN.replace("2018-09-03", '"septiembre"'),
        ROUND.replace("number = 1", 'number = "I"') + WHEN.replace("starts = 2018-09-03\n", ""),
    ],
)
def test_a_declaration_without_date_and_number_is_a_mistake_not_a_crash(text: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"declarations/1.toml": text})


@pytest.mark.parametrize("file", ["faq/a.toml", "gaps/a.toml", "glossary.toml", "practices/a.toml", "aspects.toml"])
def test_a_misspelt_list_is_not_lost_in_silence(file: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, {file: '[[faqs]]\nid = "x"\n'})


@pytest.mark.parametrize("text", ['stop = "de"\n', 'palabras = ["de"]\n', '[synonyms]\nfirmar = "suscribir"\n'])
def test_the_words_are_checked_as_well(text: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"words.toml": text})


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("commissions/a.toml", 'id = "C"\ncountry = "Peru"\n'),
        ("commissions/a.toml", 'id = "C"\n'),
        ("declarations/1.toml", ROUND.replace('presidency = "Ecuador"', 'presidency = "Mexico"') + WHEN),
        ("process/a.toml", 'members = ["Peru"]\n'),
        ("process/a.toml", f'[[presidency]]\nround = 1\ncountry = "Peru"\nperiod = "2018"\n{CITED}'),
    ],
)
def test_a_country_is_written_as_in_the_list_everywhere(file: str, text: str, tmp_path: Path) -> None:
    assert mistakes(tmp_path, {file: text})


def test_an_axis_points_at_a_fact(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"process/a.toml": '[[axis]]\nid = "E1"\nname = "Asilo"\nfact = "nada"\n'})


def test_a_mistake_across_files_names_the_file(tmp_path: Path) -> None:
    found = mistakes(tmp_path, {"process/a.toml": a_fact(), "faq/b.toml": faq("x", says='["F9"]')})

    assert [m.file for m in found] == ["faq/b.toml"]


def test_a_day_with_an_hour_is_no_day(tmp_path: Path) -> None:
    assert mistakes(tmp_path, {"declarations/1.toml": ROUND + WHEN.replace("2018-09-03", "2018-09-03T10:00:00")})


# ---- what ships


def test_the_shipped_content_loads(content: Content) -> None:
    assert [d.number for d in content.declarations if d.number] == list(range(1, 12))
    assert content.commissions
    assert content.practices
    assert content.meetings


def test_no_shipped_fact_lacks_a_source(content: Content) -> None:
    assert [fact.id for fact in content.facts.values() if not fact.sources] == []


def test_no_two_shipped_entries_claim_the_same_wording(content: Content) -> None:
    claimed: dict[str, str] = {}
    twice = []
    entries: tuple[Entry, ...] = (*content.faqs, *content.gaps, *content.errands)
    for entry in entries:
        for wording in entry.wordings:
            if claimed.setdefault(plain(wording), entry.id) != entry.id:
                twice.append((wording, entry.id))

    assert twice == []


def test_no_shipped_wording_is_empty_when_read(content: Content) -> None:
    assert [(entry.id, w) for entry in content.entries for w in entry.wordings if not plain(w)] == []


def test_there_are_enough_questions_in_enough_words(content: Content) -> None:
    assert len(content.faqs) >= 250
    assert [faq.id for faq in content.faqs if len(faq.wordings) < LEAST_WORDINGS] == []


def test_every_shipped_aspect_can_be_computed(content: Content) -> None:
    assert {aspect.id for aspect in content.aspects} == ASPECTS


def test_every_shipped_aspect_can_be_told(content: Content) -> None:
    assert {aspect.id for aspect in content.aspects} == set(computed._RENDERERS) == set(computed._QUESTIONS)


def test_shipped_aspects_need_kinds_that_are_known(content: Content) -> None:
    assert {kind for aspect in content.aspects for kind in aspect.needs} <= set(get_args(Kind))


def test_every_shipped_errand_starts_something(content: Content) -> None:
    kinds = {errand.kind for errand in content.errands if not errand.small}

    started = {errands.start(kind, "una pregunta", content).action for kind in kinds}

    assert started == kinds


def test_every_shipped_small_talk_has_a_reply_of_its_own(content: Content) -> None:
    kinds = {errand.kind for errand in content.errands if errand.small}

    assert len({texts.small_talk(kind, content) for kind in kinds}) == len(kinds)


def test_shipped_countries_are_written_as_in_the_list(content: Content) -> None:
    named = {d.country for d in content.declarations} | {d.presidency for d in content.declarations}
    named |= {c.country for c in content.commissions} | {p.country for p in content.presidencies}
    named |= {*content.members, *content.observers}

    assert named <= set(COUNTRIES)


def test_every_shipped_axis_points_at_a_fact(content: Content) -> None:
    assert [axis.id for axis in content.axes if axis.fact not in content.facts] == []


def test_counts_of_countries_agree_with_complete_lists(content: Content) -> None:
    lists = [(d.id, d.countries) for d in content.declarations if d.countries]

    assert [id for id, one in lists if one.complete and one.count not in (None, len(one.names))] == []


def test_no_shipped_country_is_both_listed_and_absent(content: Content) -> None:
    lists = [d.countries for d in content.declarations if d.countries]

    assert [a.name for one in lists for a in one.absent if a.name in one.names] == []
