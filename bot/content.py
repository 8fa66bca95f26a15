"""Opening the library: content from files, vectors from a cache that is built anew when the content changed.

Also `content check`: every mistake of every content file, or what was loaded.
"""

import argparse
import gc
import hashlib
import os
from pathlib import Path
from zipfile import BadZipFile

import numpy as np

from knowledge.encoding import QuestionEncoder
from knowledge.entries import Content
from knowledge.library import Library
from knowledge.load import SHIPPED, load_content
from knowledge.meaning import MODEL, Vectors, encoder, model
from knowledge.sayings import sayings

CACHE = Path("var")


def open_library(folder: Path = SHIPPED, cache: Path = CACHE) -> Library:
    """Load, check and index everything; raises ContentError with every mistake."""
    return build_library(load_content(folder), cache)


def build_library(content: Content, cache: Path = CACHE) -> Library:
    """Index content that was found right; it stays for good, so the collector of garbage need not look at it again."""
    encode = QuestionEncoder(model())
    library = Library(content, encode, lambda texts: cached_vectors(texts, cache))
    encode.expect(sayings(library.index.entries))
    gc.freeze()
    return library


def rebuilt(content: Content, before: Library) -> Library:
    """The library of changed content that was found right, made while `before` still answers.

    Only texts that `before` did not have are read and encoded; the cache on disk stays that of the content that ships.
    """
    return Library(content, before.encode, like=before)


def cached_vectors(texts: list[str], cache: Path) -> Vectors:
    """The vectors of `texts`, computed once for each content; a cache that cannot be used is only slower."""
    digest = hashlib.sha256("\n".join((MODEL, *texts)).encode()).hexdigest()[:16]
    path = cache / f"vectors-{digest}.npy"
    try:
        found: Vectors = np.load(path, allow_pickle=False)
        if len(found) == len(texts):
            return found
    except (OSError, ValueError, EOFError, BadZipFile):
        pass  # absent, cut off or unreadable: it is made again below
    computed = encoder()(texts)
    _keep(path, computed)
    return computed


def _keep(path: Path, vectors: Vectors) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        for old in path.parent.glob("vectors-*.npy"):
            old.unlink()
        written = path.with_suffix(f".{os.getpid()}.tmp")
        with written.open("wb") as out:
            np.save(out, vectors)
        written.replace(path)
    except OSError:
        return  # a read-only disk: the next start computes them again


def summary(library: Library) -> str:
    """What is loaded, in one paragraph."""
    content = library.content
    wordings = sum(len(entry.wordings) for entry in content.entries)
    return (
        f"{len(content.facts)} hechos; {len(content.declarations)} declaraciones, "
        f"{len(content.commissions)} comisiones, "
        f"{len(content.practices)} prácticas, {len(content.meetings)} reuniones, {len(content.terms)} términos; "
        f"{len(content.faqs)} preguntas, {len(content.gaps)} vacíos conocidos, {wordings} redacciones."
    )


def main(args: argparse.Namespace) -> int:
    """`content check`: exits 0 with a summary and leaves the vectors ready; mistakes travel as ContentError."""
    print(f"Contenido correcto: {summary(open_library())}")
    return 0
