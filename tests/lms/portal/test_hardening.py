"""What browsers are told in production: TLS alone, cookies of this host alone, whom to tell of holes."""

import json
import os
import subprocess
import sys
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from lms.dates import today
from tests.factories import UserFactory

PASSWORD = "et-langt-passord-her"
PRODUCTION = {
    "ENVIRONMENT": "production",
    "SECRET_KEY": "fjord fjell furu og bjork ved havet, 52 ganger om igjen og litt til",
    "SITE_URL": "https://opplaering.norge.no",
    "XAPI_BASE_IRI": "https://opplaering.norge.no",
    "ALLOWED_HOSTS": "opplaering.norge.no",
    "DATABASE_URL": "postgresql://web@127.0.0.1:1/fosterhjem",
    "DEFAULT_FROM_EMAIL": "ikke-svar@norge.no",
    "ANCHOR_KEY": "p" * 43,
    "ANCHOR_MAIL": "arkiv@norge.no",
    "LOG_LEVEL": "INFO",
}
ASKED = [
    "SESSION_COOKIE_NAME",
    "CSRF_COOKIE_NAME",
    "LANGUAGE_COOKIE_NAME",
    "SESSION_COOKIE_SECURE",
    "CSRF_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SECURE",
    "LANGUAGE_COOKIE_SAMESITE",
    "SESSION_COOKIE_SAMESITE",
    "CSRF_COOKIE_SAMESITE",
    "CSRF_COOKIE_AGE",
    "SECURE_HSTS_SECONDS",
    "SECURE_HSTS_INCLUDE_SUBDOMAINS",
]


def surroundings() -> dict[str, str]:
    """What a process needs to run at all, and no setting of these tests."""
    return {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "DATA_DIR"}}


@pytest.fixture(scope="module")
def production() -> dict:
    """The settings as production reads them, in a process of its own."""
    asking = (
        "import json; from django.conf import settings; import django; django.setup();"
        "from lms.people.actions import known_devices; from lms.look import appearance;"
        f"said = {{name: getattr(settings, name, None) for name in {ASKED!r}}};"
        "said |= {'device': known_devices.COOKIE, 'appearance': appearance.COOKIE};"
        "print(json.dumps(said))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", asking],
        env=surroundings() | PRODUCTION | {"DJANGO_SETTINGS_MODULE": "lms.settings"},
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(answer.stdout.splitlines()[-1])


def test_cookies_of_production_are_of_this_host_alone_and_go_over_tls_alone(production):
    names = [production[one] for one in (*ASKED[:3], "device", "appearance")]
    assert all(name.startswith("__Host-") for name in names)
    assert all(production[one] is True for one in ASKED[3:6])
    assert {production[one] for one in ASKED[6:9]} == {"Lax"}
    assert production["CSRF_COOKIE_AGE"] <= 24 * 3600


def test_names_below_the_sites_own_are_asked_over_tls_too(production):
    assert production["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert production["SECURE_HSTS_INCLUDE_SUBDOMAINS"] is True


def test_every_cookie_that_is_set_says_that_it_goes_over_tls_and_stays_on_the_site(client, db, settings):
    for name in ("SESSION", "CSRF", "LANGUAGE"):
        setattr(settings, f"{name}_COOKIE_SECURE", True)
    person = UserFactory(username="kari", privacy_notice_seen_at=timezone.now())
    person.set_password(PASSWORD)
    person.save()
    client.get("/logg-inn/", secure=True)
    client.post("/utseende/", {"scheme": "dark"}, secure=True)
    client.post("/i18n/setlang/", {"language": "nn"}, secure=True)
    client.post("/logg-inn/", {"name": "kari", "password": PASSWORD}, secure=True)
    assert {"sessionid", "csrftoken", "django_language", "appearance"} <= set(client.cookies)
    loose = [
        name for name, cookie in client.cookies.items() if not cookie["secure"] or not cookie["samesite"]
    ]
    assert not loose


def test_whom_to_tell_of_a_weakness_stands_where_it_is_looked_for(client, db, settings):
    said = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )
    assert said["Contact"] == settings.SECURITY_CONTACT
    assert said["Canonical"] == f"{settings.SITE_URL}/.well-known/security.txt"
    assert today() < date.fromisoformat(said["Expires"][:10]) < today() + timedelta(days=365)
    settings.SECURITY_CONTACT = ""
    assert client.get("/.well-known/security.txt").status_code == 404


def test_password_managers_find_where_a_password_is_changed(client, db):
    assert client.get("/.well-known/change-password").url == "/konto/passord/"
