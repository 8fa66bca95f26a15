"""The words that tell apart two questions otherwise alike, and those that say nothing in a question.

Data for gist.py and likeness.py, written as the pipeline leaves words: no accents, ñ kept.
"""

import re

from knowledge.reading import COUNTRIES
from knowledge.text import plain, stem


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


def _stems(listed: str) -> frozenset[str]:
    return frozenset(map(stem, listed.split()))


ASKS = {
    "quien": "quien", "quienes": "quien", "cuando": "cuando", "fecha": "cuando", "fechas": "cuando", "donde": "donde",
    "adonde": "donde", "como": "como", "que": "que", "cual": "que", "cuales": "que",
    **dict.fromkeys(("cuanto", "cuantos", "cuanta", "cuantas"), "cuanto"),
    "cantidad": "cuanto",
    **dict.fromkeys(("porque", "motivo", "razon", "causa"), "motivo"),
}  # fmt: skip
"""The kind of answer that a word asks for."""
WHETHER = _words("hay hubo habra habia existe existen tiene tienen tuvo tenia es son fue esta estan")
"""Verbs of a question that asks nothing but whether it is so."""
MODAL = _stems("puede pueden podria podrian podemos debe deben deberia deberian debemos")
LIMITS = _stems(
    "antes despues hasta desde mas menos solo solamente unicamente todo todos toda todas otro otra otros otras mismo "
    "misma ya todavia aun ambos ambas cada algun alguna alguno algunos algunas alguien mayor menor dentro fuera "
    "entre contra"
)
NARROWER = _stems(
    "whatsapp celular plenaria evento cita citas sesion sesiones mujer mujeres adolescente adolescentes menor menores "
    "residencia pasantia diploma zoom racismo aforo cupo cupos presidente presidenta sede organizador organizadores "
    "ingresar ingreso entrar entro decreto reglamento compromiso compromisos"
)
"""Members of a group of synonyms that say less than its name: both must say them."""
DECIDES = MODAL | LIMITS | NARROWER
DENIES = _words(
    "no ni sin nunca jamas nadie ningun ninguna ninguno tampoco excepto salvo falto faltan faltaron ausente ausentes"
)
TWOFOLD = _words("rapido rapida rapidos urgente urgentes trata")
"""Courtesy in a greeting, a kind of procedure elsewhere; a crime, and what a text deals with."""
ACTS = _words("informar confirmar indicar dato datos info")
"""Courtesy before what is asked, content after it."""
LEANS = re.compile(
    r"\b(mi|mis|mio|nuestr[oa]s?|yo|nosotr[oa]s|tengo|tenemos|soy|somos|estoy|estamos|hoy|ayer|anoche|mañana|"
    r"es[oae]|es[oa]s|ahi|aqui|aca|dich[oa]s?|lunes|martes|miercoles|jueves|viernes|sabado|domingo|"
    r"est[ea]s? (semana|mes|año|tarde|noche|reunion|ronda|pais|caso|declaracion)|"
    r"(semana|mes|año|trimestre|semestre) (que viene|pasad[oa]|proxim[oa])|"
    r"proxim[oa] (semana|mes|año|trimestre|semestre))\b"
)
"""What means something else when somebody else says it, or another day, or after another question."""
PAST = _words(
    "fue fueron era eran hubo habia habian estuvo estuvieron estaba estaban tuvo tuvieron tenia tenian hizo hicieron "
    "dio dieron podia podian ha han"
)
FUTURE = _words("sera seran habra habran tendra tendran estara estaran hara haran va van vamos")
PAST_FORM = re.compile(r"\b(\w{2,}[óÓ]|\w+(?:aron|ieron)|\w+aban?)\b")
FUTURE_FORM = re.compile(r"\b\w{2,}(?:rá|rán)\b")
ARTICLES = frozenset(("el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus"))
PREPOSITIONS = _words("a de en para por con contra desde hasta hacia entre ante sobre sin")
JOINED = {"al": "a", "del": "de", "pal": "para"}
THING = re.compile(
    r"\b(?:cual|cuales) (?:es|son|fue|fueron|era|eran|sera|seran|seria)(?: (?:el|la|los|las))?(?: (?P<thing>\w+)|$)"
)
"""«cuál es el plazo»: nothing but the plazo is asked for."""
BEGINS_ASKING = _words(
    "necesito necesitamos quiero queremos quisiera quisieramos deseo deseamos desearia agradecere agradeceria "
    "agradeceriamos agradezco favor gustaria informacion consultar conocer saber"
)
ASKING = BEGINS_ASKING | _words(
    "informe consulta sobre acerca respecto me la una el un de del dar brindar proporcionar enviar"
)
"""«deseo conocer la…»: after the first, these say no more."""
LIGHT = _stems(
    "celebro celebrar realizo realizar efectuar lugar cabo existe existir establece exacta exactas cordiales"
)
"""Words that say only that something takes place."""
SILENT_WORDS = frozenset(ASKS) | PAST | FUTURE
SILENT = frozenset(map(stem, SILENT_WORDS))
"""Question words and auxiliaries: what they say is taken down apart."""
PEOPLE = _stems(
    "solicitantes solicitudes refugiados refugiadas personas migrantes nacionales ciudadanos ciudadanas niños niñas "
    "menores familias mujeres casos solicitud pedidos reconocidos desplazados poblacion visa visas pasaporte "
    "pasaportes residentes asilados"
)
"""Those of whom «de» a country says where they come from, and «en», where they are."""
MOVES = _stems(
    "salir salida entrar entrada ingresar ingreso venir llegar llegada viajar viaje volver retorno retornar traslado "
    "trasladar expulsar expulsion devolver devolucion traspaso reasentamiento reasentar ir viene vienen salen llegan "
    "entran ingresan"
)
NEUTRAL = frozenset(("", "de", "en", "para", "sobre"))
"""Prepositions that may stand for each other before a name: «el plazo de Perú», «en Perú»."""
PLACE_WORDS = frozenset(plain(country).split()[0] for country in (*COUNTRIES, "Venezuela"))
"""How the name of a country begins; what names one otherwise is its people."""
DAY_TERMS = _stems("dia dias")
DEADLINE = stem("plazo")
ROUND_TERMS = _stems("reunion")
PROCESS_TERMS = _stems("proceso quito")

AMBIGUOUS_ENDINGS = frozenset(("ad", "id", "an", "en", "in"))
"""«refugiado» and «refugiada», «venezolano» and «venezolana»: before the last letter, what makes it no verb."""
FINITE = {
    **dict.fromkeys(("a", "e", "an", "en"), "present"),
    **dict.fromkeys(("o", "io", "aron", "ieron", "aba", "aban"), "past"),
    **dict.fromkeys(("ara", "aran", "era", "eran", "ira", "iran", "ra", "ran"), "future"),
}
"""What two forms of a verb differ in, and the time that it says."""
_ROWS = ("qwertyuiop", "asdfghjklñ", "zxcvbnm")
KEYBOARD = {
    letter: "".join(row[max(0, at - 1) : at + 2] for row in _ROWS[max(0, line - 1) : line + 2])
    for line, keys in enumerate(_ROWS)
    for at, letter in enumerate(keys)
}
"""The letters beside each on a Spanish keyboard."""
