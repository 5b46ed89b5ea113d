import pytest
from django.utils import translation


@pytest.fixture(autouse=True)
def _in_english(request):
    """Sentences are compared in the language they are written in; pages are asked for in bokmål."""
    with translation.override("en"):
        yield
