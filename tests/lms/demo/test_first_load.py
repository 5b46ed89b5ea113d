"""The demo's first load: told on the pages that are of no use before it is whole."""

import time

import pytest
from django.db import connection
from django.utils.translation import gettext_lazy

from lms.demo import first_load, loading
from lms.people.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def data_dir(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "lms.demo.first_load.WhileLoading"]


@pytest.fixture
def lines(tmp_path):
    """What the load says, in the process of its own."""
    return tmp_path / "said"


def load(lines):
    def say(line: str) -> None:
        with lines.open("a") as file:
            print(line, file=file)

    connection.close()
    return first_load.begin(say)


def waits(share, words):
    UserFactory()
    time.sleep(60)


@pytest.mark.parametrize("address", ["/", "/nn/", "/en/", "/logg-inn/", "/en/logg-inn/"])
def test_front_page_and_sign_in_say_how_far_it_is(client, address):
    first_load._tell(first_load.Progress(42))
    page = client.get(address)
    assert page.status_code == 200
    assert 'max="100" value="42"' in page.content.decode()
    assert "no-store" in page.headers["Cache-Control"]


def test_other_pages_and_other_days_are_as_ever(client):
    assert "data-loading" not in client.get("/logg-inn/").content.decode()
    first_load._tell(first_load.Progress(42))
    assert client.get("/helse/").json()["web"] == "ok"
    assert "data-loading" not in client.get("/status/").content.decode()


def test_what_is_loaded_is_told_and_stands(monkeypatch, lines):
    def whole(report):
        report(0, "people")
        UserFactory()
        report(100, "")

    monkeypatch.setattr(loading, "load", whole)
    process = load(lines)
    process.join(30)
    assert process.exitcode == 0
    assert lines.read_text() == "    0 %  people ...\n"
    assert first_load.under_way() is None
    assert User.objects.count() == 1


def test_a_load_that_fails_says_so_on_the_page_and_leaves_nobody(monkeypatch, lines, client):
    monkeypatch.setattr(loading, "PEOPLE", loading.Part("lms.demo.persons", gettext_lazy("people"), 0))
    monkeypatch.setattr("lms.demo.loading.people.load", lambda: 1 / 0)
    process = load(lines)
    process.join(30)
    assert process.exitcode == 1
    assert "could not be loaded" in lines.read_text()
    assert first_load.under_way() == first_load.Progress(0, has_failed=True)
    assert "make reset" in client.get("/").content.decode()
    assert not User.objects.exists()


def test_a_load_that_is_killed_leaves_nobody_and_the_next_start_forgets_it(monkeypatch, lines):
    monkeypatch.setattr("lms.demo.loading.people.load", lambda: waits(0, ""))
    process = load(lines)
    deadline = time.monotonic() + 30
    while not lines.exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    process.kill()
    process.join()
    assert first_load.under_way() is not None
    first_load.forget()
    assert first_load.under_way() is None
    assert not User.objects.exists()
