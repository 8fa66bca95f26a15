"""Where an event is joined online: each program puts the link elsewhere."""

import re
from collections.abc import Iterator

from handlers.meetings.icalendar.lines import Block

_SAID = ("CONFERENCE", "X-GOOGLE-CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_LINK = re.compile(r"https?://[^\s<>\"\\^`{|}\[\]]+", re.IGNORECASE)
_ROOMS = re.compile(
    r"https?://(?:[\w-]+\.)*"
    r"(?:zoom\.us/|zoom\.com/|teams\.microsoft\.com/|teams\.live\.com/|meet\.google\.com/|webex\.com/|whereby\.com/"
    r"|meet\.jit\.si/|bluejeans\.com/|gotomeeting\.com/|gotomeet\.me/)",
    re.IGNORECASE,
)


def link_of(event: Block) -> str:
    """What says it is a conference, then any room named in the texts, then what the event links to; empty for none."""
    said = [link for name in _SAID for link in _links(event.text(name))]
    named = [link for name in ("LOCATION", "URL", "DESCRIPTION") for link in _links(event.text(name))]
    rooms = [link for link in named if _ROOMS.match(link)]
    return next(iter((*said, *rooms, *_links(event.text("URL")))), "")


def is_a_link(text: str) -> bool:
    """Whether it is nothing else."""
    return bool(_LINK.fullmatch(text))


def _links(text: str) -> Iterator[str]:
    for found in _LINK.findall(text):
        yield found.rstrip(".,;:!?)'»”")
