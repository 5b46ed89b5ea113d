"""The platform's key can be changed: what the one before made is found while that is known, and no longer."""

import ast
import base64
import hashlib
import hmac
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone

from courses.actions.certificates import issue_certificate
from courses.queries.certificates import matches
from lms.approval.actions import case_systems
from lms.approval.actions.proof_links import look_at_proof, make_proof_link
from lms.approval.models import Webhook
from lms.people.actions import accounts, known_devices
from lms.people.actions.homes import make_home_code, open_assignment
from lms.people.actions.invitations import find_invitation, invite
from lms.people.models import HomeKind, Role
from lms.portal.middleware import drafts
from lms.xapi.actions.credentials import make_credential
from lms.xapi.models import Actors, Credential, Scope
from lms.xapi.queries.credentials import authenticate
from sessions.actions.feeds import make_feed
from sessions.queries import check_in
from sessions.queries.feeds import feed_behind
from tests.courses import factories as make
from tests.factories import (
    FosterParentFactory,
    MembershipFactory,
    OrganisationFactory,
    PreparationFactory,
    UserFactory,
    with_right,
)
from tests.sessions.factories import TrainingSessionFactory
from tests.test_architecture import python_files, relative

pytestmark = pytest.mark.django_db
OLD = "den gamle nøkkelen, av minst femti tilfeldige tegn 0123"
NEW = "en ny nøkkel, også den av minst femti tilfeldige tegn 4567"


@pytest.fixture
def change(settings):
    """Begins under the old key; `change(known=…)` goes over to the new, with the old one known or not."""
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = OLD, []

    def over(*, known: bool) -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = NEW, [OLD] if known else []

    return over


def invitation():
    adult = FosterParentFactory()
    home = adult.home
    staff = with_right(home.trained_by)
    _, secret = invite(home, email="ny@norge.no", first_name="Nina", last_name="Ny", by=staff)
    return lambda: find_invitation(secret)


def account_link():
    secret = accounts.send_account_link(MembershipFactory(role=Role.TRAINER).user, by=None)
    return lambda: accounts.find_account_link(secret)


def home_code():
    adult = FosterParentFactory()
    PreparationFactory(home=adult.home)
    office = OrganisationFactory()
    code = make_home_code(adult.home, by=adult.user)
    sara = with_right(office, Role.CASEWORKER)
    return lambda: open_assignment(code=code, organisation=office, kind=HomeKind.ORDINARY, by=sara)


def proof_link():
    _, secret = make_proof_link(by=FosterParentFactory().user, days=14)
    return lambda: look_at_proof(secret, language="nb")


def calendar():
    secret = make_feed(UserFactory())

    def found():
        assert feed_behind(secret)

    return found


def credential():
    made, secret = make_credential(name="LRS", scopes=[Scope.ALL], actors=Actors.ANY, by=None)
    header = "Basic " + base64.b64encode(f"{made.key}:{secret}".encode()).decode()
    return lambda: authenticate(header)


def certificate():
    anna = UserFactory(first_name="Anna", last_name="Ås")
    gathering = make.part("gathering")
    make.enrolled(anna, parts=[gathering])
    make.attend(anna, gathering)
    evidence = anna.completions.get(training="pride-basic").pk
    paper, code = issue_certificate(anna, evidence=evidence)

    def found():
        assert matches(code, "Anna Ås")
        assert issue_certificate(anna, evidence=evidence) == (paper, code)

    return found


def check_in_code():
    now = timezone.now()
    hour = timedelta(hours=1)
    session = TrainingSessionFactory(period=(now - hour, now + hour))
    code = check_in.code_at(session, now)

    def found():
        assert check_in.is_valid(session, code, at=now)

    return found


def known_device():
    user, response, request = UserFactory(), HttpResponse(), RequestFactory().get("/")
    known_devices.remember(request, response, user)
    request.COOKIES[known_devices.COOKIE] = response.cookies[known_devices.COOKIE].value

    def found():
        assert known_devices.known_as(request, user)

    return found


def what_is_being_written():
    person = UserFactory()
    kept_by = drafts.locks_of(person)[0]

    def found():
        assert kept_by in drafts.locks_of(person)

    return found


MADE = [
    account_link,
    calendar,
    certificate,
    check_in_code,
    credential,
    home_code,
    invitation,
    known_device,
    proof_link,
    what_is_being_written,
]
# Counts of wrong tries are short-lived, and begin anew with a new key.
# A visitor's link is made by the present one, and the next mail brings it.
BY_THE_PRESENT_KEY_ALONE = {"lms/people/actions/throttling.py", "sessions/actions/visitors_told.py"}


@pytest.mark.parametrize("made", MADE)
def test_what_the_key_before_made_is_found_while_it_is_known(change, made):
    find = made()
    change(known=True)
    find()


@pytest.mark.parametrize("made", MADE)
def test_what_a_key_made_opens_nothing_once_the_key_is_gone(change, made):
    find = made()
    change(known=False)
    with pytest.raises(Exception):  # noqa: B017, PT011
        find()


def test_a_credential_in_use_outlives_the_key_it_was_made_under(change, settings):
    find = credential()
    change(known=True)
    find()
    settings.SECRET_KEY_FALLBACKS = []
    assert find() == Credential.objects.get()


def test_a_certificate_is_made_anew_once_its_key_is_gone(change):
    anna = UserFactory(first_name="Anna", last_name="Ås")
    gathering = make.part("gathering")
    make.enrolled(anna, parts=[gathering])
    make.attend(anna, gathering)
    evidence = anna.completions.get(training="pride-basic").pk
    _, before = issue_certificate(anna, evidence=evidence)
    change(known=False)
    _, code = issue_certificate(anna, evidence=evidence)
    assert code != before
    assert matches(code, "Anna Ås")


def test_a_webhook_signs_with_both_keys_so_that_a_receiver_may_change_when_it_likes(change):
    hook = Webhook.objects.create(
        organisation=OrganisationFactory(), url="https://norge.no/", made_at=timezone.now()
    )
    before = case_systems.key_of(hook)
    change(known=True)
    after = case_systems.key_of(hook)
    assert before != after
    by_hand = [hmac.new(key.encode(), b"id.1.{}", hashlib.sha256).hexdigest() for key in (after, before)]
    assert case_systems.signature(hook, "id", 1, b"{}") == " ".join(f"v1,{one}" for one in by_hand)


def test_keyed_hashes_are_made_in_one_place_which_knows_every_key():
    made_in = {relative(path) for path in python_files() if "salted_hmac" in path.read_text(encoding="utf-8")}
    assert made_in == {"lms/keys.py"}


def test_what_is_marked_is_marked_by_every_key():
    by_one_key = {
        relative(path)
        for path in python_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func) == "keys.mark"
        and "key" not in {word.arg for word in node.keywords}
    }
    assert by_one_key == BY_THE_PRESENT_KEY_ALONE


def test_a_kept_hash_is_looked_for_by_every_key():
    by_one_key = []
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and node.func.attr in {"filter", "get", "exclude", "get_or_create"}
            ) and any((word.arg or "") in {"code_hash", "secret_hash"} for word in node.keywords):
                by_one_key.append(f"{relative(path)}:{node.lineno}")
    assert not by_one_key
