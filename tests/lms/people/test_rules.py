import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override

from lms.people import secrets
from lms.people.rules import holds_a_full_date, names_a_person_by_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nummeret er 01017012345.", True),
        ("010170 12345", True),
        ("010170-12345", True),
        ("01 01 70 123 45", True),
        ("tolv sifre 010170123456", False),
        ("Ring 22 33 44 55", False),
        ("", False),
    ],
)
def test_an_eleven_digit_number_is_found_however_it_is_spaced(text, expected):
    assert names_a_person_by_number(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("født 3.4.2015", True),
        ("2015-04-03", True),
        ("03/04/15", True),
        ("den 3. april 2015", True),
        ("kommer i april", False),
        ("uke 14, 2026", False),
        ("kl. 18.30", False),
    ],
)
def test_a_full_date_is_found_in_its_usual_forms(text, expected):
    assert holds_a_full_date(text) is expected


def test_codes_can_be_read_aloud_and_differ():
    codes = {secrets.new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("01IO")


def test_a_secret_s_hash_depends_on_what_it_is_for():
    code = secrets.new_code()
    assert secrets.keyed_hash(code, purpose="a") != secrets.keyed_hash(code, purpose="b")


@pytest.mark.parametrize(("language", "words"), [("nb", "minst 12 tegn"), ("nn", "minst 12 teikn")])
def test_a_short_password_is_refused_in_the_readers_language(language, words):
    with override(language), pytest.raises(ValidationError, match=words):
        validate_password("kort")
