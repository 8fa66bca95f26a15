"""The judgement of the assistant over its library, for the work on cases."""

from collections.abc import Sequence
from functools import partial

from handlers.casework.considering import considered
from handlers.casework.work import Judgement
from knowledge.library import Library
from knowledge.likeness import alike, similar


def judgement_of(library: Library) -> Judgement:
    """What handlers may ask about questions."""

    def places(question: str, others: Sequence[str]) -> Sequence[int]:
        return [one.place for one in similar(question, others, library)]

    return Judgement(
        consider=partial(considered, library=library), alike=partial(alike, library=library), similar=places
    )
