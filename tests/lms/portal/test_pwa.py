"""What the browser keeps and forgets: installable, a page for a lost line, the lock of a shared device."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from lms.people.models import Role, User
from tests.factories import MembershipFactory, UserFactory

PASSWORD = "et-langt-passord-her"


@pytest.fixture
def kari(db):
    person = UserFactory(username="kari", privacy_notice_seen_at=timezone.now())
    person.set_password(PASSWORD)
    person.save()
    return person


def _sign_in(client, **more):
    return client.post("/logg-inn/", {"name": "kari", "password": PASSWORD, **more})


def test_manifest_speaks_the_language_of_its_address(client, db):
    bokmaal = json.loads(client.get("/manifest.webmanifest").content)
    nynorsk = json.loads(client.get("/nn/manifest.webmanifest").content)

    assert (bokmaal["name"], nynorsk["name"]) == ("Fosterhjemsopplæring", "Fosterheimsopplæring")
    assert nynorsk["start_url"] == "/nn/min-side/"


def test_service_worker_keeps_no_page_with_anybodys_data(client, db):
    script = client.get("/sw.js").content.decode()

    kept = json.loads(re.search(r"FILES = (\[[^;]*\]);", script).group(1))
    assert all(path.startswith("/static/") for path in kept)
    assert reverse("portal:home") not in script


@pytest.mark.parametrize("page", ["portal:offline", "sessions:offline-roster"])
def test_a_page_for_a_lost_line_asks_for_no_file_that_is_not_kept(client, db, page):
    script = client.get("/sw.js").content.decode()

    shown = client.get(reverse(page)).content.decode()
    asked = set(re.findall(r'"(/static/[^"#?]+\.(?:css|js|woff2)|/static/img/(?:icons|mark)[^"#?]*)', shown))
    assert asked
    assert {path for path in asked if f'"{path}"' not in script} == set()


def test_page_for_a_lost_line_holds_nothing_personal(client, kari):
    client.force_login(kari)

    assert kari.first_name not in client.get("/uten-nett/").content.decode()


def test_shared_device_is_signed_out_after_five_minutes_without_use(client, kari):
    start = timezone.now()
    with time_machine.travel(start, tick=False) as clock:
        _sign_in(client, is_shared_device="on")
        for _ in range(3):
            clock.shift(timedelta(minutes=4))
            assert client.get("/konto/").status_code == 200

        clock.shift(timedelta(minutes=6))

        assert client.get("/konto/").status_code == 302


def test_nothing_but_going_to_a_page_keeps_a_shared_device_signed_in(client, kari):
    background = [
        {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"},
        {"Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"},
        {"Sec-Fetch-Mode": "same-origin", "Sec-Fetch-Dest": "serviceworker"},
        {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "iframe"},
        {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document", "Sec-Purpose": "prefetch"},
        {"Accept": "*/*"},
        {"HX-Request": "true"},
    ]
    with time_machine.travel(timezone.now(), tick=False) as clock:
        _sign_in(client, is_shared_device="on")
        for headers in background:
            clock.shift(timedelta(seconds=40))
            assert client.get("/konto/", headers=headers).status_code == 200
        clock.shift(timedelta(seconds=21))

        assert client.get("/konto/").status_code == 302


def test_pressing_stay_keeps_a_shared_device_signed_in_and_an_ended_sign_in_ended(client, kari):
    background = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Dest": "empty"}
    with time_machine.travel(timezone.now(), tick=False) as clock:
        _sign_in(client, is_shared_device="on")
        clock.shift(timedelta(minutes=4))
        assert client.post("/logg-inn/bli/", headers=background).status_code == 204
        clock.shift(timedelta(minutes=4))
        assert client.get("/konto/", headers=background).status_code == 200
        clock.shift(timedelta(minutes=2))

        assert client.post("/logg-inn/bli/", headers=background).status_code == 302


def test_pages_on_a_shared_device_are_not_kept_and_give_way_by_themselves(client, kari, settings):
    _sign_in(client, is_shared_device="on")

    answer = client.get("/konto/")
    page = answer.content.decode()

    assert answer["Cache-Control"] == "private, no-store"
    assert f'data-lock="{settings.SHARED_DEVICE_SECONDS}" data-away="/logg-inn/?laast=1"' in page
    assert '<noscript><meta http-equiv="refresh" content="301; url=/logg-inn/?laast=1"></noscript>' in page
    assert "Refresh" not in answer


def test_a_page_on_a_shared_device_without_the_lock_of_its_own_gives_way_by_a_header(client, kari, settings):
    _sign_in(client, is_shared_device="on")

    answer = client.get("/uten-nett/")

    assert answer["Refresh"] == f"{settings.SHARED_DEVICE_SECONDS + 1}; url=/logg-inn/?laast=1"


@pytest.mark.parametrize("address", ["/administrasjon/", "/cms/", "/cms/account/"])
def test_the_admins_warn_on_a_shared_device_too(client, kari, address):
    MembershipFactory(user=kari, role=Role.ADMIN)
    _sign_in(client, is_shared_device="on")

    page = client.get(address).content.decode()

    assert 'data-away="/logg-inn/?laast=1"' in page
    assert "js/lock.js" in page


def test_the_lock_signs_out_whoever_is_signed_in(client, kari):
    client.force_login(kari)

    answer = client.get("/logg-inn/?laast=1")

    assert answer.status_code == 200
    assert client.get("/konto/").status_code == 302


def test_own_device_stays_signed_in(client, kari):
    with time_machine.travel(timezone.now(), tick=False) as clock:
        _sign_in(client)
        clock.shift(timedelta(hours=2))

        answer = client.get("/konto/")

    assert answer.status_code == 200
    assert "Refresh" not in answer
    assert User.objects.get(username="kari").is_authenticated


def test_locked_device_says_why_and_remembers_that_others_use_it(client, db):
    page = client.get("/logg-inn/?laast=1")
    assert "Du ble logget ut fordi siden ikke var i bruk" in page.content.decode()
    assert page.context["form"]["is_shared_device"].value() is True
