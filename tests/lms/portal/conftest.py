"""These tests speak bokmål from the start, whatever the page before them spoke."""

import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _bokmaal():
    with translation.override("nb"):
        yield
