"""The words in which people ask for meetings, as `knowledge.text.plain` leaves them."""


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


MEETINGS = _words(
    "cita citas conferencia conferencias encuentro encuentros evento eventos foro foros junta juntas plenaria "
    "plenarias reunion reuniones sesion sesiones taller talleres webinar webinario webinarios"
)
"""What is held."""

HAPPENS = _words("agenda agendado calendario cronograma habra hay hubo tenemos toca viene vienen")
"""With a time, these ask for meetings without naming any."""

WHEN = _words("cuando dia fecha horario")
"""With a host, these ask for the meeting there without naming any: «cuándo es lo de Panamá»."""

SOON = _words("pronto proximamente")
"""Times that leave nothing out: whatever comes next."""

CONARE = _words("conare conares")

PAST = _words(
    "anterior anteriores celebrada celebradas celebraron fue fueron hicieron hubieron hubo pasada pasadas pasado "
    "pasados realizada realizadas realizado realizados realizaron ultima ultimas ultimo ultimos"
)
"""They ask for what is over."""

ONE = _words("proxima proximo siguiente")
"""In the singular they ask for one."""

_AROUND = _words(
    "a acerca actividad actividades agendada agendadas al algo algun alguna algunas algunos anunciada anunciadas "
    "buenas buenos cada con conocer consultar convocada convocadas cual cuales cuando cuanto dar de del deme desde "
    "dia dias diga digame dime donde el en enlace entre era eran es esta estaba estan este favor fecha fechas "
    "futura futuras futuro futuros gracias hasta haya hola hora horario horas indique la las le les link lista "
    "listado lo los lugar mas me mi mis mostrar muestre muestreme ninguna noches nos nueva nuevas o otra otras otro "
    "otros para podria por prevista previstas previsto previstos programada programadas programado pronto "
    "proximamente proximas proximos puede que quiero quisiera reunen reunimos saber se sede sera seran sigue "
    "siguientes sobre son su sus tardes tema temas tener tiene tienen todas todo todos un una unas unos ver y zoom"
)
_LASTS = _words("acaba comienza comienzan dura duran empieza empiezan finaliza inicia inician termina terminan")
WHOSE = _words("asistira asistiran convoca convocan organiza organizan participa participan quien quienes")
"""Of one that was named, they ask for what its card says; by themselves they ask how meetings are convened."""
SAYS_NOTHING = _LASTS | MEETINGS | HAPPENS | PAST | ONE | _AROUND
"""None of these chooses among meetings."""

RENEWING = _words("nueva nuevo otra otro renovar")
REMOVING = _words("borrar eliminar quitar revocar")
EVERYTHING = _words("todas todo todos")
NOTHING = _words("nada ninguna ninguno no silencio")
ANY = _words("activar avisar si")
UNITS = {
    "minuto": 1, "minutos": 1, "min": 1, "hora": 60, "horas": 60, "h": 60, "dia": 1440, "dias": 1440,
    "semana": 10080, "semanas": 10080,
}  # fmt: skip
"""Minutes."""
ONES = {
    "un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "diez": 10, "quince": 15,
}  # fmt: skip
