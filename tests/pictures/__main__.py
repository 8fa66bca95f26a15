"""`python -m tests.pictures`: plays the loop between an official, the secretariat and an administrator, and draws it.

Needs a Chromium; the pictures go to docs/img. `pngquant`, if it is there, makes them small.
"""

import asyncio
import shutil
import subprocess
import tempfile
from datetime import timedelta
from pathlib import Path

from bot.channels.telegram import CHANNEL
from bot.settings import Settings
from bot.storage.database import opened
from bot.storage.store import Store
from handlers.ports import Person
from tests.conftest import url_of
from tests.fakes import FakeClock
from tests.pictures.drawing import HEIGHT, WIDTH, drawn
from tests.pictures.phones import GROUP, Phones
from tests.retold import MONDAY_AT_TEN

IMAGES = Path(__file__).parents[2] / "docs" / "img"
BOT = "Enlace CONARE"
ANA = Person(
    CHANNEL, "11", "11", standing="approved", name="Ana Ríos", country="Perú", commission="CEPR", post="asesora legal"
)
LUCIA = Person(CHANNEL, "22", "22", "secretariat", standing="approved", name="Lucía Vega")
MARTA = Person(CHANNEL, "33", "33", "admin", standing="approved", name="Marta Solís")
CASE = "case:1"


async def main() -> None:
    """Everything, in order."""
    settings = Settings.from_env({"TELEGRAM_BOT_TOKEN": f"1:{'x' * 35}", "SECRETARIAT_CHAT_ID": GROUP})
    clock = FakeClock(MONDAY_AT_TEN)
    with tempfile.TemporaryDirectory() as folder:
        async with opened(url_of(Path(folder) / "enlace.db")) as engine:
            phones = Phones(Store(engine, clock, places=settings.places), clock, settings)
            for person in (ANA, LUCIA, MARTA):
                await phones.meet(person)
            await _asks(phones)
            await _answers(phones)
            await _administers(phones)


async def _asks(phones: Phones) -> None:
    await phones.writes(ANA, "quien dirige la comisión paraguaya")
    await phones.writes(ANA, "cupos para el taller de asilo")
    _draw(_own(phones, ANA), "funcionaria-pregunta")
    await phones.taps(ANA, "5. Ninguna: preguntar a la Secretaría")
    await phones.taps(ANA, "Sí, envíela")


async def _answers(phones: Phones) -> None:
    await phones.answers(LUCIA, "Quedan dos cupos; escriba el nombre de quien asistirá.", to=CASE)
    _draw(_topic(phones), "secretaria-consulta")
    await phones.taps(LUCIA, "Enviar", to=CASE)
    await phones.passes(timedelta(minutes=1))
    _draw(_own(phones, ANA), "funcionaria-consulta")
    await phones.taps(ANA, "Me sirve")


async def _administers(phones: Phones) -> None:
    await phones.writes(MARTA, "/invitar Perú · CEPR")
    await phones.writes(MARTA, "/auditoria 3")
    await phones.writes(MARTA, "/entregas")
    _draw(_own(phones, MARTA), "administradora")


def _own(phones: Phones, person: Person) -> str:
    """Their conversation with the bot."""
    return drawn(phones.screen(person.conversation), title=BOT, below="bot", me=person.name)


def _topic(phones: Phones) -> str:
    screen = phones.screen(CASE)
    return drawn(screen, title=screen.title, below="Secretaría Técnica · 6 miembros", me=LUCIA.name)


def _draw(page: str, name: str) -> None:
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))))
    picture = IMAGES / f"{name}.png"
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "page.html"
        file.write_text(page, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2"]
        size = [f"--window-size={WIDTH},{HEIGHT}", f"--screenshot={picture}"]
        subprocess.run([browser, *options, *size, file.as_uri()], check=True, capture_output=True)
    if quant := shutil.which("pngquant"):
        subprocess.run([quant, "--force", "--ext", ".png", "64", str(picture)], check=True)


if __name__ == "__main__":
    asyncio.run(main())
