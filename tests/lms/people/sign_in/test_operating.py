"""What an operator has for signing in: keys, their rotation, and what is kept for how long."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from lms.people.models import SignIn
from lms.people.rules import tokens
from lms.portal.tasks import tidy
from tests.sign_in_provider import KARI, SARA, know

pytestmark = pytest.mark.django_db


def said(*command) -> str:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue()


def test_a_key_is_made_for_its_owner_alone_and_its_open_part_is_printed(tmp_path):
    file = tmp_path / "id-porten.jwk"
    registered = json.loads(said("sign_in_key", str(file)))
    private = tokens.client_key(file.read_text())
    assert registered["keys"][0]["kid"] == private.kid
    assert "d" not in registered["keys"][0]
    assert file.stat().st_mode & 0o077 == 0
    with pytest.raises(CommandError, match="there already"):
        said("sign_in_key", str(file))
    with pytest.raises(CommandError, match="cannot be written"):
        said("sign_in_key", str(tmp_path / "no" / "folder"))


def test_people_are_counted_under_each_key(kari, sara, settings):
    first, second = "2026:" + "a" * 43, "2027:" + "b" * 43
    kari.person_numbers.all().delete()
    sara.person_numbers.all().delete()
    settings.PERSON_NUMBER_KEYS = [first]
    know(kari, KARI)
    settings.PERSON_NUMBER_KEYS = [second]
    know(sara, SARA)
    assert [line.split()[:2] for line in said("person_numbers").splitlines()] == [
        ["1", "2027"],
        ["1", "2026,"],
    ]


def test_sign_ins_are_kept_for_as_long_as_set(visitor, kari, settings):
    days = settings.RETENTION_DAYS["SIGN_IN_RETENTION_DAYS"]
    visitor.choose("kari")
    visitor.client.post("/logg-ut/")
    SignIn.objects.update(began_at=timezone.now() - timedelta(days=days - 1))
    tidy()
    assert SignIn.objects.exists()
    SignIn.objects.update(began_at=timezone.now() - timedelta(days=days + 1))
    tidy()
    assert not SignIn.objects.exists()
