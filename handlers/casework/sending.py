"""What somebody would send to the secretariat: words, the message that they stood in, and whether its file goes along.

A choice says it in one line, «m:10+ words», so that what is confirmed later is what was shown, whenever that is.
"""

import re
from dataclasses import dataclass

from handlers.messages import Incoming

_TRACED = re.compile(r"m:(?P<source>[\w-]{1,40})(?P<attached>\+?)(?:\s+(?P<text>.*))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sending:
    """Words that may go to the secretariat; `source` is the channel's id of the message that they were written in."""

    text: str
    source: str = ""
    attached: bool = False
    """The message brings a file, which goes along."""


def sending_of(incoming: Incoming, rest: str) -> Sending:
    """What follows a command: as a choice says it, or written by the person in this very message."""
    traced = _TRACED.fullmatch(rest)
    if traced:
        return Sending((traced["text"] or "").strip(), traced["source"], bool(traced["attached"]))
    if incoming.picks is not None:
        return Sending(rest)
    return Sending(rest, incoming.source, incoming.media is not None and bool(incoming.source))


def written(sending: Sending) -> str:
    """As a choice says it."""
    if not sending.source:
        return sending.text
    return f"m:{sending.source}{'+' if sending.attached else ''} {sending.text}"
