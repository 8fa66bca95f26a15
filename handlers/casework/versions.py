"""The versions of a case's answer, told from its history: which letter the askers hold, and what it says now.

Every answer, correction and withdrawal has a number, `Case.version` being the last; what was undone never left.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.ports import Case, CaseEntry, EntryKind

_COUNTED: tuple[EntryKind, ...] = ("answer", "correction", "withdrawn")


@dataclass(frozen=True, slots=True)
class Version:
    """One thing that was said to the askers; `undone` before it left."""

    number: int
    kind: EntryKind
    text: str
    undone: bool = False


def versions(case: Case, history: Sequence[CaseEntry]) -> list[Version]:
    """Oldest first; the last one is number `case.version`."""
    found: list[Version] = []
    for entry in history:
        if entry.kind in _COUNTED:
            found.append(Version(len(found), entry.kind, entry.text))
        elif entry.kind == "undone" and found:
            found[-1] = replace(found[-1], undone=True)
    first = case.version - len(found) + 1
    return [replace(version, number=first + version.number) for version in found]


def letter_version(case: Case, history: Sequence[CaseEntry]) -> int:
    """The version whose letters the askers hold; corrections and withdrawals revise these."""
    told = [v.number for v in versions(case, history) if v.kind == "answer" and not v.undone]
    return told[-1] if told else case.version


def standing_answer(case: Case, history: Sequence[CaseEntry]) -> str | None:
    """What the askers read as the answer; `None` when there is none, or it was withdrawn."""
    told = [v for v in versions(case, history) if not v.undone]
    return told[-1].text if told and told[-1].kind != "withdrawn" else None
