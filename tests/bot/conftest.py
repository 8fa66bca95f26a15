"""The shipped library, for tests of the doors of the program."""

import pytest

from knowledge.library import Library
from tests.shipped import shipped_library


@pytest.fixture(scope="session")
def library() -> Library:
    return shipped_library()
