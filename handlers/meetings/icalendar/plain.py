"""Texts as iCalendar may hold them: no control characters, lines ended one way, escaped as RFC 5545 (3.3.11) says."""

import re

from icalendar import vText

_ENDS_OF_LINES = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNWRITABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")


class _Text(vText):
    r"""The library takes «\N» for a line end while it writes, so that «C:\Nuevo» would break (icalendar 7.3.2)."""

    __slots__ = ()

    def to_ical(self) -> bytes:
        escaped = self.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,").replace("\n", r"\n")
        return escaped.encode()


def written(text: str) -> vText:
    """A value of type TEXT."""
    return _Text(tidy(text))


def tidy(text: str) -> str:
    """Without what no calendar can hold."""
    return _UNWRITABLE.sub("", _ENDS_OF_LINES.sub("\n", text)).strip()


def in_a_line(text: str) -> str:
    """For what is shown in one line."""
    return " ".join(tidy(text).split())
