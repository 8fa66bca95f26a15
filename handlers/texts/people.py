"""Who is who, and what they may do: what administrators and the secretariat read of people."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from handlers.ports import Person, Role, Standing
from handlers.texts.dates import zone_name

WAITING = "lista las solicitudes de registro"
SET_ROLE = "da una función: /rol @nombre secretaria"
REVOKE = "retira el acceso: /revocar @nombre"
WHO = "dice quién es alguien: /quien @nombre"
ROLES = "lista a la Secretaría y a quienes administran"
APPROVE, REFUSE, NOBODY = "Aprobar", "Rechazar", "Ninguna de estas personas"

ROLE_NAMES: dict[Role, str] = {"official": "oficial", "secretariat": "Secretaría", "admin": "administración"}
ROLE_WORDS: dict[str, Role] = {
    "oficial": "official", "funcionario": "official", "funcionaria": "official", "secretaria": "secretariat",
    "secretario": "secretariat", "admin": "admin", "administrador": "admin", "administradora": "admin",
    "administracion": "admin",
}  # fmt: skip
"""As `knowledge.text.plain` leaves them."""
_STANDINGS: dict[Standing, str] = {
    "guest": "sin registro", "pending": "registro pendiente", "approved": "registro aprobado", "revoked": "acceso retirado",
}  # fmt: skip


def called(person: Person) -> str:
    """«Ana Pérez (@ana)»."""
    name = person.name or person.handle or person.person
    return f"{name} (@{person.handle})" if person.handle and person.handle != name else name


def one_line(person: Person) -> str:
    """Enough to tell people of the same name apart."""
    origin = ", ".join(filter(None, (person.commission, person.country)))
    state = ROLE_NAMES[person.role] if person.role != "official" else _STANDINGS[person.standing]
    return " · ".join(filter(None, (called(person), origin, state)))


def card(person: Person, deeds: Sequence[str]) -> str:
    """Everything that is known of somebody, and what was done about them."""
    known = (
        ("País", person.country), ("Comisión", person.commission), ("Cargo", person.post), ("Correo", person.email),
        ("Función", ROLE_NAMES[person.role]), ("Registro", _STANDINGS[person.standing].removeprefix("registro ")),
        ("Escribe por", _channel(person)), ("Zona horaria", zone_name(ZoneInfo(person.zone)) if person.zone else ""),
    )  # fmt: skip
    lines = [called(person), *(f"• {label}: {value}" for label, value in known if value)]
    if not person.reachable:
        lines.append("• Bloqueó el asistente: no recibe mensajes.")
    return "\n".join([*lines, *(["", "Lo que consta:", *deeds] if deeds else [])])


def _channel(person: Person) -> str:
    """«Telegram, con el número 4711»: what `/revocar` takes when there is no other name."""
    where = {"telegram": "Telegram, con el número", "terminal": "la terminal, como"}.get(person.channel)
    return f"{where} {person.person}" if where else f"{person.channel}, como {person.person}"


def privileged(admins: Sequence[str], secretaries: Sequence[str]) -> str:
    """Everybody with a privileged role."""
    heads = (("Administración", admins), ("Secretaría", secretaries))
    return "\n\n".join("\n".join([f"{head}:", *(f"• {p}" for p in who or ["nadie"])]) for head, who in heads)


def settled(line: str) -> str:
    """An administrator by the settings."""
    return f"{line} · por configuración"


def whom_missing(command: str) -> str:
    """Nobody was named."""
    return f"Indique a quién, por ejemplo: /{command} @nombre. También sirve su número o su nombre; /roles muestra a quienes tienen funciones."


def role_missing() -> str:
    """/rol needs both."""
    return "Indique a quién y qué función: /rol @nombre secretaria. Las funciones son oficial, secretaria y admin."


def nobody_like_that(words: str) -> str:
    """Nobody who ever wrote."""
    return f"No encuentro a «{words[:60]}». Solo conozco a quienes han escrito alguna vez al asistente."


def which_person(count: int, shown: int) -> str:
    """Several, or only a name."""
    if count == 1:
        return "Para no equivocarnos de persona, confirme, por favor:"
    more = f" Se muestran {shown} de {count}: si no está, use su número o su @nombre." if count > shown else ""
    return f"¿A cuál de estas personas se refiere?{more}"


def own_role() -> str:
    """Nobody changes their own role."""
    return "Nadie cambia su propia función: pídalo a otra persona que administre. Así siempre queda alguien que administra."


def by_settings(person: Person) -> str:
    """The settings make them an administrator."""
    return f"{called(person)} administra por la configuración (ADMIN_IDS): para cambiarlo hay que quitar su número de allí."


def has_it_already(person: Person) -> str:
    """Nothing to change."""
    return f"{called(person)} ya tiene la función de {ROLE_NAMES[person.role]}; no se cambió nada."


def role_given(person: Person) -> str:
    """Stored."""
    return f"{called(person)} tiene desde ahora la función de {ROLE_NAMES[person.role]}. Se le avisará."


def your_role(role: Role) -> str:
    """What the person reads."""
    return (
        f"Su función en este asistente es desde ahora: {ROLE_NAMES[role]}. Escriba /ayuda para ver lo que puede hacer."
    )


def revoked(person: Person) -> str:
    """Stored."""
    return f"{called(person)} ya no tiene acceso, desde este momento. Para devolvérselo: /rol con la función que corresponda."


def revoked_already(person: Person) -> str:
    """Nothing to change."""
    return f"{called(person)} ya no tenía acceso; no se cambió nada."


def nobody_waits() -> str:
    """No registrations."""
    return "No hay solicitudes de registro pendientes."


def waiting(lines: Sequence[str], total: int) -> str:
    """Who waits, oldest identifiers first."""
    more = f"\n… y {total - len(lines)} más, que verá al decidir estas." if total > len(lines) else ""
    return "Solicitudes de registro:\n" + "\n".join(f"• {line}" for line in lines) + more


def whose_registration() -> str:
    """A command without a person."""
    return "No encuentro esa solicitud. Con /pendientes_registro ve las que esperan."


def decided_already(person: Person) -> str:
    """A colleague was quicker."""
    return f"La solicitud de {called(person)} ya no está pendiente ({_STANDINGS[person.standing]}); no se cambió nada."


def approved(person: Person) -> str:
    """Done."""
    return f"Registro aprobado: {called(person)}. Se le avisará."


def refused(person: Person) -> str:
    """Done."""
    return f"Registro rechazado: {called(person)}. Se le avisará; puede corregir sus datos y pedirlo de nuevo."


def decided_by(done: str, who: str) -> str:
    """Under the letter that asked."""
    return f"{done} (Lo decidió {who}.)"
