"""Meetings as rows of a real workbook: what becomes of them, and all that is said of what is wrong."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from handlers.meetings.icalendar import Refused
from handlers.meetings.sheets import Reading, read, template
from handlers.ports import Meeting, Who
from handlers.texts.meeting_sheets import HEADS, SHEET

TODAY = date(2026, 11, 26)
READING = Reading(Who("t", "eva", "Eva"), TODAY, lambda at: f"sheet-{at}")

Cells = Mapping[str, Any]
GOOD: Cells = {"título": "Taller", "fecha": "24/09/2027", "desde las": "9", "hasta las": "17", "país": "Perú"}


def book(rows: Sequence[Sequence[Any]], *others: str, name: str = SHEET) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for other in others:
        made.create_sheet(other)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def sheet(*rows: Cells) -> bytes:
    heads = list(HEADS.values())
    return book([heads, *([row.get(head) for head in heads] for row in rows)], "Ayuda")


def drafts(*rows: Cells) -> Sequence[Meeting]:
    found = read(sheet(*rows), READING)
    assert not isinstance(found, Refused), found.reason
    return found


def refused(content: bytes) -> str:
    found = read(content, READING)
    assert isinstance(found, Refused), found
    return found.reason


def mistakes(*rows: Cells) -> Sequence[str]:
    head, *lines = refused(sheet(*rows)).split("\n")
    assert head.startswith("No se guardó ninguna reunión")
    return [line.removeprefix("· Reuniones, ") for line in lines]


def local(meeting: Meeting) -> Sequence[str]:
    return [
        f"{one.starts.astimezone(meeting.clocks):%Y-%m-%d %H:%M}/{one.ends.astimezone(meeting.clocks):%d %H:%M}"
        for one in meeting.sessions
    ]


def test_a_row_is_a_draft_with_everything_that_it_says() -> None:
    more = {
        "ciudad": "Lima",
        "lugar": "Hotel Central",
        "modalidad": "híbrida",
        "enlace": "https://ejemplo.org/sala",
        "convoca": "Presidencia",
        "tema": "calidad",
        "agenda": "1. Apertura\n2. Cierre",
        "invitados": "Chile; Perú\nSecretaría",
        "sesión": "Apertura",
        "lugar de la sesión": "Sala 1",
    }

    [meeting] = drafts({**GOOD, "título": "taller de calidad", **more})

    assert (meeting.title, meeting.zone, meeting.mode) == ("Taller de calidad", "America/Lima", "hybrid")
    assert local(meeting) == ["2027-09-24 09:00/24 17:00"]
    assert (meeting.city, meeting.country, meeting.place) == ("Lima", "Perú", "Hotel Central")
    assert (meeting.link, meeting.convenes, meeting.theme) == ("https://ejemplo.org/sala", "Presidencia", "calidad")
    assert meeting.agenda == "1. Apertura\n2. Cierre"
    assert (meeting.countries, meeting.roles) == (("Chile", "Perú"), ("secretariat",))
    assert [(one.title, one.place) for one in meeting.sessions] == [("Apertura", "Sala 1")]
    assert (meeting.uid, meeting.state, meeting.made_by.person) == ("sheet-0", "draft", "eva")


@pytest.mark.parametrize(
    ("cells", "sessions"),
    [
        ({"fecha": datetime(2027, 9, 24)}, ["2027-09-24 09:00/24 17:00"]),  # noqa: DTZ001 — cells have no zone
        ({"fecha": date(2027, 9, 24)}, ["2027-09-24 09:00/24 17:00"]),
        ({"fecha": "24 de septiembre"}, ["2027-09-24 09:00/24 17:00"]),
        ({"fecha": "viernes 24 de septiembre de 2027"}, ["2027-09-24 09:00/24 17:00"]),
        ({"fecha": "2027-09-24"}, ["2027-09-24 09:00/24 17:00"]),
        ({"fecha": "del 24 al 25 de septiembre"}, ["2027-09-24 09:00/24 17:00", "2027-09-25 09:00/25 17:00"]),
        ({"fecha": "24 y 28 de septiembre"}, ["2027-09-24 09:00/24 17:00", "2027-09-28 09:00/28 17:00"]),
        ({"hasta": date(2027, 9, 25)}, ["2027-09-24 09:00/24 17:00", "2027-09-25 09:00/25 17:00"]),
        (
            {"fecha": "24/09/2028", "hasta": "25 de septiembre"},
            ["2028-09-24 09:00/24 17:00", "2028-09-25 09:00/25 17:00"],
        ),
        ({"desde las": time(9), "hasta las": time(17)}, ["2027-09-24 09:00/24 17:00"]),
        ({"desde las": time(5), "hasta las": time(7)}, ["2027-09-24 05:00/24 07:00"]),
        ({"desde las": 9, "hasta las": 17}, ["2027-09-24 09:00/24 17:00"]),
        ({"desde las": "9:30", "hasta las": "a las 5 de la tarde"}, ["2027-09-24 09:30/24 17:00"]),
        ({"desde las": "desde las 9.30", "hasta las": "17 hs"}, ["2027-09-24 09:30/24 17:00"]),
        ({"desde las": "9 am", "hasta las": "1 pm"}, ["2027-09-24 09:00/24 13:00"]),
        ({"desde las": "9", "hasta las": "mediodía"}, ["2027-09-24 09:00/24 12:00"]),
        ({"desde las": "20:00", "hasta las": timedelta(hours=24)}, ["2027-09-24 20:00/25 00:00"]),
        ({"desde las": "de 9 a 17", "hasta las": ""}, ["2027-09-24 09:00/24 17:00"]),
        (
            {"desde las": "de 9 a 12 y de 14 a 17", "hasta las": ""},
            ["2027-09-24 09:00/24 12:00", "2027-09-24 14:00/24 17:00"],
        ),
        (
            {"fecha": "24 de septiembre de 9 a 17", "desde las": "", "hasta las": ""},
            ["2027-09-24 09:00/24 17:00"],
        ),
        ({"desde las": "", "hasta las": ""}, ["2027-09-24 00:00/25 00:00"]),
    ],
)
def test_days_and_hours_are_cells_or_words(cells: Cells, sessions: Sequence[str]) -> None:
    [meeting] = drafts({**GOOD, **cells})

    assert local(meeting) == sessions


@pytest.mark.parametrize(
    ("cells", "zone"),
    [
        ({"país": "Chile"}, "America/Santiago"),
        ({"país": "Chile", "hora de": "Lima"}, "America/Lima"),
        ({"país": "México", "ciudad": "Tijuana", "hora de": "hora de Tijuana"}, "America/Tijuana"),
        ({"país": "", "ciudad": "Tijuana"}, "America/Tijuana"),
        ({"país": "", "ciudad": "Ciudad de Panamá"}, "America/Panama"),
        ({"país": "Perú", "ciudad": "Iquitos"}, "America/Lima"),
        ({"país": "México", "ciudad": "Monterrey"}, "America/Mexico_City"),
        ({"país": "", "hora de": "UTC-5"}, "Etc/GMT+5"),
    ],
)
def test_clocks_are_those_that_are_said_then_of_the_country_then_of_the_city(cells: Cells, zone: str) -> None:
    [meeting] = drafts({**GOOD, **cells})

    assert meeting.zone == zone


def test_a_known_city_says_its_country() -> None:
    [meeting] = drafts({**GOOD, "país": "", "ciudad": "Lima"})

    assert meeting.country == "Perú"


@pytest.mark.parametrize(
    ("cells", "mode"),
    [
        ({"modalidad": "Virtual"}, "online"),
        ({"enlace": "https://ejemplo.org"}, "online"),
        ({}, "in_person"),
        ({"modalidad": "presencial", "enlace": "http://ejemplo.org/x"}, "in_person"),
    ],
)
def test_the_mode_is_said_or_follows_from_the_link(cells: Cells, mode: str) -> None:
    [meeting] = drafts({**GOOD, **cells})

    assert meeting.mode == mode


def test_rows_without_a_title_or_with_the_same_and_a_session_are_further_sessions() -> None:
    second = {"fecha": "25/09/2027", "desde las": "9", "hasta las": "12", "sesión": "Acuerdos"}

    taller, again, other = drafts(
        {**GOOD, "sesión": "Apertura"},
        second,
        {},
        {**GOOD, **second, "fecha": "26/09/2027", "título": "TALLER", "sesión": "Visita"},
        GOOD,
        {**GOOD, "título": "Plenaria"},
    )

    assert [one.title for one in taller.sessions] == ["Apertura", "Acuerdos", "Visita"]
    assert local(taller)[1:] == ["2027-09-25 09:00/25 12:00", "2027-09-26 09:00/26 12:00"]
    assert (again.title, len(again.sessions), other.title) == ("Taller", 1, "Plenaria")
    assert (again.uid, other.uid) == ("sheet-1", "sheet-2")


def test_what_is_past_is_a_draft_too() -> None:
    [meeting] = drafts({**GOOD, "fecha": "24/09/2020"})

    assert local(meeting) == ["2020-09-24 09:00/24 17:00"]


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"título": ""}, "celda A2: falta el título"),
        ({"fecha": ""}, "celda B2: falta la fecha"),
        ({"fecha": "31 de febrero"}, "celda B2: El 31 de febrero no existe: febrero tiene 28 días ese año."),
        ({"fecha": "09/24/2027"}, "celda B2: No existe el mes 24"),
        ({"fecha": "jueves 24 de septiembre de 2027"}, "celda B2: El 24 de septiembre de 2027 no es jueves"),
        ({"fecha": "24 o 25 de septiembre"}, "celda B2: puede leerse de dos maneras. ¿Se refiere"),
        ({"fecha": "24 de septiembre (por confirmar)"}, "celda B2: no entiendo «24 de septiembre (por confirmar)»"),
        ({"fecha": "pronto"}, "celda B2: no entiendo «pronto» como fecha"),
        ({"fecha": 46654}, "celda B2: no entiendo «46654» como fecha"),
        ({"fecha": "=B1"}, "celda B2: tiene una fórmula"),
        ({"fecha": "#N/A"}, "celda B2: tiene el error de una fórmula"),
        ({"hasta": "30 de febrero"}, "celda C2: El 30 de febrero"),
        ({"hasta": "20/09/2027"}, "celda C2: el último día es anterior"),
        ({"hasta": "25/09/2028"}, "celda C2: son 368 días seguidos y el máximo es 30"),
        ({"fecha": "24 a 26 de septiembre", "hasta": "27/09/2027"}, "celda C2: la celda «hasta» va con una sola"),
        ({"hasta": "25/09/2027 9:00"}, "celda C2: aquí va solo el último día"),
        ({"hasta": "#REF!"}, "celda C2: tiene el error"),
        ({"desde las": "25:00"}, "celda D2: La hora «25:00» no existe"),
        ({"desde las": "temprano"}, "celda D2: no entiendo «temprano» como hora"),
        ({"desde las": 9.3}, "celda D2: no entiendo «9.3» como hora"),
        ({"desde las": 0.375}, "celda D2: no entiendo «0.375» como hora"),
        ({"desde las": "9 (hora de Lima)"}, "celda D2: no entiendo «9 (hora de Lima)» como hora"),
        ({"desde las": datetime(2027, 9, 24, 9)}, "celda D2: no entiendo «2027-09-24 09:00» como hora"),  # noqa: DTZ001
        ({"desde las": "5", "hasta las": "7"}, "celda D2: puede leerse de dos maneras. ¿Es de 05:00 a 07:00"),
        ({"desde las": "17", "hasta las": "9"}, "celda D2: La hora de fin (9:00) es anterior"),
        ({"desde las": time(0), "hasta las": time(0)}, "celda E2: la hora de fin es la misma"),
        ({"desde las": timedelta(hours=-3)}, "celda D2: no entiendo «-1 day, 21:00:00» como hora"),
        ({"desde las": ""}, "celda D2: falta la hora de inicio"),
        ({"hasta las": ""}, "celda E2: falta la hora en que termina"),
        ({"desde las": "a las 5", "hasta las": ""}, "celda E2: falta la hora en que termina"),
        ({"desde las": "9 a 17"}, "celda D2: no entiendo «9 a 17» como hora"),
        ({"desde las": "de 5 a 7", "hasta las": ""}, "celda D2: puede leerse de dos maneras"),
        ({"hasta las": "=D2"}, "celda E2: tiene una fórmula"),
        ({"hasta las": "nunca"}, "celda E2: no entiendo «nunca» como hora"),
        ({"fecha": "24/09/2027 de 9 a 17"}, "celda D2: la hora está también en «fecha»"),
        ({"fecha": "24/09/2027 9:00", "desde las": "", "hasta las": ""}, "celda B2: falta la hora en que termina"),
        ({"país": "Narnia"}, "celda G2: no reconozco «Narnia» como país"),
        ({"país": ""}, "celda H2: falta saber con la hora de qué lugar"),
        ({"país": "", "ciudad": "Springfield"}, "celda H2: falta saber con la hora de qué lugar"),
        ({"país": "México", "ciudad": "Tijuana"}, "celda H2: «Tijuana» no tiene la misma hora"),
        ({"hora de": "Marte"}, "celda H2: no sé qué hora es la de «Marte»"),
        ({"hora de": "Tijuana", "fecha": "14/03/2027", "desde las": "2:30", "hasta las": "4:00"}, "celda D2: "),
        ({"modalidad": "telepática"}, "celda J2: no conozco la modalidad «telepática»"),
        ({"enlace": "zoom.us/j/1"}, "celda K2: «zoom.us/j/1» no es una dirección"),
        ({"enlace": "javascript:alert(1)"}, "celda K2: "),
        ({"invitados": "Chile, Narnia"}, "celda O2: no reconozco «Narnia» como país ni como grupo"),
        ({"título": "x" * 201}, "celda A2: tiene 201 letras y el máximo es 200"),
    ],
)
def test_a_mistake_is_told_with_its_cell_and_nothing_else_is(cells: Cells, told: str) -> None:
    [line] = mistakes({**GOOD, **cells})

    assert line.startswith(told), line


def test_every_mistake_of_every_row_is_told_at_once_in_order() -> None:
    told = mistakes(
        {**GOOD, "fecha": "31 de febrero", "desde las": "25:00", "modalidad": "x"},
        {**GOOD, "título": "Otra", "país": "Narnia", "invitados": "Oz"},
        {"fecha": "26/09/2027", "desde las": "9", "hasta las": "10", "ciudad": "Quito"},
        GOOD,
    )

    assert [line.partition(":")[0] for line in told] == [
        *("celda B2", "celda D2", "celda J2"),
        *("celda G3", "celda O3"),
        "celda F4",
    ]


def test_of_many_mistakes_the_first_are_told_and_how_many_more() -> None:
    told = mistakes(*[{**GOOD, "país": f"Oz {at}"} for at in range(33)])

    assert len(told) == 21
    assert told[-1] == "… y 13 más."


def test_sessions_that_overlap_are_refused() -> None:
    [told] = mistakes(
        GOOD, {"fecha": "25/09/2027"}, {"fecha": "24/09/2027", "desde las": "16", "hasta las": "18"}, {**GOOD}
    )

    assert told.startswith("celda B4: se superpone con otra sesión de la misma reunión, la de la fila 2")


def test_sessions_in_two_places_may_be_side_by_side() -> None:
    [made] = drafts(
        {**GOOD, "desde las": "9", "hasta las": "12", "sesión": "Mesa 1", "lugar de la sesión": "Salón A"},
        {
            "fecha": GOOD["fecha"],
            "desde las": "10",
            "hasta las": "11",
            "sesión": "Mesa 2",
            "lugar de la sesión": "Salón B",
        },
    )

    assert [(one.title, one.place) for one in made.sessions] == [("Mesa 1", "Salón A"), ("Mesa 2", "Salón B")]


def test_something_under_no_head_is_told() -> None:
    [told] = refused(book([["título", "fecha", "país"], ["Taller", "24/09/2027", "Perú", "¿y esto?"]])).split("\n")[1:]

    assert told == (
        "· Reuniones, celda D2: la columna no tiene nombre; escríbalo en la primera fila o borre lo que hay debajo."
    )


def test_without_its_column_a_mistake_is_told_by_its_row() -> None:
    assert "· Reuniones, fila 2: falta saber" in refused(book([["título", "fecha"], ["Taller", "24/09/2027"]]))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "El archivo está vacío."),
        (b"hola", "No es una hoja de cálculo .xlsx. Puede pedir una con /reunion plantilla."),
        (b"t\xc3\xadtulo,fecha\nTaller,24/09/2027\n", "No es una hoja de cálculo .xlsx"),
        (b"PK\x03\x04" + bytes(50), "El archivo está dañado"),
        (sheet(GOOD)[:-200], "El archivo está dañado"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "Es un archivo de Excel antiguo"),
        (b"x" * 21_000_000, "El archivo pesa 21 MB y el máximo es 20 MB."),
        (book([["título"]], "Otra", name="Hoja1"), "El archivo no tiene una hoja «Reuniones»; tiene «Hoja1», «Otra»."),
        (book([]), "La hoja «Reuniones» no trae ninguna reunión"),
        (template(), "La hoja «Reuniones» no trae ninguna reunión"),
        (book([["título", "fecha"], [" ", None]]), "La hoja «Reuniones» no trae ninguna reunión"),
        (
            book([["título", "fecha", "día", "Fecha", "=1"], ["x"]]),
            "Hoja «Reuniones»: no conozco las columnas «día», «=…»; la columna «fecha» está dos veces. Las columnas",
        ),
        (book([["fecha"], ["x"]]), "Hoja «Reuniones»: falta la columna «título»."),
        (book([["título", "fecha"], *[["x", "y"]] * 501]), "La hoja trae 501 filas y leo hasta 500 por vez"),
    ],
    ids=lambda value: "" if isinstance(value, bytes) else value[:30],
)
def test_a_file_that_is_no_sheet_of_meetings_is_refused_in_a_sentence(content: bytes, told: str) -> None:
    assert refused(content).startswith(told)


def test_the_only_sheet_is_taken_whatever_its_name_and_words_of_people_are_heads() -> None:
    rows = [[], ["Nombre", "FECHA", "Pais"], ["Taller", "24/09/2027", "Perú"]]

    found = read(book(rows, name="Hoja1"), READING)

    assert not isinstance(found, Refused), found.reason
    assert [one.title for one in found] == ["Taller"]


def test_the_template_has_heads_a_list_of_modes_and_an_example_that_can_be_read() -> None:
    found = load_workbook(io.BytesIO(template()))
    heads, helped = found[SHEET], [list(row) for row in found["Ayuda"].iter_rows(values_only=True)]

    assert [[cell.value for cell in row] for row in heads.iter_rows()] == [list(HEADS.values())]
    [choice] = heads.data_validations.dataValidation
    assert (choice.formula1, str(choice.sqref)[:2]) == ('"presencial,virtual,híbrida"', "J2")
    assert [row[0] for row in helped[1 : 1 + len(HEADS)]] == list(HEADS.values())
    example = read(book(helped[-3:]), READING)
    assert not isinstance(example, Refused), example.reason
    assert [len(meeting.sessions) for meeting in example] == [2]
