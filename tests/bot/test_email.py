"""Mail to the secretariat, through a real mail server on this machine."""

import asyncio
from collections.abc import AsyncIterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session

from bot.channels.email import Mailer, composed
from bot.delivery import Refused, Undelivered
from bot.settings import Mail
from bot.work import Parcel
from handlers.messages import Letter

SENDER, DESK = "bot@ejemplo.org", "secretaria@ejemplo.org"


class Mailbox:
    """Keeps what arrives; answers `says` when that is set."""

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.says = ""

    async def handle_DATA(self, _server: SMTP, _session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.says:
            return self.says
        content = envelope.content
        assert isinstance(content, bytes)
        message = message_from_bytes(content, policy=policy.default)
        assert isinstance(message, EmailMessage)
        self.received.append(message)
        return "250 OK"


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


@pytest.fixture
async def mailer(mailbox: Mailbox) -> AsyncIterator[Mailer]:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(mailbox, loop=loop), "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    yield Mailer(Mail(f"smtp://127.0.0.1:{port}", SENDER, DESK))
    server.close()
    await server.wait_closed()


def parcel(text: str = "Nueva consulta número 12\n¿Hay cupos en Perú? — ñandú", key: str = "") -> Parcel:
    return Parcel(1, Letter(key or f"case:12:email/{DESK}:card", "email", DESK, text))


async def test_a_new_case_arrives_in_the_mailbox_of_the_secretariat(mailer: Mailer, mailbox: Mailbox) -> None:
    id = await mailer.deliver(parcel())

    [mail] = mailbox.received
    assert (mail["To"], mail["From"], mail["Subject"]) == (DESK, SENDER, "Nueva consulta número 12")
    assert "¿Hay cupos en Perú? — ñandú" in mail.get_content()
    assert mail["Message-ID"] == id


async def test_an_attempt_that_is_repeated_shows_once_and_news_belong_to_the_case(mailer: Mailer) -> None:
    again = composed(parcel(), SENDER)["Message-ID"]
    news = composed(parcel(key=f"case:12:email/{DESK}:news:2"), SENDER)

    assert await mailer.deliver(parcel()) == again
    assert news["In-Reply-To"] == again
    assert news["Message-ID"] != again


def test_what_people_write_cannot_add_headers() -> None:
    mail = composed(parcel("Consulta\r\nBcc: otra@ejemplo.org\r\n\r\nhola"), SENDER)

    assert mail["Bcc"] is None
    assert mail["Subject"] == "Consulta"


async def test_a_title_is_nothing_for_a_mailbox(mailer: Mailer, mailbox: Mailbox) -> None:
    letter = Letter("case:1:desk:title", "email", DESK, "título", act="title")

    assert await mailer.deliver(Parcel(1, letter)) == ""
    assert mailbox.received == []


async def test_a_server_that_is_busy_is_asked_again_and_one_that_refuses_is_not(
    mailer: Mailer, mailbox: Mailbox
) -> None:
    mailbox.says = "451 ahora no"
    with pytest.raises(Undelivered) as busy:
        await mailer.deliver(parcel())
    mailbox.says = "550 nunca"
    with pytest.raises(Refused):
        await mailer.deliver(parcel())

    assert not isinstance(busy.value, Refused)


async def test_a_server_that_is_not_there_is_asked_again() -> None:
    mailer = Mailer(Mail("smtp://127.0.0.1:1", SENDER, DESK))

    with pytest.raises(Undelivered):
        await mailer.deliver(parcel())
