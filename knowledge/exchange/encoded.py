"""The bytes of a text file as text, whoever wrote it. What cannot be read for sure is refused, never guessed at."""

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE

_BINARY = re.compile("[\0-\x08\x0e-\x1f]")


class FileError(ValueError):
    """A file that cannot be read at all; the message says why, in Spanish."""


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 with its mark, or what Windows writes. Raises FileError."""
    marked = content.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not _BINARY.search(text):
            return text
    raise FileError("No se reconoce cómo está codificado el archivo. Guárdelo como CSV UTF-8 o como .xlsx.")
