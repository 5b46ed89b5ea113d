"""The frame around every page: languages, colours, the content security policy, errors."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from lms.demo import post
from lms.operations import heartbeat
from lms.operations.middleware.security import POLICY
from lms.people.models import Role
from tests.factories import MembershipFactory, UserFactory


def test_page_is_offered_in_every_language_at_its_own_address(client, db):
    page = client.get("/nn/status/?a=1").content.decode()

    for address in ("/status/?a=1", "/nn/status/?a=1", "/en/status/?a=1"):
        assert f'href="{address}"' in page
    assert '<html lang="nn"' in page


def test_chosen_colours_are_kept_and_one_returns_to_the_page(client, db):
    answer = client.post(reverse("portal:appearance"), {"scheme": "dark", "next": "/status/"})

    assert answer.url == "/status/"
    assert 'data-color-scheme="dark"' in client.get("/status/").content.decode()


def test_unknown_colours_and_foreign_addresses_are_ignored(client, db):
    answer = client.post(
        reverse("portal:appearance"), {"scheme": "pink", "next": "https://ondsinnet.example"}
    )

    assert answer.url == "/"
    assert "appearance" not in answer.cookies


def test_pages_carry_a_policy_that_allows_no_inline_script(client, db):
    policy = client.get("/status/")["Content-Security-Policy"]

    assert policy == f"{POLICY}; report-uri /csp-rapport/; report-to csp"
    assert "unsafe" not in policy


def test_mounted_admins_alone_get_the_relaxed_policy(client, db):
    for name in ("wagtailadmin_home", "admin:index"):
        assert "'unsafe-inline'" in client.get(reverse(name))["Content-Security-Policy"]


def test_no_template_carries_inline_script_or_style():
    folders = [settings.BASE_DIR / name for name in ("lms", "courses", "sessions", "cms")]
    templates = [path for folder in folders for path in folder.rglob("templates/**/*.html")]
    guilty = [
        path.relative_to(settings.BASE_DIR)
        for path in templates
        if "wagtailadmin" not in path.parts
        and "admin" not in path.parts
        and re.search(r"<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+=\"", path.read_text())
        and not re.search(r'<script type="(application/json|application/ld\+json)"', path.read_text())
    ]

    assert not guilty


@pytest.mark.parametrize("template", ["400.html", "403_csrf.html", "500.html"])
def test_pages_for_broken_moments_need_neither_context_nor_database(template):
    page = render_to_string(template)

    assert page.count("<h1") == 1


def test_unknown_page_is_told_kindly_and_offers_a_way_on(client, db):
    answer = client.get("/finnes-ikke-her/")

    assert answer.status_code == 404
    assert "Vi finner ikke siden" in answer.content.decode()


def test_form_without_a_token_is_refused_on_a_page_of_ours(db):
    answer = Client(enforce_csrf_checks=True).post(reverse("people:sign-in"), {"name": "a", "password": "b"})

    assert answer.status_code == 403
    assert "Skjemaet var for gammelt" in answer.content.decode()


def test_status_page_tells_a_silent_worker(client, db):
    assert "Noe virker ikke som det skal" in client.get(reverse("operations:status")).content.decode()

    heartbeat.record(heartbeat.WORKER)
    heartbeat.record(heartbeat.SCHEDULER)

    assert "Alt virker" in client.get(reverse("operations:status")).content.decode()


def test_post_of_the_demo_is_shown_in_the_demo_alone(client, db, settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    assert client.get(reverse("demo:mail")).status_code == 404

    settings.ENVIRONMENT = "demo"

    assert client.get(reverse("demo:mail")).status_code == 200


def test_letters_are_read_as_they_were_written(tmp_path: Path):
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    text = "Hei!\n\nhttps://example.no/æøå"
    connection.send_messages(
        [
            EmailMessage(subject, text, "fra@example.no", ["kari@example.no"])
            for subject in ("Første", "Påmelding bekreftet")
        ]
    )
    connection.close()

    letters = post.newest(tmp_path, limit=10)

    assert {letter.subject for letter in letters} == {"Første", "Påmelding bekreftet"}
    assert letters[0].to == "kari@example.no"
    assert letters[0].text == text
    assert post.newest(tmp_path / "finnes-ikke", limit=10) == []


def test_navigation_marks_the_page_one_is_on(client, db):
    client.force_login(UserFactory())

    page = client.get(reverse("people:account")).content.decode()

    assert re.search(r'href="/konto/"[^>]*aria-current="page"', page)


def test_visitor_is_offered_to_sign_in_and_sees_no_navigation(client, db):
    page = client.get("/status/").content.decode()

    assert reverse("people:sign-in") in page
    assert "Hovedmeny" not in page


def test_staff_find_help_with_the_platform_at_the_foot_and_others_somebody_to_talk_to(client, db):
    foot = client.get("/status/").content.decode()
    assert "Trenger du å snakke med noen?" in foot
    assert "Hjelp med plattformen" not in foot

    client.force_login(MembershipFactory(role=Role.EDITOR).user)
    foot = client.get("/status/").content.decode()
    assert "Hjelp med plattformen" in foot
    assert reverse("cms_guide") in foot
    assert "Trenger du å snakke med noen?" not in foot


def test_pages_for_broken_moments_have_the_colours_that_were_chosen(client, db):
    client.cookies["appearance"] = "dark"

    assert 'data-color-scheme="dark"' in client.get(reverse("portal:appearance")).content.decode()


def test_links_of_the_demos_post_lead_to_the_address_that_serves(client, db, settings, tmp_path):
    settings.EMAIL_FILE_PATH, settings.ENVIRONMENT = str(tmp_path), "demo"
    connection = get_connection("django.core.mail.backends.filebased.EmailBackend", file_path=str(tmp_path))
    text = "Se http://localhost:8000/min-side/ og http://127.0.0.1:8001 og https://lovdata.no/x"
    connection.send_messages([EmailMessage("Hei", text, "fra@example.no", ["kari@example.no"])])
    connection.close()

    page = client.get(reverse("demo:mail")).content.decode()

    assert 'href="/min-side/"' in page
    assert 'href="https://lovdata.no/x"' in page
    assert "127.0.0.1:8001" not in page
