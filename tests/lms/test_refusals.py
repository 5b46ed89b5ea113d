"""What was refused says why, in one sentence, in the reader's language."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy, override

from lms.refusals import Explained, NotAllowed, Refused
from tests.test_architecture import python_files, relative


def kinds(of: type[Refused] = Refused) -> Iterator[type[Refused]]:
    for kind in of.__subclasses__():
        yield kind
        yield from kinds(kind)


def modules_of_errors() -> list[str]:
    return [
        relative(path).removesuffix(".py").replace("/", ".")
        for path in python_files()
        if path.name == "errors.py" and "views" not in path.parts and not relative(path).startswith("tests/")
    ]


for name in modules_of_errors():
    import_module(name)
# Told to a program, to who writes the code, and to who gives a command: no page shows them.
NO_PAGE = {
    "lms.xapi.errors.RequestRefused",
    "lms.notices.errors.Miscalled",
    "lms.demo.errors.DemoError",
    "lms.operations.backups.errors.BackupRefused",
}
OURS = sorted(
    {kind for kind in kinds() if kind.__module__.split(".")[0] in {"lms", "courses", "sessions", "cms"}},
    key=lambda kind: (kind.__module__, kind.__name__),
)


class Anything(dict):
    """What a sentence in singular or plural needs before it is one or the other."""

    def __missing__(self, name: str) -> int:
        return 1


@pytest.mark.parametrize("kind", OURS, ids=lambda kind: f"{kind.__module__}.{kind.__name__}")
def test_a_refusal_has_a_sentence_that_can_be_translated(kind):
    assert isinstance(kind.sentence, Promise)
    sentence = str(kind.sentence) or kind.sentence % Anything()
    assert sentence.rstrip().endswith((".", "%(said)s"))


def test_every_error_that_a_page_may_show_is_a_refusal():
    found = [one for name in modules_of_errors() for one in vars(import_module(name)).values()]
    errors = {one for one in found if isinstance(one, type) and one.__base__ is Exception}
    assert {f"{one.__module__}.{one.__name__}" for one in errors} - {"lms.refusals.Refused"} == NO_PAGE


@pytest.mark.parametrize(
    "kind",
    [kind for kind in OURS if not kind.__subclasses__()],
    ids=lambda kind: f"{kind.__module__}.{kind.__name__}",
)
def test_a_refusal_says_more_than_that_it_cannot_be_done(kind):
    assert kind.sentence is not Refused.sentence or kind.said is not Refused.said


class TooSmall(Refused):
    sentence = "%(name)s holds fewer than %(number)d."

    def __init__(self, name: str, number: int) -> None:
        super().__init__(name, number)
        self.name, self.number = name, number


def test_the_sentence_names_what_the_error_knows():
    assert TooSmall("Storsalen", 12).said == "Storsalen holds fewer than 12."


class TooMany(Refused):
    sentence = ngettext_lazy("%(number)d seat is left.", "%(number)d seats are left.", "number")

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def test_the_sentence_counts():
    assert [TooMany(number).said for number in (1, 2)] == ["1 seat is left.", "2 seats are left."]


def test_it_is_said_in_the_readers_language():
    with override("nb"):
        assert NotAllowed().said == "Du har ikke lov til dette."


def test_a_refusal_with_many_reasons_says_the_one_that_it_was_given():
    assert Explained("The room is let.").said == "The room is let."
    assert Explained().said == str(Refused.sentence)
