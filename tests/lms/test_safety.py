"""Production refuses to start unsafe, and every setting stands in the page that people run it by."""

import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from lms import database, powers, providers, safety
from tests import databases
from tests.lms.operations.test_launch import address
from tests.lms.portal.test_hardening import PRODUCTION, surroundings

ISSUER = {
    "MASKINPORTEN_ISSUER": "https://maskinporten.no/",
    "MASKINPORTEN_AUDIENCE": "https://opplaering.norge.no",
    "MASKINPORTEN_KEYS_URL": "https://maskinporten.no/jwk",
}
LONG = "fjord fjell furu og bjork ved havet, 52 ganger om igjen og litt til"


def start(**changed: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "manage.py", "check"],
        env=surroundings() | PRODUCTION | changed,
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
    )


def safe(**changed) -> dict:
    return {
        "SECRET_KEY": LONG,
        "SECRET_KEY_FALLBACKS": [],
        "ALLOWED_HOSTS": ["opplaering.norge.no"],
        "SITE_URL": "https://opplaering.norge.no",
        "CSRF_TRUSTED_ORIGINS": ["https://opplaering.norge.no"],
        "XAPI_FORWARD_ENDPOINT": "",
        "DEFAULT_FROM_EMAIL": "Opplæring <ikke-svar@norge.no>",
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "MASKINPORTEN_ISSUER": "",
        "MASKINPORTEN_AUDIENCE": "",
        "MASKINPORTEN_KEYS_URL": "",
        "SIGN_IN_PROVIDERS": (),
        "PERSON_NUMBER_KEYS": [],
        "ANCHOR_KEY": "p" * 43,
        "ANCHOR_OLD_KEYS": [],
        "ANCHOR_FILE": "/archive/anchors.jsonl",
        "ANCHOR_MAIL": "",
    } | changed


ENTRY = {"name": "id-porten", "kind": "id-porten", "client_id": "klient", "issuer": "https://idporten.no"}
UNENCRYPTED = providers.read([ENTRY | {"issuer": "http://idporten.no", "key_file": __file__}])
KEYLESS = providers.read([ENTRY | {"key_file": "/there/is/none"}])

UNSAFE = [
    ("SECRET_KEY", safety.PUBLISHED_KEY),
    ("SECRET_KEY", "short"),
    ("SECRET_KEY", "x" * 60),
    ("SECRET_KEY", "django-insecure-" + LONG),
    ("SECRET_KEY_FALLBACKS", [LONG, "short"]),
    ("SECRET_KEY_FALLBACKS", [safety.PUBLISHED_KEY]),
    ("ALLOWED_HOSTS", []),
    ("ALLOWED_HOSTS", ["opplaering.norge.no", "*"]),
    ("SITE_URL", "http://opplaering.norge.no"),
    ("SITE_URL", "opplaering.norge.no"),
    ("CSRF_TRUSTED_ORIGINS", ["http://annet.norge.no"]),
    ("XAPI_FORWARD_ENDPOINT", "http://lrs.norge.no/xapi"),
    ("DEFAULT_FROM_EMAIL", ""),
    ("DEFAULT_FROM_EMAIL", "ikke-svar"),
    ("DEFAULT_FROM_EMAIL", "Opplæring <ikke-svar@opplaering.example>"),
    ("DEFAULT_FROM_EMAIL", "webmaster@localhost"),
    ("DEFAULT_FROM_EMAIL", "ikke-svar@mail.example.com"),
    ("SIGN_IN_PROVIDERS", UNENCRYPTED),
    ("SIGN_IN_PROVIDERS", KEYLESS),
    ("PERSON_NUMBER_KEYS", ["2026:kort"]),
    ("PERSON_NUMBER_KEYS", [providers.DEMO_KEY]),
    ("ANCHOR_KEY", ""),
    ("ANCHOR_KEY", safety.DEMO_ANCHOR_KEY),
    ("ANCHOR_OLD_KEYS", ["short"]),
    ("EMAIL_BACKEND", "django.core.mail.backends.console.EmailBackend"),
]


@pytest.mark.parametrize(("name", "value"), UNSAFE)
def test_an_unsafe_setting_is_refused_in_one_sentence_that_names_it(name, value):
    with_key = {"PERSON_NUMBER_KEYS": [f"2026:{LONG}"]} | {name: value}
    said = safety.refusals(safe(**with_key))
    assert [one.split(":")[0] for one in said] == [name if name != "EMAIL_BACKEND" else "EMAIL_URL"]


def test_safe_settings_are_not_refused():
    assert safety.refusals(safe()) == []
    assert safety.refusals(safe(**ISSUER)) == []


@pytest.mark.parametrize("name", ["MASKINPORTEN_AUDIENCE", "MASKINPORTEN_KEYS_URL"])
def test_an_issuer_without_what_its_tokens_are_judged_by_is_refused(name):
    said = safety.refusals(safe(**ISSUER | {name: ""}))
    assert [one.split(":")[0] for one in said] == [name]


def test_providers_without_a_key_for_national_numbers_are_refused():
    ways_in = providers.read([ENTRY | {"key_file": __file__}])
    said = safety.refusals(safe(SIGN_IN_PROVIDERS=ways_in))
    assert [one.split(":")[0] for one in said] == ["PERSON_NUMBER_KEYS"]


WRONG_ENTRIES = [
    ENTRY,
    ENTRY | {"key_file": "a", "colour": "blue"},
    ENTRY | {"key_file": "a", "kind": "feide"},
    ENTRY | {"key_file": "a", "name": "ID porten"},
    ENTRY | {"key_file": "a", "kind": "entra"},
    ENTRY | {"key_file": "a", "kind": "ansattporten"},
]


@pytest.mark.parametrize("entry", WRONG_ENTRIES)
def test_an_entry_of_a_provider_that_lacks_something_is_refused_in_one_sentence(entry):
    with pytest.raises(providers.ProviderNotSaid, match=r"^SIGN_IN_PROVIDERS: .+\.$"):
        providers.read([entry])


def test_anchors_that_would_lie_nowhere_are_refused():
    said = safety.refusals(safe(ANCHOR_FILE=""))
    assert [one.split(":")[0] for one in said] == ["ANCHOR_FILE, ANCHOR_MAIL"]
    assert safety.refusals(safe(ANCHOR_FILE="", ANCHOR_MAIL="arkiv@norge.no")) == []


def test_production_starts_with_safe_settings():
    assert start().returncode == 0


def test_production_says_everything_that_is_unsafe_at_once_and_does_not_start():
    ended = start(
        SECRET_KEY="short",
        ALLOWED_HOSTS="*",
        SITE_URL="http://opplaering.norge.no",
        DEFAULT_FROM_EMAIL="",
        MASKINPORTEN_ISSUER="https://maskinporten.no/",
        SECRET_KEY_FALLBACKS=f"{LONG},kort",
    )
    assert ended.returncode != 0
    named = re.findall(r"^([A-Z_]+): .+\.$", ended.stderr, re.M)
    assert set(named) == {
        "SECRET_KEY",
        "SECRET_KEY_FALLBACKS",
        "ALLOWED_HOSTS",
        "SITE_URL",
        "DEFAULT_FROM_EMAIL",
        "MASKINPORTEN_AUDIENCE",
        "MASKINPORTEN_KEYS_URL",
    }
    assert "Traceback" not in ended.stderr


def test_every_setting_stands_in_the_page_on_running_it_and_none_that_is_no_setting():
    read = set()
    for path in (*(settings.BASE_DIR / "lms").rglob("*.py"), settings.BASE_DIR / "gunicorn.conf.py"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r"""\benv\.\w+\(\s*["']([A-Z_]+)["']""", text))
        read |= set(re.findall(r"""\b_required_in_production\(\s*["']([A-Z_]+)["']""", text))
        read |= set(re.findall(r"""\bos\.environ(?:\.get\(|\[)\s*["']([A-Z_]+)["']""", text))
    read -= {"PATH"}  # the system's own
    read |= set(re.findall(r"\$\{?([A-Z_]+)", (settings.BASE_DIR / "Procfile").read_text()))
    page = (settings.BASE_DIR / "docs" / "running.md").read_text(encoding="utf-8")
    table = [line.split("|")[1] for line in page.splitlines() if line.startswith("| `")]
    told = {name for cell in table for name in re.findall(r"`([A-Z][A-Z_]+)`", cell)}
    assert read - told == set()
    assert told - read == set()


def address_of(role: str) -> dict[str, str]:
    return {"DATABASE_URL": address(role), "DJANGO_SETTINGS_MODULE": "lms.settings"}


PROCESSES = {
    "web": ["gunicorn", "lms.wsgi", "--preload", "--check-config"],
    "worker": ["celery", "-A", "lms", "worker", "--pool", "solo"],
    "beat": ["celery", "-A", "lms", "beat", "--pidfile="],
}


def serve(words: list[str], role: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", *words],
        env=surroundings() | PRODUCTION | address_of(role),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.django_db
@pytest.mark.parametrize("name", PROCESSES)
def test_production_does_not_serve_as_a_superuser(name):
    ended = serve(PROCESSES[name], settings.DATABASES["default"]["USER"])
    assert ended.returncode != 0
    assert "DATABASE_URL: this role is a superuser" in ended.stderr


@pytest.mark.django_db
def test_production_does_not_serve_as_the_owner_of_what_is_kept():
    ended = serve(PROCESSES["web"], database.OWNER)
    assert ended.returncode != 0
    assert "DATABASE_URL: this role owns the tables of what is kept" in ended.stderr


@pytest.mark.django_db
def test_production_serves_as_a_role_that_only_serves():
    ended = serve(PROCESSES["web"], database.SERVING)
    assert ended.returncode == 0, ended.stderr


@pytest.mark.django_db
def test_a_refused_role_asks_nothing_of_the_database_on_a_second_try_either():
    asks = (
        "from django.db import connection; from django.core.exceptions import ImproperlyConfigured\n"
        "for _ in range(2):\n"
        "    try: connection.cursor().execute('SELECT 1'); print('answered')\n"
        "    except ImproperlyConfigured: print('refused')"
    )
    command = [sys.executable, "manage.py", "shell", "--no-imports", "-c", asks]
    environment = surroundings() | PRODUCTION | address_of(database.OWNER)
    said = subprocess.run(command, env=environment, cwd=settings.BASE_DIR, capture_output=True, text=True)
    assert said.stdout.split() == ["refused", "refused"]


@pytest.mark.django_db
@pytest.mark.parametrize("given", ["ALTER ROLE {serving} CREATEROLE", "GRANT {owner} TO {serving}"])
def test_a_role_that_could_make_itself_the_owner_is_refused(given):
    assert powers.refusals() == []
    with databases.unbound(), connection.cursor() as cursor:
        cursor.execute(given.format(serving=database.SERVING, owner=database.OWNER))
    assert ["or can, and could change it" in one for one in powers.refusals()] == [True]
