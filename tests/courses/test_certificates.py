"""Certificates, and the public page that checks them."""

from io import BytesIO

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from courses.actions.certificates import issue_certificate
from courses.errors import NotComplete
from courses.models import Certificate
from courses.queries.certificates import matches
from lms.secrets import keyed_hash
from lms.xapi.actions.statements import void
from tests.courses import factories as make
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_tries():
    cache.clear()


@pytest.fixture
def anna():
    return UserFactory(first_name="Anna", last_name="Ås", language="nb")


@pytest.fixture
def attendance(anna):
    gathering = make.part("gathering")
    make.enrolled(anna, parts=[gathering])
    return make.attend(anna, gathering)


@pytest.fixture
def evidence(anna, attendance):
    return anna.completions.get(training="pride-basic").pk


@pytest.fixture
def code(anna, evidence):
    return issue_certificate(anna, evidence=evidence)[1]


def check(client, code, name, **headers):
    return client.post(reverse("courses:verify", args=[code]), {"name": name}, **headers)


@pytest.mark.parametrize(
    ("prefix", "words"), [("", "har fullført"), ("/nn", "har fullført"), ("/en", "has completed")]
)
def test_a_certificate_names_person_programme_day_and_modules(client, anna, evidence, prefix, words):
    client.force_login(anna)
    response = client.get(f"{prefix}/kursbevis/{evidence}.pdf")
    assert response["Content-Type"] == "application/pdf"
    text = " ".join(PdfReader(BytesIO(response.content)).pages[0].extract_text().split())
    for part in ("Anna Ås", words, "PRIDE grunnopplæring", "Tilknytning", "2026"):
        assert part in text


@pytest.mark.parametrize("name", ["Anna  ås", "A\u200bnna A\u030as", "ANNA\u00a0ÅS"])
def test_name_on_the_paper_is_known_however_it_is_typed(code, name):
    assert matches(code, name)


def test_certificate_made_before_names_were_folded_is_genuine_and_not_made_twice(anna, evidence):
    anna.first_name, anna.last_name = "Mary–Ann", "O’Brien"
    anna.save()
    certificate, code = issue_certificate(anna, evidence=evidence)
    before = keyed_hash("name of the holder: mary–ann o’brien", purpose="certificate-name")
    Certificate.objects.update(name_hash=before)

    assert matches(code, "Mary–Ann O’Brien")
    assert issue_certificate(anna, evidence=evidence)[0] == certificate


def test_the_same_completion_gives_the_same_certificate(anna, evidence):
    assert issue_certificate(anna, evidence=evidence) == issue_certificate(anna, evidence=evidence)
    assert Certificate.objects.count() == 1


def test_no_certificate_without_a_standing_completion_of_ones_own(anna, evidence, attendance):
    with pytest.raises(NotComplete):
        issue_certificate(UserFactory(), evidence=evidence)
    void(attendance.pk, by=None, reason="absent")
    with pytest.raises(NotComplete):
        issue_certificate(anna, evidence=evidence)


@pytest.mark.parametrize("name", ["Anna Ås", "anna ås", "  ANNA   ÅS "])
def test_the_name_on_the_paper_matches(client, code, name):
    page = check(client, code, name)
    assert page.context["is_match"]
    assert "PRIDE" not in page.content.decode(), "match or no match, and nothing more"


def test_unknown_withdrawn_and_another_name_look_alike(client, code, attendance):
    def seen(response):
        page = response.content.decode()
        start = page.index('<div role="status"')
        return response.status_code, page[start : page.index("</div>", start)]

    def asked(code, name):
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            answer = seen(check(client, code, name))
        return answer, len(queries)

    asked(code, "Anna Ås")
    unknown, other_name = asked("ukjent", "Anna Ås"), asked(code, "Bo Berg")
    void(attendance.pk, by=None, reason="absent")
    assert unknown == other_name == asked(code, "Anna Ås")


def test_the_page_tells_nothing_before_it_is_asked(client, code):
    known, unknown = (client.get(reverse("courses:verify", args=[one])) for one in (code, "ukjent"))
    assert known.status_code == unknown.status_code == 200
    assert "PRIDE" not in known.content.decode()
    assert "Anna" not in known.content.decode()


def test_the_page_is_not_indexed(client, code):
    for response in (client.get(reverse("courses:verify", args=[code])), check(client, code, "Anna Ås")):
        assert "noindex" in response["X-Robots-Tag"]
        assert 'name="robots" content="noindex' in response.content.decode()


def test_trying_names_is_refused_after_a_while_also_from_elsewhere(client, code, settings):
    for n in range(settings.SIGN_IN_TRIES):
        assert check(client, code, f"Navn {n}", REMOTE_ADDR=f"10.0.0.{n}").status_code == 200
    refused = check(client, code, "Anna Ås", REMOTE_ADDR="10.0.1.1")
    assert refused.status_code == 429
    assert refused["Retry-After"]
    assert "is_match" not in refused.context


def test_trying_codes_from_one_address_is_refused_after_a_while(client, settings):
    for n in range(settings.SIGN_IN_TRIES):
        assert check(client, f"kode{n}", "Anna Ås").status_code == 200
    assert check(client, "kode", "Anna Ås").status_code == 429


def test_a_certificate_overtaken_by_an_earlier_completion_still_matches(anna):
    lesson = make.part()
    make.enrolled(anna, parts=[lesson])
    make.finish(anna, lesson, when=make.at(9))
    _, code = issue_certificate(anna, evidence=anna.completions.get(training="pride-basic").pk)
    make.finish(anna, lesson, when=make.at(2))
    assert matches(code, "Anna Ås")


def test_the_table_holds_neither_code_nor_name(code):
    kept = str(Certificate.objects.values().get())
    assert code not in kept
    assert "Anna" not in kept


def test_the_list_shows_what_is_completed(client, anna, evidence):
    client.force_login(anna)
    page = client.get(reverse("courses:certificates")).content.decode()
    assert "PRIDE grunnopplæring" in page
    assert str(evidence) in page
    client.force_login(UserFactory())
    assert str(evidence) not in client.get(reverse("courses:certificates")).content.decode()
