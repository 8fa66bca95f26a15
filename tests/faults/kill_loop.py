"""The whole loop as its people play it: Ana and Luis ask, Eva of the secretariat answers, closes and drafts an entry.

Each acts when they read what they wait for, and never twice: what they did once must count, whatever happens to the
program meanwhile. Only a group that sees nothing for long fails.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.faults.groups import Group
from tests.faults.keyboards import labels_of
from tests.faults.people import Person
from tests.faults.telegram_double import TelegramDouble
from tests.faults.world import Message

QUESTION = "¿Hay cupos para el taller?"
ANSWER = "Sí, quedan dos. Escriba a la sede."
SOURCE = "Declaración de Lima, punto 4"
ANA, LUIS, EVA = 77, 78, 501
PATIENCE = 30.0
"""Seconds in which something must happen, kills and restarts included."""

DEEDS = ("appoint", "tomar", "responder", "confirmar", "cerrar", "publicar_faq")
"""What the audit log must name, each once; the settings appoint an administrator at the first start."""

HISTORY = ("asked", "joined", "taken", "draft", "answer", "followup", "closed", "note")
"""What happened to the case, in this order."""


@dataclass(slots=True)
class Loop:
    """People and their group on one double."""

    double: TelegramDouble
    ana: Person = field(init=False)
    luis: Person = field(init=False)
    eva: Person = field(init=False)
    group: Group = field(init=False)
    acts: int = 0
    """How many messages and taps the program must answer."""

    def __post_init__(self) -> None:
        self.ana = self.double.person(ANA, "Ana")
        self.luis = self.double.person(LUIS, "Luis")
        self.eva = self.double.person(EVA, "Eva")
        self.group = self.double.forum("Secretaría", [self.eva])

    async def is_played(self) -> None:
        """From the first question to the stored draft."""
        for person in (self.ana, self.luis):
            await self._question_is_sent(person)
        await self._until(lambda: self.group.finds("preguntó lo mismo"))
        await self._case_is_answered()
        await self._taps(self.ana, self.ana.finds, "Respuesta a su consulta", "Me sirve")
        await self._until(lambda: self.ana.finds("Gracias por avisar"))
        await self._until(lambda: self.group.finds("Me sirve la respuesta"))
        await self._case_is_drafted()

    async def _question_is_sent(self, person: Person) -> None:
        await self._says(person, QUESTION)
        await self._taps(person, person.finds, "¿La envío", "Sí, envíela")
        await self._until(lambda: person.finds("quedó registrada con el número 1"))

    async def _case_is_answered(self) -> None:
        await self._taps(self.eva, self.group.finds, "Consulta número 1 · sin tomar", "Tomar")
        card = await self._shows(self.group.finds, "Consulta número 1 · a cargo", "Cerrar")
        await self._until(lambda: self.group.finds("queda a su cargo"))
        await self._says(self.eva, ANSWER, reply_to=card)
        await self._taps(self.eva, self.group.finds, "Vista previa", "Enviar")
        await self._until(lambda: self.group.finds("sale ahora"))
        await self._until(lambda: self.luis.finds(ANSWER))

    async def _case_is_drafted(self) -> None:
        await self._taps(self.eva, self.group.finds, "Consulta número 1 · respondida", "Cerrar")
        await self._until(lambda: self.group.finds("quedó cerrada"))
        await self._taps(self.eva, self.group.finds, "Consulta número 1 · cerrada", "Publicar como FAQ")
        asked = await self._taps(self.eva, self.group.finds, "Borrador de pregunta frecuente", "Indicar la fuente")
        await self._until(lambda: self.group.finds("Escriba /publicar_faq 1"))
        await self._says(self.eva, f"/publicar_faq {SOURCE}", thread=asked.thread)
        await self._until(lambda: self.group.finds("quedó guardado"))

    async def _says(
        self, person: Person, text: str, *, reply_to: Message | None = None, thread: int | None = None
    ) -> None:
        self.acts += 1
        if reply_to is not None:
            await person.says(text, chat=self.group, reply_to=reply_to.id)
        elif thread is not None:
            await person.says(text, chat=self.group, thread=thread)
        else:
            await person.says(text)

    async def _taps(self, person: Person, finds: Callable[[str], Message | None], text: str, label: str) -> Message:
        message = await self._shows(finds, text, label)
        self.acts += 1
        await person.taps(message, label)
        return message

    async def _shows(self, finds: Callable[[str], Message | None], text: str, label: str) -> Message:
        """The message with these words, once it has that button."""

        def there() -> Message | None:
            message = finds(text)
            return message if message and label in labels_of(message.keyboard) else None

        return await self._until(there)

    async def _until(self, holds: Callable[[], Message | None]) -> Message:
        found = await self.double.until(holds, timeout=PATIENCE)
        assert found is not None
        return found
