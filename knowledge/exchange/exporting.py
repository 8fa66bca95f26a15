"""Articles -> a file. The same articles are the same bytes."""

import json
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

from knowledge.articles import Address, Kind, Table, articles
from knowledge.exchange.answers import inlined, own_fact, row_of
from knowledge.exchange.cells import to_cell
from knowledge.exchange.columns import COLUMNS, SHEETS
from knowledge.exchange.separated import comma_separated
from knowledge.exchange.workbook import spreadsheet
from knowledge.pages import Pages

Format = Literal["xlsx", "csv", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
FORMATO = 1


def exported(pages: Pages, format: Format) -> bytes:
    """Every article (of a CSV: every question), by kind and id."""
    every = dict(sorted(articles(pages).items()))
    if format == "json":
        rows = [{"tipo": address.kind, **table} for address, table in every.items()]
        written = json.dumps({"formato": FORMATO, "articulos": rows}, ensure_ascii=False, indent=1, sort_keys=True)
        return (written + "\n").encode()
    if format == "csv":
        return comma_separated(_rows("faq", every))
    return spreadsheet({name: _rows(kind, every) for kind, name in SHEETS.items()})


def _rows(kind: Kind, every: Mapping[Address, Table]) -> Sequence[Sequence[str]]:
    columns = COLUMNS[kind]
    with_their_question = {
        own_fact(a.id) for a, table in every.items() if a.kind == "faq" and inlined(table, every) is not None
    }
    mine = [(a, t) for a, t in every.items() if a.kind == kind and a not in with_their_question]
    told = [row_of(table, every) if kind == "faq" else table for _, table in mine]
    heads = [column.head for column in columns]
    return [heads, *([to_cell(row.get(column.key), column.form) for column in columns] for row in told)]
