"""Access ends when its ground ends: the addresses of the role table, asked by those of `tests.endings`."""

from collections.abc import Iterator
from contextlib import contextmanager
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import transaction
from django.db.models import FileField
from django.test import Client
from django.utils import timezone

from lms.approval.models import ProofLink
from lms.notices.models import Notice
from lms.people.models import Membership, User
from sessions.actions.calling_off import cancel_session
from sessions.models import Registration, TrainingSession
from tests import world
from tests.endings import ENDINGS, SEEING_FAMILIES, Ending, Stage, left_home, stage
from tests.role_table import COORDINATOR, FOSTER_PARENT, TRAINER, Row
from tests.test_roles import REFUSED, ROWS, answer
from tests.uploads import SERVED_BY_NO_ADDRESS, UPLOADS, Upload


def _staged() -> Stage:
    built = world.build()
    for person, name in ((built.users[FOSTER_PARENT], "Forelderine"), (built.partner, "Partnerine")):
        person.first_name, person.last_name = name, "Granli"
        person.save()
    return stage(built.with_pages().with_sign_ins())


@pytest.fixture(scope="module")
def standing_stage(stand) -> Stage:
    return stand(_staged)


@pytest.fixture
def staged(standing_stage, db) -> Stage:
    return deepcopy(standing_stage)


pytestmark = pytest.mark.usefixtures("without_words")


@pytest.mark.parametrize("ending", ENDINGS, ids=str)
def test_nothing_is_open_or_told_any_more_to(ending: Ending, staged, django_capture_on_commit_callbacks):
    rows = list(filter(ending.asks, ROWS))
    of_no_record = [row for row in rows if row.own is Row.own]
    wrong, was_told = [], False
    for asked in (of_no_record, *([row] for row in rows if row.own is not Row.own)):
        with _undone():
            kwargs = dict(asked[0].own(staged.world)) if asked else {}
            hidden = ending.hides(staged)
            for row in asked:
                if not (kwargs or was_told):
                    was_told = bool(_told(_answer(ending, row, kwargs, staged), hidden))
            with django_capture_on_commit_callbacks(execute=True):
                ending.ends(staged)
            for row in asked:
                found = _answer(ending, row, kwargs, staged)
                if ending.closes_row(row) and found.status_code not in REFUSED:
                    wrong.append(f"{row.method} {row.name} answers {found.status_code}")
                if told := _told(found, hidden):
                    wrong.append(f"{row.method} {row.name} tells {told}")
    assert not wrong, "\n".join(wrong)
    assert was_told, "nothing was told before either"


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("ending", [one for one in ENDINGS if one.closes], ids=str)
def test_addresses_are_refused_to(ending: Ending, staged, django_capture_on_commit_callbacks):
    client = Client(raise_request_exception=False)
    client.force_login(staged.world.users[ending.who])
    addresses = ending.closes(staged)
    assert any(client.get(address).status_code == 200 for address in addresses)
    with django_capture_on_commit_callbacks(execute=True):
        ending.ends(staged)
    for address in addresses:
        for method in (client.get, client.post):
            assert method(address).status_code in REFUSED | {405}, address


@pytest.mark.parametrize("upload", UPLOADS, ids=lambda one: one.column)
def test_an_upload_is_read_until_the_ground_ends(upload: Upload, staged, django_capture_on_commit_callbacks):
    wrong, asks = [], upload.lays(staged)
    for who, endings in upload.ends.items():
        status, given = asks(who)
        assert (status, bool(given)) == (200, True), f"{who} never read it"
        for name, ends in endings.items():
            with transaction.atomic():
                with django_capture_on_commit_callbacks(execute=True):
                    ends(staged)
                status, found = asks(who)
                if status not in REFUSED | {302, 401} or given in found:
                    wrong.append(f"{who} who {name} is answered {status}")
                transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)


def test_every_column_that_keeps_a_file_is_asked_for_by_those_whose_ground_ended():
    kept = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        for column in model._meta.fields
        if isinstance(column, FileField)
    }
    asked = {one.column for one in UPLOADS}
    assert kept - asked == set(SERVED_BY_NO_ADDRESS), "an upload that nobody is asked about"


def _seen_by(user: User) -> dict[str, int]:
    """How many rows of each model whose rows are seen by some alone this user sees."""
    fresh = User.objects.get(pk=user.pk)
    managers: dict[str, Any] = {model.__name__: model._default_manager for model in apps.get_models()}
    guarded = {name: rows for name, rows in managers.items() if hasattr(rows, "visible_to")}
    assert len(guarded) > 12
    counted = {name: rows.visible_to(fresh).count() for name, rows in guarded.items()}
    return {name: number for name, number in counted.items() if number}


@pytest.mark.parametrize("role", SEEING_FAMILIES)
def test_former_staff_see_no_row_of_anything(role, staged):
    user = staged.world.users[role]
    assert _seen_by(user)
    Membership.objects.filter(user=user).delete()
    assert _seen_by(user) == {}


def test_who_has_left_the_home_sees_no_row_but_their_own(staged, django_capture_on_commit_callbacks):
    user = staged.world.users[FOSTER_PARENT]
    assert {"FosterHome", "Assignment", "NetworkGroup", "InHomePlan", "GateStatus"} <= set(_seen_by(user))
    with django_capture_on_commit_callbacks(execute=True):
        left_home(staged)
    assert set(_seen_by(user)) <= {"Registration", "Notice", "ProofLink"}
    assert {link.made_by for link in ProofLink.objects.visible_to(user)} == {user}
    assert set(Registration.objects.visible_to(user).values_list("person", flat=True)) == {user.pk}
    assert not Registration.objects.visible_to(user).in_force().exists()


def test_what_one_has_been_to_is_still_ones_own_after_leaving(staged, django_capture_on_commit_callbacks):
    user, now = staged.world.users[FOSTER_PARENT], timezone.now()
    behind = (now - timedelta(days=3, hours=2), now - timedelta(days=3))
    TrainingSession.objects.filter(pk=staged.visit.pk).update(period=behind)
    with django_capture_on_commit_callbacks(execute=True):
        left_home(staged)
    assert list(TrainingSession.objects.visible_to(User.objects.get(pk=user.pk))) == [staged.visit]


def test_only_who_comes_or_leads_for_the_service_still_is_told(staged, django_capture_on_commit_callbacks):
    world = staged.world
    Membership.objects.filter(user=world.users[TRAINER]).delete()
    with django_capture_on_commit_callbacks(execute=True):
        left_home(staged)
    Notice.objects.all().delete()
    cancel_session(staged.gathering, by=world.users[COORDINATOR])
    assert [message.to for message in Notice.objects.all()] == [world.partner]


def test_a_seat_counts_no_more_before_it_is_given_back(staged):
    """The seats of who leaves are given back once the leaving has been committed; access does not wait."""
    user = staged.world.users[FOSTER_PARENT]
    left_home(staged)
    assert Registration.objects.filter(person=user).live().exists()
    fresh = User.objects.get(pk=user.pk)
    seen = TrainingSession.objects.visible_to(fresh)
    assert not seen.filter(pk__in=[staged.visit.pk, staged.gathering.pk]).exists()


def _answer(ending: Ending, row: Row, kwargs: dict, staged: Stage) -> Any:
    with _undone():
        return answer(row, kwargs, staged.world, User.objects.get(pk=staged.world.users[ending.who].pk))


def _told(found: Any, hidden: list[str]) -> list[str]:
    """What of the hidden an answer tells; a refusal repeats the address that was asked for."""
    if found.streaming or found.status_code in REFUSED:
        return []
    text = found.content.decode(errors="replace")
    return [one for one in hidden if one in text]
