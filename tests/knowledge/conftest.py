"""The shipped content and library, opened once a session for everybody."""

import pytest

from knowledge.entries import Content
from knowledge.library import Library
from knowledge.reader import Reader
from tests.shipped import shipped_library


@pytest.fixture(scope="session")
def library() -> Library:
    """Everything that ships, ready to be asked."""
    return shipped_library()


@pytest.fixture(scope="session")
def content(library: Library) -> Content:
    """The shipped content."""
    return library.content


@pytest.fixture(scope="session")
def reader(library: Library) -> Reader:
    """Reads questions with the shipped words and names."""
    return library.reader
