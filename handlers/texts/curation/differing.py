"""Word by word: what went «[-así-]» and what came «[+así+]»; readable aloud, without colours."""

from handlers.texts.curation.fields import NAMES
from knowledge.articles import Table
from knowledge.differences import Difference, differences

_HIDDEN = ("id", "key", "of", "as", "reviewed", "markup")
_OWN = "F-"
"""How the code of a fact that belongs to one question begins: nobody needs to read it."""
_MOST_FIELDS, _MOST_LINES = 6, 8


def told(before: Table | None, after: Table | None) -> str:
    """Field by field."""
    found = [one for one in differences(before, after) if one.field not in _HIDDEN and not _is_own(one)]
    if before is None and after is not None:
        return "Nueva:\n" + "\n".join(_new(one) for one in found[:_MOST_FIELDS])
    if after is None:
        return "Se retira de la base."
    return "\n".join(_changed(one) for one in found[:_MOST_FIELDS]) or "Dice lo mismo."


def _is_own(one: Difference) -> bool:
    return one.field == "says" and all(text.startswith(_OWN) for _, text in one.steps)


def _new(one: Difference) -> str:
    return f"{_name(one)}: " + "; ".join(text for _, text in one.steps[:_MOST_LINES])


def _changed(one: Difference) -> str:
    if all(step != "same" for step, _ in one.steps) and len(one.steps) > 2:
        lines = [f"  {'−' if step == 'gone' else '+'} {text}" for step, text in one.steps[:_MOST_LINES]]
        more = [f"  … y {len(one.steps) - _MOST_LINES} más"] if len(one.steps) > _MOST_LINES else []
        return "\n".join((f"{_name(one)}:", *lines, *more))
    marks = {"same": "{}", "gone": "[−{}−]", "new": "[+{}+]"}
    return f"{_name(one)}: " + " ".join(marks[step].format(text) for step, text in one.steps)


def _name(one: Difference) -> str:
    return NAMES.get(one.field, one.field).capitalize()
