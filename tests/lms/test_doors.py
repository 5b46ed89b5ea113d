"""Every door that a secret opens: who guesses must wait, and each wrong try stands in the log."""

import ast
import base64
import logging
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.approval.actions.proof_links import make_proof_link
from lms.approval.api import tokens
from lms.notices.models import Notice
from lms.people.actions.code_cards import make_card
from lms.people.actions.homes import make_home_code
from lms.people.actions.invitations import invite
from lms.people.models import Organisation, Role
from tests import world
from tests.factories import FosterHomeFactory, FosterParentFactory
from tests.role_table import CASEWORKER, COORDINATOR, FOSTER_PARENT
from tests.sessions.factories import TrainingSessionFactory
from tests.test_architecture import python_files, relative

PASSWORD = "passord-for-test"
SECRET = "Hemmelig-" + "x" * 34
TRIES = 2


@pytest.fixture
def own(db, settings):
    settings.SIGN_IN_TRIES = TRIES
    return world.build()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"}


def sign_in(own):
    name = own.users[FOSTER_PARENT].username
    return lambda: Client().post(reverse("people:sign-in"), {"name": name, "password": SECRET})


def present_password(own):
    client = signed_in(own.users[FOSTER_PARENT])
    sent = {"present": SECRET, "password": "hunden vår heter ludo", "again": "hunden vår heter ludo"}
    return lambda: client.post(reverse("people:password"), sent)


def home_code_on_the_page(own):
    client = signed_in(own.users[CASEWORKER])
    sent = {"code": SECRET, "organisation": own.child_welfare.pk, "kind": "ordinary"}
    return lambda: client.post(reverse("approval:open-assignment"), sent)


def home_code_of_a_case_system(own):
    Organisation.objects.filter(pk=own.child_welfare.pk).update(organisation_number="910000001")
    token = tokens.issue("910000001", ["opplaering:fosterhjem.write"])
    headers = bearer(token) | {"Caseworker": own.users[CASEWORKER].username}
    sent = {"code": SECRET, "kind": "ordinary"}
    return lambda: Client().post(
        "/api/v1/assignments", sent, content_type="application/json", headers=headers
    )


def check_in_code(own):
    around = (timezone.now() - timedelta(hours=1), timezone.now() + timedelta(hours=1))
    session = TrainingSessionFactory(organisation=own.service, kind="network_day", period=around)
    client = signed_in(own.users[FOSTER_PARENT])
    return lambda: client.post(reverse("sessions:check-in", args=[session.uuid]), {"code": "AAAAAA"})


def certificate(own):
    return lambda: Client().post(reverse("courses:verify", args=["x" * 25]), {"name": SECRET})


def proof_link(own):
    return lambda: Client().post(reverse("approval:proof", args=[SECRET]))


def invitation(own):
    return lambda: Client().get(reverse("people:invitation", args=[SECRET]))


def account_link(own):
    return lambda: Client().get(reverse("people:choose-password", args=[SECRET]))


def new_way_in(own):
    return lambda: Client().get(reverse("people:new-way-in", args=[SECRET]))


def code_card(own):
    parent = own.users[FOSTER_PARENT]
    make_card(parent, by=own.users[COORDINATOR])
    client = Client()
    client.post(reverse("people:sign-in"), {"name": parent.username, "password": PASSWORD})
    return lambda: client.post(reverse("people:second-step"), {"code": "AAAA-AAAA"})


def address_change(own):
    return lambda: Client().get(reverse("people:confirm-address", args=[SECRET]))


def place_at_a_meeting(own):
    return lambda: Client().get(reverse("portal:visitor-place", args=[SECRET]))


def erasure_receipt(own):
    return lambda: Client().get(reverse("portal:erasure-receipt", args=[SECRET]))


def guest_of_a_meeting(own):
    return lambda: Client().get(reverse("sessions:meeting-guest", args=[SECRET]))


def calendar_feed(own):
    return lambda: Client().get(reverse("calendar-feed", args=[SECRET]))


def token_of_a_case_system(own):
    return lambda: Client().get("/api/v1/assignments", headers=bearer(SECRET))


def credential_of_the_record(own):
    basic = base64.b64encode(f"key:{SECRET}".encode()).decode()
    headers = {"Authorization": f"Basic {basic}", "X-Experience-API-Version": "1.0.3"}
    return lambda: Client().get("/xapi/statements", headers=headers)


DOORS: list[Callable] = [
    sign_in,
    present_password,
    home_code_on_the_page,
    home_code_of_a_case_system,
    check_in_code,
    certificate,
    proof_link,
    invitation,
    account_link,
    new_way_in,
    code_card,
    address_change,
    place_at_a_meeting,
    guest_of_a_meeting,
    erasure_receipt,
    calendar_feed,
    token_of_a_case_system,
    credential_of_the_record,
]


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_who_tries_wrong_secrets_must_wait_and_each_try_is_logged(own, door, caplog):
    knock = door(own)
    statuses: list[int] = []
    with caplog.at_level(logging.WARNING, "lms.doors"):
        while len(statuses) <= 10 * TRIES and 429 not in statuses:
            answer = knock()
            statuses.append(answer.status_code)
    tries = [record.getMessage() for record in caplog.records if record.name == "lms.doors"]

    assert statuses[-1] == 429, (statuses, answer.content[:300])
    assert 1 <= int(answer["Retry-After"]) <= 900
    assert len(tries) >= TRIES
    assert SECRET not in "".join(tries)


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_administrators_are_told_once_when_many_wrong_tries_are_made_at_a_door(own, door, settings):
    settings.GUESSES_BEFORE_ALARM = 2
    knock = door(own)
    for _ in range(2):
        knock()
        assert Notice.objects.filter(kind="administrators.guessed").count() <= 1
    told = Notice.objects.filter(kind="administrators.guessed")
    assert [one.to for one in told] == [own.users[Role.ADMIN]]


def test_right_home_code_is_not_even_looked_at_while_one_must_wait(own):
    home = FosterHomeFactory(host_municipality=own.home.host_municipality, registered_by=own.service)
    adult = FosterParentFactory(home=home).user
    knock = home_code_on_the_page(own)
    while knock().status_code != 429:
        pass
    code = make_home_code(home, by=adult)
    sent = {"code": code, "organisation": own.child_welfare.pk, "kind": "ordinary"}
    assert signed_in(own.users[CASEWORKER]).post(reverse("approval:open-assignment"), sent).status_code == 429
    assert not home.assignments.exists()


def test_right_secret_that_nobody_can_guess_opens_whatever_others_have_tried(own):
    _, proof = make_proof_link(by=own.users[FOSTER_PARENT], days=14)
    _, invited = invite(
        own.home, email="ny@example.no", first_name="Ny", last_name="Voksen", by=own.users[COORDINATOR]
    )
    for door in (proof_link, invitation):
        knock = door(own)
        while knock().status_code != 429:
            pass
    assert Client().post(reverse("approval:proof", args=[proof])).status_code == 200
    assert Client().get(reverse("people:invitation", args=[invited])).status_code == 200


# Where a secret is compared, and the door above that guards it.
GUARDED = {
    "lms/people/actions/sign_in.py": {"sign_in", "present_password"},
    "lms/people/backends.py": {"sign_in"},
    "lms/people/models/users.py": {"sign_in"},
    "lms/people/actions/accounts.py": {"account_link"},
    "lms/people/actions/code_cards.py": {"code_card"},
    "lms/people/actions/new_starts.py": {"account_link"},
    "lms/people/actions/resets.py": {"account_link"},
    "lms/people/actions/ways_in.py": {"new_way_in"},
    "lms/people/actions/details.py": {"address_change"},
    "lms/people/actions/homes.py": {"home_code_on_the_page", "home_code_of_a_case_system"},
    "lms/people/actions/invitations.py": {"invitation"},
    "lms/secrets.py": {"home_code_on_the_page"},
    "lms/xapi/actions/credentials.py": {"credential_of_the_record"},
    "lms/xapi/queries/credentials.py": {"credential_of_the_record"},
    "lms/approval/actions/proof_links.py": {"proof_link"},
    "courses/queries/certificates.py": {"certificate"},
    "sessions/actions/feeds.py": {"calendar_feed"},
    "sessions/actions/meeting_answers.py": {"guest_of_a_meeting"},
    "sessions/queries/meetings.py": {"guest_of_a_meeting"},
    "lms/portal/actions/erasing/act.py": {"erasure_receipt"},
    "lms/portal/queries/erasures.py": {"erasure_receipt"},
    "sessions/actions/visitors_told.py": {"place_at_a_meeting"},
    "sessions/queries/visitors.py": {"place_at_a_meeting"},
    "sessions/queries/feeds.py": {"calendar_feed"},
    "sessions/queries/check_in.py": {"check_in_code"},
}
COMPARING = {
    "keyed_hash",
    "keyed_hashes",
    "code_hash",
    "code_hashes",
    "check_password",
    "authenticate",
    "compare_digest",
    "constant_time_compare",
}
CALLING_THEM = {"lms/xapi/api/requests.py", "lms/xapi/api/resources.py"}


def _compares(path) -> bool:
    text = path.read_text()
    if not any(name in text for name in COMPARING):
        return False
    calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return any((getattr(func, "attr", None) or getattr(func, "id", None)) in COMPARING for func in calls)


def test_no_secret_is_compared_but_behind_one_of_these_doors():
    comparing = {
        relative(path) for path in python_files() if "migrations" not in path.parts and _compares(path)
    }
    assert comparing - CALLING_THEM == set(GUARDED), "say here which door guards it, and try that door above"
    assert set().union(*GUARDED.values()) <= {door.__name__ for door in DOORS}


def test_own_password_is_changed_at_one_door(own):
    answer = signed_in(own.users[Role.ADMIN]).get(reverse("admin:password_change"))
    assert answer["Location"] == reverse("people:password")
