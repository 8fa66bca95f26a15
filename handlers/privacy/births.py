"""Dates of birth: a date next to a word of being born, or right behind something that was already personal."""

import re
from collections.abc import Iterator

from handlers.privacy.items import Item, Kind
from handlers.privacy.patterns import any_of

_MONTH = any_of("ene feb mar abr may jun jul ago sep set oct nov dic") + "[a-z]{0,7}"
_DATE = (
    r"(?:\d{1,2} ?[-/. ] ?\d{1,2} ?[-/. ] ?(?:\d{4}|\d\d)|\d{4} ?[-/.] ?\d{1,2} ?[-/.] ?\d{1,2}|"
    rf"\d{{1,2}}(?:o|°|ro)? ?(?:de |[-/. ])? ?{_MONTH}(?:\.? de|\.? del|,|[-/. ])? ?(?:ano )?\d{{2,4}})(?!\d)"
)
_BIRTH = any_of(
    r"nacid[oa]s? nacio naci nacimiento nac f\.?_?nac f\.?_?n fdn dob date_of_birth cumpleanos nascid[oa] nascimento"
)
_NOBODY = any_of("proceso declaracion reunion plan conare comision ley convencion protocolo capitulo programa")
"""The Quito Process was born too."""

_BORN = re.compile(rf"(?i)(?<!\w){_BIRTH}(?!\w)(?P<gap>[^\d\x00]{{0,40}}?)(?P<v>{_DATE})")
_SUBJECT = re.compile(rf"(?i)(?<!\w)(?:el|la|los|las) {_NOBODY}(?: [a-z]+){{0,4}} $")
_OBJECT = re.compile(rf"(?i)(?<!\w){_NOBODY}(?!\w)")
_BEHIND = re.compile(rf"(?i)\x00[ ,;:(\n\-]{{1,4}}(?P<v>{_DATE})")
_CLAUSE = 60
"""Characters before the verb that can hold its subject."""


def births(text: str) -> Iterator[Item]:
    """What was already found stands in ``text`` as walls."""
    for found in _BORN.finditer(text):
        subject = _SUBJECT.search(text, max(0, found.start() - _CLAUSE), found.start())
        if not (subject or _OBJECT.search(found["gap"])):
            yield Item(Kind.BIRTH, *found.span("v"))
    yield from (Item(Kind.BIRTH, *found.span("v")) for found in _BEHIND.finditer(text))
