"""A question with its answer in the same row, where one fact of its own answers and nothing of it would be lost."""

from collections.abc import Mapping
from typing import Any

from knowledge.articles import Address, Table

OWN = "F-"
INLINE = ("text", "confidence", "note", "detail", "review_by", "reviewed")
"""What of the fact stands in the row of its question, beside its source."""
_KNOWN = {"id", "of", "as", "sources", *INLINE}


def own_fact(id: str) -> Address:
    """Where the fact of a question is."""
    return Address("fact", f"{OWN}{id}")


def inlined(question: Table, every: Mapping[Address, Table]) -> Table | None:
    """The fact that is shown with its question; `None` when several answer, or it says more than a row can."""
    at = own_fact(str(question.get("id", "")))
    fact = every.get(at)
    whole = fact is not None and set(fact) <= _KNOWN and fact.get("of") == f"faq:{question.get('id')}"
    return fact if whole and fact and question.get("says") == [at.id] and len(fact.get("sources", ())) == 1 else None


def row_of(question: Table, every: Mapping[Address, Table]) -> dict[str, Any]:
    """The fields of the row."""
    fact = inlined(question, every)
    if fact is None:
        return {**question, "text": read_only(question, every)}
    source = every.get(Address("source", fact["sources"][0]), {})
    told = {key: fact[key] for key in INLINE if key in fact}
    return {**question, **told, "says": [], "source": source.get("name"), "url": source.get("url")}


def read_only(question: Table, every: Mapping[Address, Table]) -> str:
    """What several facts, or one that others say too, answer: to be read, and changed where it is written."""
    told = (every.get(Address("fact", id), {}).get("text", "") for id in question.get("says", ()))
    return "\n".join(str(text) for text in told if text)
