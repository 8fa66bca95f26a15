"""`make relevance`: the measures of every set, and which questions changed side since last time.

python -m tests.relevance --show wrong,false    also list those, with why they were answered so
python -m tests.relevance --accept              keep today's results as what the next run is compared with
"""

import argparse
from collections.abc import Sequence
from typing import get_args

from knowledge.asking import questions
from knowledge.library import Library
from knowledge.verdict import Answered, confidence
from tests.relevance import measures, sides
from tests.relevance.exam import SETS, Marked, examine
from tests.relevance.labels import Result
from tests.shipped import shipped_library


def main() -> None:
    """Ask everything once; print."""
    args = _arguments()
    library = shipped_library()
    marked = examine(library, args.sets)
    _print(measures.table(marked), "", changed(marked))
    for one in marked:
        if one.result in args.show:
            _print("", *shown(one, library))
    if args.accept:
        sides.accept(marked)


def changed(marked: Sequence[Marked]) -> str:
    """The questions that changed side, then how many only changed their result."""
    found = list(sides.changes(marked, sides.accepted()))
    moved = [change for change in found if change.rise]
    counted = f"Changed side: {len(moved)}; other results on the same side: {len(found) - len(moved)}."
    return "\n".join([counted, *map(str, moved)])


def shown(one: Marked, library: Library) -> list[str]:
    """The question, what was said, and a line for each question in it on why."""
    said = " ".join(one.said.text.split())
    lines = [f"{one.result.upper()} {one.question.id} «{one.question.text}»", f"  said: {said[:300]}"]
    return [*lines, *(f"  why:  {explanation_line(asked, library)}" for asked in questions(one.question.text))]


def explanation_line(question: str, library: Library) -> str:
    """The verdict and what spoke for the best entry; `python -m bot explain` tells the rest."""
    search = library.search(question)
    verdict = f"{type(search.verdict).__name__} {confidence(search.hits):.2f}"
    if not search.hits:
        return f"{verdict}, nothing found"
    first = search.hits[0]
    best = search.verdict.hit if isinstance(search.verdict, Answered) else first
    passed = f", passing over {first.entry.id}" if best is not first else ""
    lost = f", does not explain {', '.join(best.unexplained)}" if best.unexplained else ""
    return f"{verdict}, {best.entry.id} at {best.score:.2f} by «{best.wording}»{lost}{passed}"


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.relevance", description="Measure the labelled questions.")
    parser.add_argument("--show", type=_results, default=(), metavar="RESULTS", help=", ".join(get_args(Result)))
    parser.add_argument("--sets", type=_sets, default=SETS, help=", ".join(SETS))
    parser.add_argument("--accept", action="store_true", help="keep today's results in last.json")
    args = parser.parse_args()
    if args.accept and set(args.sets) != set(SETS):
        parser.error("--accept keeps the results of all sets")
    return args


def _results(text: str) -> tuple[str, ...]:
    return _known(text, get_args(Result))


def _sets(text: str) -> tuple[str, ...]:
    return _known(text, SETS)


def _known(text: str, among: Sequence[str]) -> tuple[str, ...]:
    names = tuple(text.split(","))
    if not set(names) <= set(among):
        raise argparse.ArgumentTypeError(f"must be some of {', '.join(among)}")
    return names


def _print(*lines: str) -> None:
    print("\n".join(lines))  # noqa: T201 - what was asked for


if __name__ == "__main__":
    main()
