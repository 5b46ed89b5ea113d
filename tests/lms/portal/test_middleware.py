"""Those who come to the wrong place, or send too much, too late or while something is away."""

import pytest
from django.contrib.messages import get_messages
from django.db import OperationalError
from django.http import HttpResponse, UnreadablePostError
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from lms.operations.middleware.wrong_requests import Readable
from lms.portal.views import errors
from tests.factories import UserFactory

FORM = "application/x-www-form-urlencoded"


def test_form_sent_signed_out_leads_back_to_the_form_and_says_that_it_was_not_saved(client, db):
    form = reverse("courses:notebook")
    answer = client.post(form, {"text": "Ro og tid"}, headers={"referer": f"http://testserver{form}"})

    assert answer.url == f"{reverse('people:sign-in')}?next=%2Fnotatbok%2F"
    assert next(str(one) for one in get_messages(answer.wsgi_request)).startswith("Du var blitt logget ut")


def test_form_sent_twice_signed_out_is_told_once(client, db):
    form = reverse("courses:notebook")
    for _ in range(2):
        client.post(form, {"text": "Ro og tid"}, headers={"referer": f"http://testserver{form}"})

    assert client.get(reverse("people:sign-in")).content.decode().count("Du var blitt logget ut") == 1


def test_form_said_to_come_from_elsewhere_leads_home(client, db):
    form = reverse("courses:notebook")
    answer = client.post(form, {}, headers={"referer": "https://ondsinnet.example/notatbok/"})

    assert answer.url == f"{reverse('people:sign-in')}?next=%2Fmin-side%2F"


def test_page_asked_for_signed_out_leads_to_sign_in_without_a_word(client, db):
    answer = client.get("/notatbok/?side=2")

    assert answer.url == f"{reverse('people:sign-in')}?next=/notatbok/%3Fside%3D2"
    assert not list(get_messages(answer.wsgi_request))


def test_address_that_only_takes_forms_says_so(client, db):
    answer = client.get("/nn/utseende/")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Det er ingenting å sjå på denne adressa" in answer.content.decode()


def test_too_large_a_form_is_told_the_limit(db, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    answer = Client().post("/en/bli-kjent/", "name=" + "x" * 1024 * 1024, content_type=FORM)

    assert answer.status_code == 413
    assert "larger than 1 MB" in answer.content.decode()


@pytest.mark.parametrize("address", ["/bli-kjent/?words=%00", "/bli-kjent/%00/", "/helse/?x=a%00b"])
def test_address_with_a_character_that_no_text_can_hold_is_no_address(db, address):
    answer = Client().get(address)

    assert (answer.status_code, answer["Content-Type"]) == (400, "text/html; charset=utf-8")


@pytest.mark.parametrize("target", ["x", "portal:home", "-1", "//elsewhere.example/", "https:///x"])
def test_word_that_is_no_address_leads_nowhere_in_particular(client, db, target):
    client.force_login(UserFactory(privacy_notice_seen_at=timezone.now()))

    assert client.get("/logg-inn/", {"next": target}).url == "/min-side/"
    assert client.post("/utseende/", {"next": target, "scheme": "dark"}).url == "/"


@pytest.mark.parametrize("length", ["9" * 5000, "-1", "ten", "\xb2"])
def test_length_that_is_no_number_is_refused(db, length):
    answer = Client().generic("POST", "/bli-kjent/", "x=1", FORM, CONTENT_LENGTH=length)

    assert answer.status_code == 400


def test_form_that_breaks_off_while_a_page_reads_it_is_the_senders_mistake():
    page = Readable(lambda request: HttpResponse())
    request = RequestFactory().post("/nn/bli-kjent/")

    assert page.process_exception(request, UnreadablePostError()).status_code == 400
    assert page.process_exception(request, ValueError()) is None


@pytest.mark.parametrize(
    ("error", "status", "words"),
    [(OperationalError(), 503, "Straks tilbake"), (ValueError(), 500, "Noko gjekk gale hos oss")],
)
def test_what_breaks_is_told_in_the_language_of_the_address(error, status, words):
    try:
        raise error
    except type(error):
        answer = errors.broken(RequestFactory().get("/nn/min-vei/"))

    assert answer.status_code == status
    assert words in answer.content.decode()
    assert answer.has_header("Retry-After") == (status == 503)
