"""Mail to the secretariat's mailbox: plain text, one message a letter, nothing read back.

A letter is a new message, or answers the one before it in its thread, so that a mail program shows each case as one
conversation. Credentials come in the address of the server and are never logged.
"""

from email.message import EmailMessage
from email.utils import formatdate
from hashlib import sha256
from urllib.parse import unquote, urlsplit

import aiosmtplib

from bot.delivery import Refused, Uncertain, Undelivered
from bot.settings import Mail
from bot.work import Parcel

CHANNEL = "email"

_PATIENCE = 30.0


class Mailer:
    """Delivers parcels of the channel «email»."""

    def __init__(self, mail: Mail) -> None:
        self._mail = mail

    async def deliver(self, parcel: Parcel) -> str:
        """Returns the Message-ID. A title is nothing that a mailbox could show."""
        if parcel.letter.act == "title":
            return ""
        message = composed(parcel, self._mail.sender)
        try:
            await aiosmtplib.send(message, timeout=_PATIENCE, **self._server())  # type: ignore[arg-type]
        except (aiosmtplib.SMTPConnectError, aiosmtplib.SMTPAuthenticationError) as error:
            raise Undelivered(type(error).__name__) from error
        except aiosmtplib.SMTPRecipientsRefused as error:
            raise Refused("rejected") from error
        except aiosmtplib.SMTPResponseException as error:
            raise (Refused("rejected") if error.code >= 500 else Undelivered("busy")) from error
        except aiosmtplib.SMTPException as error:
            raise Uncertain(type(error).__name__) from error
        return str(message["Message-ID"])

    async def greet(self) -> str:
        """Connect and enter, send nothing; what went wrong, empty when nothing did."""
        try:
            async with aiosmtplib.SMTP(timeout=_PATIENCE, **self._server()):  # type: ignore[arg-type]
                return ""
        except aiosmtplib.SMTPException as error:
            return type(error).__name__

    def _server(self) -> dict[str, object]:
        """TLS from the start for smtps; for smtp, as soon as the server offers it."""
        url = urlsplit(self._mail.smtp_url)
        secure = url.scheme == "smtps"
        return {
            "hostname": url.hostname,
            "port": url.port or (465 if secure else 587),
            "username": unquote(url.username) if url.username else None,
            "password": unquote(url.password) if url.password else None,
            "use_tls": secure,
        }


def composed(parcel: Parcel, sender: str) -> EmailMessage:
    """The first line is the subject; an attempt that is repeated has the same Message-ID, so that it shows once."""
    letter = parcel.letter
    subject, _, _ = letter.text.partition("\n")
    message = EmailMessage()
    message["From"], message["To"] = sender, letter.conversation
    message["Subject"] = " ".join(subject.split())[:150]
    message["Date"] = formatdate()
    message["Message-ID"] = _id(letter.key, sender)
    case = letter.key.split(":")[:2]
    if letter.key.startswith("case:") and not letter.key.endswith(":card"):
        message["References"] = message["In-Reply-To"] = _id(
            ":".join([*case, f"email/{letter.conversation}", "card"]), sender
        )
    message.set_content(letter.text)
    return message


def _id(key: str, sender: str) -> str:
    return f"<{sha256(key.encode()).hexdigest()[:32]}@{sender.rpartition('@')[2]}>"
