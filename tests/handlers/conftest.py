"""The shipped library, for tests of what officials read."""

import pytest

from knowledge.entries import Content
from knowledge.library import Library
from tests.shipped import shipped_library


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()


@pytest.fixture(scope="session")
def content(library: Library) -> Content:
    return library.content
