"""Folding: one text in many spellings is one, and another text is another."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lms import folding
from tests.decorating import decorated
from tests.test_architecture import python_files, relative

FOLDS = [folding.tidied, folding.plain, folding.folded, folding.answer, folding.account, folding.code,
         folding.secret]  # fmt: skip
WORDS = st.text("abcdefghijklmnopqrstuvwxyzæøåäöáčđŋšŧž0123456789 -", max_size=20)


@pytest.mark.parametrize("fold", FOLDS, ids=lambda fold: fold.__name__)
def test_folding_twice_is_folding_once(fold):
    @given(st.text(max_size=12))
    def holds(text):
        assert fold(fold(text)) == fold(text)

    holds()


@pytest.mark.parametrize("fold", [folding.folded, folding.account, folding.answer, folding.code])
def test_any_decoration_of_a_text_folds_to_what_the_text_folds_to(fold):
    @given(st.data(), WORDS)
    def holds(data, text):
        assert fold(data.draw(decorated(text))) == fold(text)

    holds()


@given(st.data(), WORDS)
def test_plain_text_keeps_its_case(data, text):
    assert folding.plain(data.draw(decorated(text.upper(), keeps_case=True))) == folding.plain(text.upper())


@given(WORDS, WORDS)
def test_texts_that_differ_in_letters_or_digits_stay_apart(one, other):
    def alone(text):
        return " ".join(text.split())

    assert (folding.folded(one) == folding.folded(other)) == (alone(one) == alone(other))


def test_letters_that_only_look_alike_are_two_letters():
    assert folding.account("ıngrid@example.no") != folding.account("ingrid@example.no")
    assert folding.account("іngrid") != folding.account("ingrid"), "the first letter is Cyrillic"


@pytest.mark.parametrize(
    "typed", ["7NE2QES5F8SJ", "7ne2 qes5 f8sj", "7NE2–QES5–F8SJ", " 7NE2-QES5-F8SJ.\u200b", "７NE2 QES5F8SJ"]
)
def test_code_is_known_by_its_letters_and_digits_alone(typed):
    assert folding.code(typed) == "7NE2-QES5-F8SJ"


@pytest.mark.parametrize(
    ("one", "other"),
    [("2.5", "2,5"), ("10 000", "10000"), ("trygg\u00adhet", "Trygghet."), ("O’Brien", "o'brien")],
)
def test_two_spellings_of_a_short_answer_are_one(one, other):
    assert folding.answer(one) == folding.answer(other)


def test_a_list_of_numbers_is_no_thousand():
    assert folding.answer("1 2 3") != folding.answer("123")


def test_secret_keeps_its_case_and_loses_what_came_with_the_paste():
    assert folding.secret(" aB-c\u200b_D\n") == "aB-c_D"


def test_lines_stay_where_only_what_shows_nothing_is_taken_out():
    assert folding.visible("en\u200b\nto\u202e\r\ntre") == "en\nto\r\ntre"


# Where letters are made alike by other means, since the text is a protocol's, a file's or our own.
OF_NO_PERSON = {
    "lms/xapi": "ids, headers and checksums as the specification compares them",
    "lms/folding.py": "the one place",
    "lms/approval/wording/home.py": "words of ours in a sentence of ours",
    "lms/approval/queries/archive.py": "case references, which are generated here",
    "lms/approval/queries/desk/rows.py": "case references, which are generated here",
    "lms/operations/management/commands/reset.py": "yes or no",
    "courses/queries/certificates.py": "names as they were folded before",
    "lms/approval/actions/signs.py": "what signs are called, for staff to look them up",
    "lms/safety.py": "host names and addresses of the settings",
    "lms/server.py": "names of headers",
    "lms/documents/calendar_files.py": "methods and marks of a calendar, as the specification compares them",
    "lms/documents/busy_times.py": "marks of a calendar, as the specification compares them",
    "lms/documents/pdf.py": "which signs a font can show",
    "lms/documents/intake": "the ending of a file's name, and names of elements and attributes",
    "sessions/actions/recurrence.py": "the names of frequencies",
    "cms/actions/editors.py": "the name of a group of ours",
    "cms/blocks/media.py": "the ending of a file's name",
    "cms/rules/rich_text.py": "names of elements and attributes",
    "cms/rules/slugs.py": "the titles of pages, as their addresses spell them, in the browser alike",
    "cms/transfer/packing.py": "the ending of a file's name",
    "courses/actions/certificates.py": "a code that is made here",
    "lms/people/rules/words.py": "the order of names, which the database computes alike",
}
BY_HAND = {"casefold", "lower", "upper", "iexact", "icontains", "istartswith", "iendswith", "unicodedata"}


def _folds_by_hand(text: str) -> set[str]:
    found: set[str] = set()
    if not any(name in text for name in BY_HAND):
        return found
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            found.add(node.func.attr)
        elif isinstance(node, ast.keyword) and node.arg:
            found.add(node.arg.rpartition("__")[2])
        elif isinstance(node, ast.Import | ast.ImportFrom):
            found |= {name.name for name in node.names}
    return found & BY_HAND


def test_nothing_but_the_one_place_folds_what_people_write():
    folding_by_hand = {
        relative(path): by_hand
        for path in python_files()
        if "migrations" not in path.parts and (by_hand := _folds_by_hand(path.read_text()))
    }
    strangers = {
        name: by_hand
        for name, by_hand in folding_by_hand.items()
        if not any(f"{name}/".startswith(f"{known}/") for known in OF_NO_PERSON)
    }
    assert strangers == {}, "let lms.folding do it, or say here whose text it is"
    seen = "".join(f" {name}/" for name in folding_by_hand)
    assert {known for known in OF_NO_PERSON if f" {known}/" not in seen} == set(), (
        "these fold nothing any more"
    )
