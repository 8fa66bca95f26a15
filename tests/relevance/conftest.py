"""The labelled questions are asked once a session, whichever floor is tested first."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from coverage import Coverage

from tests.relevance.exam import Marked, examine
from tests.shipped import shipped_library


@pytest.fixture(scope="session")
def marked() -> tuple[Marked, ...]:
    with _uncovered():
        return examine(shipped_library())


@contextmanager
def _uncovered() -> Iterator[None]:
    """A thousand questions reach almost every line and claim nothing of it; counted, they also take twice as long."""
    running = Coverage.current()
    if running:
        running.stop()
    yield
    if running:
        running.start()
