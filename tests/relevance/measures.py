"""From marked questions to shares, and the table of them. Floors are in test_relevance.py."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tests.relevance.exam import Marked
from tests.relevance.labels import Kind, Result


@dataclass(frozen=True, slots=True)
class Measure:
    """The share of the questions of some kinds that came to some results."""

    kinds: frozenset[Kind]
    results: frozenset[Result]


def _measure(kinds: Iterable[Kind], results: Iterable[Result]) -> Measure:
    return Measure(frozenset(kinds), frozenset(results))


MEASURES: Mapping[str, Measure] = {
    "right": _measure(("in", "known twin"), ("right",)),
    "right or offered": _measure(("in", "known twin"), ("right", "both", "offered")),
    "wrong": _measure(("in", "known twin"), ("wrong", "twin")),
    "false answers": _measure(("out",), ("false",)),
    "small or action fine": _measure(("small", "action"), ("fine", "started")),
    "the twin's answer": _measure(("known twin", "unknown twin"), ("twin",)),
}


def share(measure: str, marked: Iterable[Marked]) -> float | None:
    """From 0 to 1; nothing when no question is of its kinds."""
    of_kind = [one for one in marked if one.question.kind in MEASURES[measure].kinds]
    return len(_came_to(measure, of_kind)) / len(of_kind) if of_kind else None


def count(measure: str, marked: Iterable[Marked]) -> int:
    """How many questions came to it."""
    return len(_came_to(measure, [one for one in marked if one.question.kind in MEASURES[measure].kinds]))


def percentile(values: Sequence[float], share: float) -> float:
    """The value that `share` of all values do not exceed."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]


def table(marked: Sequence[Marked]) -> str:
    """A block for each set: its measures, its results, its time, and where its in-kind questions fail."""
    return "\n\n".join("\n".join(_block(name, of_set)) for name, of_set in grouped(marked, lambda one: one.set))


def grouped(marked: Iterable[Marked], key: Callable[[Marked], str]) -> Iterator[tuple[str, list[Marked]]]:
    """The questions that share a key, in the order of first appearance; those without one are left out."""
    found: dict[str, list[Marked]] = {}
    for one in marked:
        found.setdefault(key(one), []).append(one)
    yield from ((name, ones) for name, ones in found.items() if name)


def _came_to(measure: str, of_kind: Sequence[Marked]) -> list[Marked]:
    return [one for one in of_kind if one.result in MEASURES[measure].results]


def _block(name: str, marked: Sequence[Marked]) -> Iterator[str]:
    ms = [one.said.ms for one in marked]
    yield f"{name}  {len(marked)} questions, {percentile(ms, 0.5):.1f} ms median, {percentile(ms, 0.99):.1f} ms p99"
    for measure in MEASURES:
        value = share(measure, marked)
        if value is not None:
            yield f"  {measure:22}{value:7.1%}  ({count(measure, marked)})"
    for kind, ones in grouped(marked, lambda one: one.question.kind):
        results = sorted(grouped(ones, lambda one: one.result), key=lambda pair: -len(pair[1]))
        yield f"  {kind + ':':22}" + ", ".join(f"{result} {len(come)}" for result, come in results)
    yield from _split("by topic", marked, lambda one: one.question.topic)
    yield from _split("by style", marked, lambda one: one.question.style)


def _split(title: str, marked: Sequence[Marked], key: Callable[[Marked], str]) -> Iterator[str]:
    asked = [one for one in marked if one.question.kind == "in"]
    cells = [f"{name} {share('right', ones) or 0:.0%} of {len(ones)}" for name, ones in grouped(asked, key)]
    if cells:
        yield f"  {title + ', right:':22}" + ", ".join(cells)
