"""Who hears of a case, and by which letters: each person once, however often they asked."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from handlers.casework.work import Casework
from handlers.messages import Choice, Letter
from handlers.ports import Asker, Case

ANSWER, FILE = "answer", "file"
Text = Callable[[Case, Asker], str]


def recipients(case: Case) -> Iterator[tuple[int, Asker]]:
    """The askers with their places; of somebody who asked twice, the first."""
    seen: set[tuple[str, str]] = set()
    for place, asker in enumerate(case.askers):
        who = (asker.channel, asker.person)
        if who not in seen:
            seen.add(who)
            yield place, asker


def key(case: Case, part: str, mark: int | str, place: int) -> str:
    """The key of the letter of that part, in that version, to the asker in that place."""
    return f"case:{case.number}:{part}:{mark}:{place}"


async def tell(
    case: Case, part: str, text: Text, *, casework: Casework, mark: int | str, choices: Sequence[Choice] = ()
) -> None:
    """One letter to each of them."""
    for place, asker in recipients(case):
        words = text(case, asker)
        letter = Letter(key(case, part, mark, place), asker.channel, asker.conversation, words, tuple(choices))
        await casework.outbox.put(replace(letter, lane="reply"))
