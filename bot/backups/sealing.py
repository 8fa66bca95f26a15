"""Encrypting a copy with a passphrase: scrypt makes the key, AES-256-GCM keeps the words and the wholeness.

A file is MAGIC, salt, nonce, a check of the passphrase, the encrypted bytes, and the tag. The check is other output of
scrypt than the key, so that it says nothing of it; it lets a wrong passphrase be told from a damaged file. Memory:
32 MB for scrypt, and one piece of the file at a time. AES-GCM is good for 64 GB with one key; every file has its own.
"""

import hmac
import secrets
import unicodedata
from pathlib import Path
from typing import IO, TYPE_CHECKING

from bot.backups.packing import CHUNK
from bot.backups.problems import DamagedBackup, WrongPassphrase

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import AEADDecryptionContext, AEADEncryptionContext

MAGIC = b"ENLACE-CIFRADO1\n"
_SALT, _NONCE, _CHECK, _TAG, _KEY = 16, 12, 16, 16, 32
_HEAD = len(MAGIC) + _SALT + _NONCE + _CHECK


def seal(plain: IO[bytes], to: IO[bytes], passphrase: str) -> None:
    """Write `plain`, encrypted."""
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    key, check = _derived(passphrase, salt)
    head = MAGIC + salt + nonce + check
    encrypting = _encryption(key, nonce)
    encrypting.authenticate_additional_data(head)
    to.write(head)
    for piece in iter(lambda: plain.read(CHUNK), b""):
        to.write(encrypting.update(piece))
    to.write(encrypting.finalize() + encrypting.tag)


def unseal(sealed: IO[bytes], to: IO[bytes], passphrase: str, shown: Path) -> None:
    """Write it as it was. What was written is worth nothing unless this returns: the tag comes last.

    Raises WrongPassphrase or DamagedBackup about `shown`.
    """
    from cryptography.exceptions import InvalidTag

    left = sealed.seek(0, 2) - _HEAD - _TAG
    sealed.seek(0)
    head = sealed.read(_HEAD)
    if left < 0 or not head.startswith(MAGIC):
        raise DamagedBackup(shown)
    decrypting = _opening(head, passphrase, shown)
    while left and (piece := sealed.read(min(CHUNK, left))):
        to.write(decrypting.update(piece))
        left -= len(piece)
    try:
        to.write(decrypting.finalize_with_tag(sealed.read()))
    except (InvalidTag, ValueError) as error:
        raise DamagedBackup(shown) from error


def _opening(head: bytes, passphrase: str, shown: Path) -> "AEADDecryptionContext":
    rest = head.removeprefix(MAGIC)
    salt, nonce, check = rest[:_SALT], rest[_SALT:-_CHECK], rest[-_CHECK:]
    key, expected = _derived(passphrase, salt)
    if not hmac.compare_digest(check, expected):
        raise WrongPassphrase(shown)
    decrypting = _decryption(key, nonce)
    decrypting.authenticate_additional_data(head)
    return decrypting


def _derived(passphrase: str, salt: bytes) -> tuple[bytes, bytes]:
    """The key and the check. A passphrase is the same however its accents are typed."""
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    typed = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    derived = Scrypt(salt, _KEY + _CHECK, n=2**15, r=8, p=1).derive(typed)
    return derived[:_KEY], derived[_KEY:]


def _encryption(key: bytes, nonce: bytes) -> "AEADEncryptionContext":
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    return Cipher(algorithms.AES256(key), modes.GCM(nonce)).encryptor()


def _decryption(key: bytes, nonce: bytes) -> "AEADDecryptionContext":
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    return Cipher(algorithms.AES256(key), modes.GCM(nonce)).decryptor()
