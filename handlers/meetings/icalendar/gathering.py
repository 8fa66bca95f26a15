"""Which VEVENTs are one meeting: those of one UID, those of one UID but for the number of a session, and kin.

Of two versions of the same, the later counts (RFC 5546, 2.1.5). What would overlap is left apart: a meeting is
nowhere twice.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain

from handlers.meetings.icalendar.found import ReadEvent, Stretch
from handlers.meetings.icalendar.links import is_a_link, link_of
from handlers.meetings.icalendar.pieces import Piece, overlap
from handlers.meetings.icalendar.plain import in_a_line, tidy

_NUMBER = re.compile(r"-sesion-\d{1,3}(?=@|$)")
_BETWEEN = " — "
_LONGEST_PLACE = 200


def gathered(pieces: Sequence[Piece]) -> Iterator[ReadEvent]:
    """As meetings, in the order of the file."""
    for family in _families(_settled(pieces)):
        together = sorted(family, key=_begins)
        if _overlaps(_counted(together)):
            yield from (_meeting([piece]) for piece in together)
        else:
            yield _meeting(together)


def _settled(pieces: Sequence[Piece]) -> list[Piece]:
    """The latest version of each, and dates of what repeats replaced or dropped."""
    latest: dict[tuple[object, ...], Piece] = {}
    for place, piece in enumerate(pieces):
        key = (piece.uid or place, piece.instead, _begins(piece) if _is_sibling(piece, pieces) else None)
        if key not in latest or (piece.sequence, piece.stamp) >= (latest[key].sequence, latest[key].stamp):
            latest[key] = piece
    replaced = {(piece.uid, piece.instead) for piece in latest.values() if piece.instead}
    settled = (_without(piece, replaced) if not piece.instead else piece for piece in latest.values())
    return [piece for piece in settled if piece.stretches]


def _is_sibling(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Some programs give every session the same UID, and the same version."""
    alike = (other for other in pieces if other.uid == piece.uid and other.instead == piece.instead)
    return all(other.sequence == piece.sequence for other in alike)


def _without(piece: Piece, replaced: set[tuple[str, datetime]]) -> Piece:
    kept = tuple(stretch for stretch in piece.stretches if (piece.uid, stretch.starts) not in replaced)
    return replace(piece, stretches=kept)


def _families(pieces: Sequence[Piece]) -> Iterable[list[Piece]]:
    """Pieces that share a name, directly or through others."""
    family: dict[str, list[Piece]] = {}
    for place, piece in enumerate(pieces):
        names = {_base(name) for name in (piece.uid, *_kin(piece)) if name} or {f"\0{place}"}
        joined = {id(family[name]): family[name] for name in names if name in family}
        together = [*chain.from_iterable(joined.values()), piece]
        known = {name for name, others in family.items() if id(others) in joined}
        family.update(dict.fromkeys(names | known, together))
    return {id(together): together for together in family.values()}.values()


def _kin(piece: Piece) -> Iterator[str]:
    return (related.value.strip() for related in piece.event.properties.get("RELATED-TO", []))


def _base(uid: str) -> str:
    return _NUMBER.sub("", uid)


def _begins(piece: Piece) -> str:
    """Sorts hours of no zone among the others."""
    return piece.stretches[0].starts.isoformat()


def _counted(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """What is called off is left out, unless all of it is."""
    return [piece for piece in pieces if not piece.off] or pieces


def _overlaps(pieces: Sequence[Piece]) -> bool:
    floating = {stretch.starts.tzinfo is None for piece in pieces for stretch in piece.stretches}
    return len(floating) > 1 or overlap(_in_order(pieces))


def _in_order(pieces: Iterable[Piece]) -> tuple[Stretch, ...]:
    return tuple(sorted((one for piece in pieces for one in piece.stretches), key=lambda one: one.starts))


def _meeting(pieces: Sequence[Piece]) -> ReadEvent:
    counted = _counted(pieces)
    title, named = _titles(counted)
    first = counted[0]
    locations = [_location(piece) for piece in counted]
    apart = len(set(locations)) > 1
    return ReadEvent(
        uid=_base(first.uid),
        title=title,
        stretches=_in_order(map(_placed, named, locations) if apart else named),
        zone=first.zone,
        location="" if apart else locations[0],
        link=next((link for piece in counted if (link := link_of(piece.event))), ""),
        description=tidy(first.event.text("DESCRIPTION")),
        organizer=_organizer(first),
        theme=in_a_line(first.event.text("CATEGORIES")),
        cancelled=first.off,
        sequence=max(piece.sequence for piece in pieces),
    )


def _titles(pieces: Sequence[Piece]) -> tuple[str, list[Piece]]:
    """The title that all share, and the rest of each as the title of its session."""
    parts = [piece.title.split(_BETWEEN) for piece in pieces]
    shared = 0
    while all(len(part) > shared and part[: shared + 1] == parts[0][: shared + 1] for part in parts):
        shared += 1
    title = _BETWEEN.join(parts[0][:shared]) or pieces[0].title
    rests = [_BETWEEN.join(part[shared:]) for part in parts]
    return title, [_called(piece, rest) for piece, rest in zip(pieces, rests, strict=True)]


def _called(piece: Piece, title: str) -> Piece:
    return replace(piece, stretches=tuple(replace(stretch, title=title) for stretch in piece.stretches))


def _location(piece: Piece) -> str:
    location = in_a_line(piece.event.text("LOCATION"))
    return "" if is_a_link(location) else location


def _placed(piece: Piece, place: str) -> Piece:
    return replace(
        piece, stretches=tuple(replace(stretch, place=place[:_LONGEST_PLACE]) for stretch in piece.stretches)
    )


def _organizer(piece: Piece) -> str:
    said = piece.event.first("ORGANIZER")
    if said is None:
        return ""
    scheme, _, address = said.value.strip().partition(":")
    return in_a_line(address if scheme.lower() == "mailto" else said.parameters.get("CN", ""))
