"""Who is meant by «@ana», a number, «telegram:12» or a name. When it could be several, they are offered."""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from typing import get_args

from handlers.messages import Choice, Reply
from handlers.people.registry import Registry, reference
from handlers.ports import Person, Standing
from handlers.texts import people as texts
from knowledge.text import plain

MOST_OFFERED = 8

Act = Callable[[Person], Awaitable[Reply]]


async def with_person(words: str, act: Act, *, again: str, registry: Registry, surely: bool = True) -> Reply:
    """Do it to the one who is meant; `again` is the command that picks one of several, with «{}» for whom.

    With `surely`, a name alone is never enough: people may share it, or write it otherwise.
    """
    named, found = await _meant(words, registry)
    if not found:
        return Reply(texts.nobody_like_that(words), "command")
    if len(found) == 1 and not (named and surely):
        return await act(found[0])
    choices = tuple(Choice(texts.one_line(p), again.format(reference(p))) for p in found[:MOST_OFFERED])
    return Reply(texts.which_person(len(found), MOST_OFFERED), "choices", (*choices, Choice(texts.NOBODY, "/cancelar")))


async def by_reference(written: str, registry: Registry) -> Person | None:
    """The person that `reference` names."""
    channel, colon, person = written.strip().partition(":")
    return await registry.people.find(channel, person) if colon else None


async def _meant(words: str, registry: Registry) -> tuple[bool, Sequence[Person]]:
    """Whether they were found by their name only, and who they are; the same identifier on this channel goes first."""
    words = words.strip()
    exact = await by_reference(words, registry) or await registry.people.find(registry.person.channel, words)
    if exact:
        return False, [exact]
    everybody = [p for standing in get_args(Standing) for p in await registry.people.standing(standing)]
    handle = words.removeprefix("@").casefold()
    ways: Iterable[tuple[bool, Callable[[Person], bool]]] = (
        (False, lambda p: p.person == words),
        (False, lambda p: bool(handle) and p.handle.casefold() == handle),
        (True, lambda p: bool(plain(words)) and plain(p.name) == plain(words)),
        (True, lambda p: bool(plain(words)) and set(plain(words).split()) <= set(plain(p.name).split())),
    )
    for named, fits in ways:
        if found := [person for person in everybody if fits(person)]:
            return named, found
    return False, []
