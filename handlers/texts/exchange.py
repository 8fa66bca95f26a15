"""The knowledge as files, as administrators read of it."""

from collections.abc import Mapping, Sequence

from handlers.texts.workshop import number
from knowledge.exchange.report import Line, Report, State

PURPOSES: Mapping[str, str] = {
    "importar": "explica cómo traer preguntas desde una hoja de cálculo",
    "exportar": "envía todos los contenidos: /exportar xlsx, csv o json",
    "plantilla": "envía una hoja de cálculo vacía, con instrucciones",
    "respaldo": "hace y verifica una copia de toda la base, en el servidor",
}
PUBLISH, DISCARD = "Probar y publicar", "Descartar"
_SHOWN = 10
_STATES: Mapping[State, tuple[str, str]] = {
    "new": ("nueva", "nuevas"),
    "changed": ("cambia", "cambian"),
    "unchanged": ("sin cambios", "sin cambios"),
    "duplicate": ("duplicada", "duplicadas"),
    "invalid": ("con errores", "con errores"),
}


def send_the_file() -> str:
    """How a file comes in."""
    return (
        "Envíeme aquí, en privado, un archivo .xlsx, .csv o .json como documento. Primero le digo qué cambiaría cada fila; "
        "nada se publica sin su confirmación. Con /plantilla le envío una hoja con instrucciones; con /exportar, lo que hay "
        "ahora."
    )


def no_such_format(said: str, known: Sequence[str]) -> str:
    """Unknown."""
    return f"No conozco el formato «{said[:20]}». Los que hay: {', '.join(known)}."


def preparing() -> str:
    """The file comes as a letter."""
    return "Lo estoy preparando; se lo envío en un momento."


def copying() -> str:
    """It takes a while."""
    return "Estoy haciendo la copia de respaldo y verificándola; le aviso al terminar."


def copied(name: str, size: int, tables: int, rows: int, *, encrypted: bool) -> str:
    """Where it is, for whoever runs the server."""
    how = "cifrada" if encrypted else "sin cifrar"
    return (
        f"Copia hecha y verificada: {name} ({number(size // 1000)} kB, {how}), con {number(rows)} filas de {tables} tablas. "
        "Está en la carpeta de respaldos del servidor."
    )


def not_copied() -> str:
    """The log says more."""
    return "No se pudo hacer la copia. Quien mantiene el servicio puede ver por qué con: python -m bot doctor"


def too_large(size: int, most: int) -> str:
    """Before it is fetched."""
    return f"El archivo pesa {size // 1_000_000} MB y el máximo es {most // 1_000_000} MB. No se leyó."


def reading(name: str) -> str:
    """It is fetched and read."""
    return f"Recibí «{name or 'el archivo'}». Lo estoy revisando; no se cambia nada todavía."


def cannot_fetch() -> str:
    """The channel does not give it."""
    return "No pude descargar el archivo. Envíelo otra vez, por favor."


def here_it_is(name: str) -> str:
    """Beside the file."""
    return f"Aquí está: {name}."


def report(name: str, found: Report, changeset: int = 0) -> str:
    """Counts, and the first problems with where and what to do."""
    if found.refused:
        return f"No se importó nada de «{name}». {found.refused}"
    counts = ", ".join(_counted(state, found.count(state)) for state in _STATES if found.count(state))
    parts = [f"«{name}»: {number(len(found.lines))} filas ({counts or 'ninguna'})."]
    if found.wrong:
        parts.append(
            "No se importó nada. Corrija y envíelo otra vez:\n" + "\n".join(map(_problem, found.wrong[:_SHOWN]))
        )
        if len(found.wrong) > _SHOWN:
            parts.append(f"… y {number(len(found.wrong) - _SHOWN)} más.")
    elif changeset:
        parts.append(f"Está todo en el borrador {changeset}: pruébelo y publíquelo de una vez; se deshace de una vez.")
    elif not found.changes:
        parts.append("No hay nada que cambiar.")
    return "\n\n".join(parts)


def _counted(state: State, count: int) -> str:
    return f"{number(count)} {_STATES[state][count != 1]}"


def _problem(line: Line) -> str:
    where = (
        f"{line.sheet}, celda {line.cell}" if line.cell else f"{line.sheet}, fila {line.row}" if line.row else line.name
    )
    return f"· {where}: {line.remedy}"


def reason(name: str) -> str:
    """Of the edition."""
    return f"Importado de «{name}»"


def published(edition: int, count: int) -> str:
    """In the shell."""
    return f"Publicado: edición {edition}, con {number(count)} cambios."


def dry() -> str:
    """In the shell."""
    return "Nada se cambió. Para publicarlo, repita la orden con --aplicar."


def written(name: str, count: int) -> str:
    """In the shell."""
    return f"Escrito: {name} ({number(count)} bytes)."


def no_differences() -> str:
    """In the shell."""
    return "Los contenidos son los que vienen con el programa."


def nothing_new() -> str:
    """In the shell."""
    return "El archivo dice lo mismo que los contenidos."


def published_meanwhile() -> str:
    """In the shell."""
    return "Alguien publicó otra edición mientras tanto; nada se cambió. Repita la orden."


def no_file(name: str) -> str:
    """In the shell."""
    return f"No se puede leer o escribir el archivo «{name}»."
