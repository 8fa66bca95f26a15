"""The content files as parsed tables, by their names. What they mean is judged in reading.py."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from knowledge.records import Mistake

Pages = Mapping[str, Mapping[str, Any]]
"""«faq/proceso.toml» -> its table, in the order of the names."""


def read_pages(folder: Path, mistakes: list[Mistake]) -> Pages:
    """Every file of the folder and of those in it; what cannot be read is noted and left out."""
    found: dict[str, Mapping[str, Any]] = {}
    for path in sorted(folder.glob("**/*.toml")):
        name = path.relative_to(folder).as_posix()
        try:
            found[name] = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            mistakes.append(Mistake(name, "archivo", f"no se puede leer como TOML en UTF-8: {error}"))
    return found
