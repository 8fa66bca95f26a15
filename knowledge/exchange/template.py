"""An empty spreadsheet that explains itself. Its examples are ignored when it comes back."""

from knowledge.exchange.cells import to_cell
from knowledge.exchange.columns import COLUMNS, SHEETS
from knowledge.exchange.workbook import spreadsheet

EXAMPLE = "ejemplo"
"""How the id of a row begins that is only an example."""

_EXAMPLES = (
    {
        "id": "ejemplo-1", "question": "¿Cuándo se envía el informe semestral?",
        "text": "El informe semestral se envía el 15 de enero y el 15 de julio.",
        "wordings": ["fecha del informe semestral", "para cuándo es el informe"],
        "source": "Circular 4 de la Secretaría", "url": "https://ejemplo.org/circular-4", "confidence": "alta",
        "review_by": "2027-06-30",
    },
    {
        "id": "ejemplo-2", "question": "¿Quién coordina el taller?", "text": "Lo coordina la presidencia de turno.",
        "wordings": ["coordinación del taller"], "source": "Acta de la reunión", "confidence": "media",
    },
)  # fmt: skip

_INSTRUCTIONS = (
    "Cómo usar esta plantilla",
    "1. Escriba una pregunta por fila en la hoja «Preguntas». Las filas cuyo id comienza por «ejemplo» no se importan.",
    "2. id: déjelo vacío en las preguntas nuevas; para cambiar una que existe, escriba el suyo.",
    "3. respuesta: una o dos frases completas, de hasta 900 caracteres. Lo demás puede ir en «detalle».",
    "4. redacciones: otras maneras de preguntarlo, una por línea dentro de la celda (Alt+Enter).",
    "5. fuente: el título del documento; dirección: su enlace, si lo tiene. Sin fuente no se importa.",
    "6. confianza: alta, media o baja. revisar antes de: una fecha, por ejemplo 30/06/2027.",
    "7. hechos: déjelo vacío, salvo que respondan hechos que ya existen (sus códigos, uno por línea).",
    "8. Envíe el archivo al asistente en privado. Verá qué cambiaría cada fila antes de publicar nada.",
)


def template() -> bytes:
    """An XLSX with heads, examples and instructions."""
    columns = COLUMNS["faq"]
    rows = [[to_cell(row.get(column.key), column.form) for column in columns] for row in _EXAMPLES]
    instructions = [[line] for line in _INSTRUCTIONS]
    sheets = {SHEETS["faq"]: [[column.head for column in columns], *rows], "Instrucciones": instructions}
    return spreadsheet(sheets, allowed={"confianza": ("alta", "media", "baja")})
