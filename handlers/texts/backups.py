"""What is said about copies of the database, to whoever runs the program."""

from datetime import datetime

from handlers.texts.dates import minute


def cannot_read(place: str) -> str:
    """Not there, or not ours to read."""
    return f"No se puede leer «{place}»: compruebe el nombre del archivo y sus permisos."


def cannot_write(place: str) -> str:
    """A folder that refuses, or a disk that is full."""
    return f"No se puede escribir en «{place}»: revise los permisos de la carpeta y el espacio en el disco."


def too_little_room(place: str) -> str:
    """Known before anything was written."""
    return f"No hay espacio suficiente en «{place}»: libere espacio e intente de nuevo; no se cambió nada."


def bad_disk(place: str) -> str:
    """Found when the new copy was read back."""
    return f"Lo escrito en «{place}» no es lo que se lee después: revise ese disco; no quedó ninguna copia nueva."


def not_a_backup(place: str) -> str:
    """Something else."""
    return f"«{place}» no es una copia de respaldo de este programa; no se cambió nada."


def damaged(place: str) -> str:
    """It was one once, or pretends to be."""
    return f"La copia «{place}» está dañada, incompleta o no la hizo este programa: use otra; no se cambió nada."


def newer(place: str) -> str:
    """Of a later version."""
    return f"La copia «{place}» es de una versión más nueva de este programa: actualícelo primero; no se cambió nada."


def too_big(place: str) -> str:
    """Nothing that big is made."""
    return f"«{place}» contiene más de lo que admite una copia de respaldo (4 GB); no se cambió nada."


def service_runs(place: str) -> str:
    """It would go on writing into the old file."""
    return f"El servicio está en funcionamiento con «{place}»: deténgalo antes de restaurar; no se cambió nada."


def no_passphrase(place: str) -> str:
    """Neither a setting nor somebody to ask."""
    return (
        "Hace falta la clave de la copia: defina BACKUP_PASSPHRASE, o ejecute la orden en una terminal para escribirla."
    )


def wrong_passphrase(place: str) -> str:
    """Or the head of the file is damaged."""
    return f"La clave no es la de la copia «{place}», o el archivo está dañado; no se cambió nada."


def weak_typed(place: str) -> str:
    """Too short to keep anything."""
    return "La clave de la copia debe tener al menos 12 caracteres."


def two_passphrases(place: str) -> str:
    """A slip would lock everything away."""
    return "Las dos claves no coinciden: no se hizo la copia."


def weak_setting() -> str:
    """It is not quoted: it is a secret."""
    return "BACKUP_PASSPHRASE debe tener al menos 12 caracteres; vacía, las copias no se cifran."


def made(path: str, size: int, content: str, *, is_encrypted: bool) -> str:
    """Where it is, and that it was proven."""
    kind = "cifrada" if is_encrypted else "sin cifrar"
    return f"Copia {kind} hecha y comprobada: «{path}» ({amount(size)}; {content})."


def verified(path: str, moment: datetime, content: str, *, is_encrypted: bool) -> str:
    """It would restore."""
    kind = "cifrada" if is_encrypted else "sin cifrar"
    return f"La copia «{path}», {kind}, está íntegra: es del {minute(moment)} y contiene {content}."


def restored(moment: datetime, content: str, aside: str) -> str:
    """What is there now, and where what was there is."""
    before = f" La base anterior queda en «{aside}»." if aside else ""
    return f"Base restaurada al {minute(moment)}: {content}.{before}"


def no_daily() -> str:
    """Turned off."""
    return "Copias: la copia diaria está desactivada (BACKUP_KEEP=0); hágalas con «python -m bot backup»."


def none_yet(folder: str) -> str:
    """The service makes the first one when it starts."""
    return f"Copias: todavía no hay ninguna en «{folder}»; el servicio hace la primera al iniciar."


def last_good(moment: datetime, count: int) -> str:
    """The newest was read from beginning to end."""
    return f"Copias: la última, comprobada ahora, es del {minute(moment)}; hay {_counted(count, 'copia', 'copias')}."


def last_is_sealed(moment: datetime, count: int) -> str:
    """Without the passphrase nobody can prove it."""
    counted = _counted(count, "copia", "copias")
    return f"Copias: la última es del {minute(moment)} ({counted}); está cifrada con otra clave y no puede comprobarse aquí."


def last_is_old(moment: datetime) -> str:
    """Whoever runs the program should know why."""
    return f"Copias: la última es del {minute(moment)}, hace más de dos días: revise que el servicio funcione y su registro."


def last_is_bad(file: str, moment: datetime | None) -> str:
    """With the last one that is good, if any."""
    good = f"la última buena es del {minute(moment)}" if moment else "ninguna de las otras está bien"
    return f"Copias: «{file}» está dañada; {good}. Haga otra con «python -m bot backup» y revise el disco."


def folder_refuses(folder: str) -> str:
    """No copy can be made."""
    return f"Copias: no se puede escribir en «{folder}»: revise BACKUP_FOLDER y los permisos."


def folder_is_full(folder: str, free: int) -> str:
    """The next one may not fit."""
    return f"Copias: en «{folder}» solo quedan {amount(free)}: la próxima copia puede no caber."


def amount(size: int) -> str:
    """Bytes, as people count them."""
    if size < 2**20:
        return f"{max(1, round(size / 2**10))} kB"
    return f"{size / 2**20:.1f} MB".replace(".", ",")


def content(tables: int, rows: int) -> str:
    """How much is in a copy."""
    return f"{_counted(tables, 'tabla', 'tablas')} y {_counted(rows, 'registro', 'registros')}"


def _counted(count: int, one: str, many: str) -> str:
    return f"{count:,} {one if count == 1 else many}".replace(",", ".")


ASK_ONCE = "Clave de la copia: "
ASK_AGAIN = "Repita la clave: "
