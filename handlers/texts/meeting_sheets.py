"""The sheet with which the secretariat brings meetings: its heads, its help, and what is said of it as a whole."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from handlers.ports import Meeting
from handlers.texts.cell_mistakes import quoted
from handlers.texts.programme import day
from handlers.texts.workshop import number

SHEET, HELP_SHEET = "Reuniones", "Ayuda"
TEMPLATE = "Enviarme la plantilla"
FILE = "plantilla-reuniones.xlsx"

HEADS: Mapping[str, str] = {
    "title": "título",
    "first": "fecha",
    "last": "hasta",
    "opens": "desde las",
    "closes": "hasta las",
    "city": "ciudad",
    "country": "país",
    "clocks": "hora de",
    "place": "lugar",
    "mode": "modalidad",
    "link": "enlace",
    "convenes": "convoca",
    "theme": "tema",
    "agenda": "agenda",
    "guests": "invitados",
    "session": "sesión",
    "session_place": "lugar de la sesión",
}
"""What stands in the first row, by the name of the column."""

_HELP: Mapping[str, str] = {
    "title": "cómo se llama la reunión; si se deja vacío, la fila es otra sesión de la reunión de arriba",
    "first": "el día: 24/09/2027, 24 de septiembre, o varios: del 24 al 25 de septiembre",
    "last": "el último día, si son varios seguidos; si es uno solo, se deja vacío",
    "opens": "la hora de inicio, de 0 a 24: 9, 9:30, o el horario completo: de 9 a 17; vacío: horario por confirmar",
    "closes": "la hora en que termina: 17, 17:30",
    "city": "la ciudad donde es",
    "country": "el país donde es",
    "clocks": "con la hora de qué lugar, si no es la del país: Lima, Tijuana, UTC-5",
    "place": "el hotel, la sala, la dirección",
    "mode": "presencial, virtual o híbrida; vacío: virtual si hay enlace, presencial si no",
    "link": "la dirección para conectarse: https://…; solo la ven las personas aprobadas",
    "convenes": "quién convoca",
    "theme": "el tema, con pocas palabras",
    "agenda": "el orden del día, en una o varias líneas dentro de la celda",
    "guests": "países o grupos, separados por comas: Chile, Perú, Secretaría; vacío: todas las personas aprobadas",
    "session": "el nombre de la sesión, si tiene uno",
    "session_place": "dónde es la sesión, si no es donde la reunión",
}
_EXAMPLES: Sequence[Mapping[str, str]] = (
    {
        "title": "Taller de calidad del asilo",
        "first": "24/09/2027",
        "opens": "9:00",
        "closes": "13:00",
        "city": "Ciudad de Panamá",
        "country": "Panamá",
        "place": "Hotel Central",
        "mode": "híbrida",
        "link": "https://ejemplo.org/taller",
        "convenes": "Presidencia pro tempore",
        "theme": "calidad",
        "agenda": "1. Apertura\n2. Diagnóstico",
        "guests": "Chile, Perú, Secretaría",
        "session": "Apertura y diagnóstico",
    },
    {"first": "25/09/2027", "opens": "9:00", "closes": "12:00", "session": "Acuerdos", "session_place": "Sala Bolívar"},
)


def helped() -> list[list[str]]:
    """A line for each column, and how rows are filled in."""
    rows = [[HEADS[key], line] for key, line in _HELP.items()]
    examples = [[row.get(key, "") for key in HEADS] for row in _EXAMPLES]
    return [
        ["columna", "qué lleva"],
        *rows,
        [],
        ["Las fechas que no existen o que pueden leerse de dos maneras no se adivinan: se dice en qué celda están."],
        ["Cada reunión queda como borrador; nada se anuncia hasta que usted lo confirme."],
        ["Ejemplo, como iría en la hoja «Reuniones»: una reunión de dos días, con una sesión en cada uno."],
        list(HEADS.values()),
        *examples,
    ]


def preparing_template() -> str:
    """It comes as a letter."""
    return "Preparo la plantilla. Se la envío en un momento."


def here_it_is() -> str:
    """Beside the template."""
    return (
        "Aquí está. Complete la hoja «Reuniones», una reunión por fila; la hoja «Ayuda» dice qué lleva cada columna. "
        "Después envíeme el archivo aquí, en privado, con el texto /reunion importar."
    )


def send_the_sheet() -> str:
    """How a sheet comes in."""
    return (
        "Envíeme aquí, en privado, un archivo .xlsx como documento y escriba en el mismo mensaje: /reunion importar\n"
        "Cada fila queda como borrador, y nada se anuncia sin su confirmación. Con /reunion plantilla le envío una hoja "
        "con instrucciones."
    )


def too_large(size: int, most: int) -> str:
    """Before it is fetched."""
    return f"El archivo pesa {size // 1_000_000} MB y el máximo es {most // 1_000_000} MB. No se leyó."


def reading() -> str:
    """The workshop reads."""
    return "Leo la hoja y le muestro qué reuniones trae. Nada se anuncia sin su confirmación."


def imported(meetings: Sequence[Meeting], now: datetime, most: int) -> str:
    """What the rows became; which of them are over already."""
    lines = [f"{one.number}. {one.title} · {day(one.starts.astimezone(one.clocks))}" for one in meetings[:most]]
    if len(meetings) > most:
        lines.append(f"… y {number(len(meetings) - most)} más, hasta la {meetings[-1].number}.")
    past = [str(one.number) for one in meetings if one.ends <= now]
    over = f"\n\nYa pasaron, según su fecha: {', '.join(past)}. Revíselas." if past else ""
    return "Borradores que trae la hoja:\n" + "\n".join(lines) + over


def refused(problems: Sequence[tuple[str, str]], most: int) -> str:
    """All mistakes, each with its place and what to do; as many as can be read."""
    shown = [f"· {place}: {remedy}" for place, remedy in problems[:most]]
    rest = len(problems) - most
    more = [f"… y {number(rest)} más."] if rest > 0 else []
    return "\n".join(("No se guardó ninguna reunión. Corrija y envíe el archivo otra vez:", *shown, *more))


def cell(sheet: str, letter: str, row: int) -> str:
    """«Reuniones, celda C4»; the row, where the column is not there."""
    return f"{sheet}, celda {letter}{row}" if letter else f"{sheet}, fila {row}"


def no_such_sheet(names: Sequence[str]) -> str:
    """Several sheets, none of which is the one."""
    return (
        f"El archivo no tiene una hoja «{SHEET}»; tiene {', '.join(f'«{quoted(name)}»' for name in names[:8])}. Cambie el "
        "nombre de la que trae las reuniones, o pida la plantilla con /reunion plantilla."
    )


def nothing_there(sheet: str) -> str:
    """No row under the heads."""
    return f"La hoja «{quoted(sheet)}» no trae ninguna reunión: escriba una por fila, debajo de los nombres de las columnas."


def wrong_heads(sheet: str, unknown: Sequence[str], twice: Sequence[str], missing: Sequence[str]) -> str:
    """All that is wrong with the first row."""
    parts = (
        f"no conozco {_columns(unknown)}" if unknown else "",
        f"{_columns(twice)} {'está' if len(twice) == 1 else 'están'} dos veces" if twice else "",
        f"{'falta' if len(missing) == 1 else 'faltan'} {_columns(missing)}" if missing else "",
    )
    told = "; ".join(part for part in parts if part)
    return f"Hoja «{quoted(sheet)}»: {told}. Las columnas que hay: {', '.join(HEADS.values())}. No se leyó nada."


def too_many(found: int, most: int) -> str:
    """Of rows, or of meetings."""
    return f"La hoja trae {number(found)} filas y leo hasta {number(most)} por vez; divida el archivo. No se leyó nada."


def _columns(heads: Sequence[str]) -> str:
    names = ", ".join(f"«{quoted(head)}»" for head in heads[:8])
    return f"la columna {names}" if len(heads) == 1 else f"las columnas {names}"
