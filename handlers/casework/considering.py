"""What the assistant would have answered to a question of a case, and why it did not: for the secretariat's card."""

from typing import assert_never

from handlers.texts import answers
from handlers.texts import considered as texts
from knowledge.library import Library
from knowledge.verdict import Answered, Unknown, Unsure, Wanted


def considered(question: str, library: Library) -> str:
    """One or two sentences."""
    search = library.search(question)
    match search.verdict:
        case Answered(hit):
            return texts.would_answer(answers.label(hit))
        case Unsure(hits):
            return texts.hesitated([answers.label(hit) for hit in hits])
        case Unknown(gap) if gap:
            return texts.known_gap(gap.why)
        case Unknown():
            return texts.nothing_near(answers.label(search.hits[0]) if search.hits else "")
        case Wanted():
            return texts.errand()
        case never:
            assert_never(never)
