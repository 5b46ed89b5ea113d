import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from lms import secrets
from lms.people.rules import holds_a_full_date, names_a_person_by_number
from tests.decorating import decorated
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nummeret er 01017012345.", True),
        ("010170 12345", True),
        ("010170-12345", True),
        ("01 01 70 123 45", True),
        ("tolv sifre 010170123456", False),
        ("010170 – 12345", True),
        ("01.01.70 / 123 45", True),
        ("010170\n12345", True),
        ("０１０１７０ 12345", True),
        ("010170_12345", True),
        ("410170 12345", True),
        ("Ring 22 33 44 55", False),
        ("900 12 345, 41 22 33 44", False),
        ("+47 900 00 000", False),
        ("kl. 10.00-11.30, 12.00-13.30", False),
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
        ("3 – 4 – 2015", True),
        ("3.\u00a04.\u00a02015", True),
        ("3. apr. 2015", True),
        ("3 apr -15", True),
        ("April 3rd, 2015", True),
        ("20150403", True),
        ("f. 030415", True),
        ("3/4 2015, kl. 18.30", True),
        ("kommer i april", False),
        ("uke 14, 2026", False),
        ("kl. 18.30", False),
        ("kl. 10.11.12", False),
        ("kl 09.10–10.11", False),
        ("18.30-20.15", False),
        ("12:10:11", False),
        ("versjon 1.2.10", False),
        ("v3.1.20", False),
        ("10.1.1.20", False),
        ("12. mai kl. 18.00", False),
        ("90 12 11 10", False),
    ],
)
def test_a_full_date_is_found_in_its_usual_forms(text, expected):
    assert holds_a_full_date(text) is expected


@given(st.data(), st.sampled_from(["01017012345", "010170 12345", "010170-12345"]))
def test_national_id_is_found_however_it_was_pasted(data, number):
    assert names_a_person_by_number(f"Nummer {data.draw(decorated(number))} står her")


@given(st.data(), st.sampled_from(["3.4.2015", "2015-04-03", "03/04/15", "3. april 2015", "3. mai -15"]))
def test_full_date_is_found_however_it_was_pasted(data, day):
    assert holds_a_full_date(f"Den {data.draw(decorated(day))} kom de")


@given(st.text())
def test_guard_answers_for_any_text(text):
    assert names_a_person_by_number(text) in (True, False)
    assert holds_a_full_date(text) in (True, False)


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


@pytest.mark.parametrize(
    "password",
    ["passordpassord", "aaaaaaaaaaaa", "fosterhjem12", "sommer2026!!", "evaevaevaeva", "Sommerferie2026",
     "vinteren2026", "P@ssw0rd2026", "qwertyuiop12", "123456789012", "barnevernet1", "fosterhjem-demo",
     "ingridnordmann", "Ingrid.Nordmann1", "ｓｏｍｍｅｒ2026!!", "so\u00admmer2026!!"],
)  # fmt: skip
def test_password_that_people_guess_is_refused(password):
    with pytest.raises(ValidationError):
        validate_password(password, UserFactory.build(first_name="Ingrid", last_name="Nordmann"))


@pytest.mark.parametrize(
    "password",
    ["hunden vår heter ludo", "fjord-og-fjell-2026", "blåbærpannekaker", "Xk3#9fP!qL2z",
     "vi liker sol og regn", "et-langt-passord", "ingen får gjette dette"],
)  # fmt: skip
def test_password_of_a_few_words_or_a_manager_s_is_taken(password):
    validate_password(password, UserFactory.build(first_name="Ingrid", last_name="Nordmann"))


def test_password_longer_than_any_is_refused_at_once():
    with pytest.raises(ValidationError, match="4096"):
        validate_password("ab cd" * 1000)
