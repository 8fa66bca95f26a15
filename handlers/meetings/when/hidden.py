"""Numbers and months that are no dates: streets, laws, rooms, points, surnames, Holy Week. They become X."""

import re

_STREETS = (
    "plaza|plazoleta|avenida|av|avda|ave|calle|paseo|bulevar|boulevard|blvd|parque|hospital|escuela|colegio|instituto|"
    "universidad|barrio|colonia|estadio|autopista|ruta|carretera|puente|estacion|metro|auditorio|terminal|palacio|"
    "teatro|urbanizacion|sector|comuna|pasaje|pje|jiron|jr|rambla|carrera|cra|cl|diagonal|transversal|centro|edificio|"
    "batalla|club|municipio|pueblo|frente|movimiento|provincia"
)
_LABELS = (
    "ley|leyes|decreto|decretos|articulo|articulos|art|arts|resolucion|resoluciones|res|disposicion|expediente|expte|exp|"
    "oficio|oficios|acta|actas|nota|notas|circular|memorando|memo|directiva|acuerdo|convenio|anexo|inciso|literal|numeral|"
    "parrafo|parrafos|capitulo|capitulos|cap|titulo|seccion|punto|puntos|pagina|paginas|pag|pags|sala|salon|piso|pisos|"
    "oficina|depto|departamento|aula|torre|habitacion|km|kilometro|tel|telefono|tels|cel|celular|whatsapp|fax|"
    "interno|grupo|grupos|mesa|mesas|bloque|eje|ejes|linea|lineas|modulo|modulos|tema|temas|caso|casos|version|"
    "opcion|numero|nro|num|edad|edades|nivel|lote|manzana|puerta|casa|codigo|cp|pin|clave"
)
_FIGURE = r"(?:[0-9]+ |[TPO][0-9]\S* |D[0-9]+/[0-9]+ |X )"
_STREET = re.compile(
    rf"(?<!\S)(?:{_STREETS}) (?:\. )?(?:(?:de|del|la) )?"
    r"(?:(?:[0-9]{1,2} |O1 )(?:de )?(?:M[0-9]+ )?|M[0-9]+ )(?:# )?(?:[0-9]{1,4} (?!de M))?"
)
_LABEL = re.compile(
    rf"(?<!\S)(?:{_LABELS}) (?:(?:n|no|nro|num|numero|nº|[:.°º#]) ){{0,3}}(?!\S+ (?:de )?M[0-9]){_FIGURE}"
    rf"(?:(?:y|a|al|-|/) (?!\S+ (?:de )?M[0-9]){_FIGURE})?"
)
_NAME = re.compile(r"(?<!\S)(?:santo|san|don|sr|senor) W[1-7] |W[1-7] (?:santo|de ceniza|de pascua|de carnaval|negro) ")
_MARK = re.compile(r"[^ ]+ ")


def hide(line: str) -> str:
    """The line with as many marks as before, those that are no dates blotted out."""
    for pattern in (_STREET, _LABEL, _NAME):
        line = pattern.sub(lambda found: _MARK.sub("X ", found[0]), line)
    return line
