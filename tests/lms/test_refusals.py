"""What was refused says why, in one sentence, in the reader's language."""

from collections.abc import Iterator

import pytest
from django.utils.functional import Promise
from django.utils.translation import override

from lms.refusals import NotAllowed, Refused


def kinds(of: type[Refused] = Refused) -> Iterator[type[Refused]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


OURS = sorted(
    {kind for kind in kinds() if kind.__module__.split(".")[0] in {"lms", "courses", "sessions", "cms"}},
    key=lambda kind: (kind.__module__, kind.__name__),
)


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_refusal_has_a_sentence_that_can_be_translated(kind):
    assert isinstance(kind.sentence, Promise)
    assert str(kind.sentence).rstrip().endswith((".", "%(said)s"))


class TooSmall(Refused):
    sentence = "%(name)s holds fewer than %(number)d."

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name, number)
        self.name, self.number = name, number


def test_the_sentence_names_what_the_error_knows():
    assert TooSmall("Storsalen", 12).said == "Storsalen holds fewer than 12."


def test_it_is_said_in_the_readers_language():
    with override("nb"):
        assert NotAllowed().said == "Du har ikke lov til dette."
