"""Two accounts of one person become one: nothing that was recorded is written anew, and all of it is read."""

from datetime import timedelta
from importlib import import_module
from uuid import uuid4

import pytest
from django.apps import apps
from django.contrib.auth import get_user
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from courses.actions.enrolments import enrol
from courses.actions.notes import write_note
from courses.models import Completion, Note, PartProgress
from courses.queries.evidence import evidence_for
from courses.queries.projection import difference, keep_copy
from lms.approval.actions.evaluation import check_statuses
from lms.approval.queries.snapshots import evidence_recorded_by
from lms.people.actions import merging
from lms.people.actions.traces import look_up
from lms.people.errors import NotEstablished, SamePerson
from lms.people.errors.changes import (
    AccountsClosed,
    InTwoHomes,
    MergingAskedAlready,
    OneAccount,
    OwnAccount,
    WorksForAnOffice,
)
from lms.people.models import AuditEntry, FosterParent, HomeCode, Merging, Role, SignIn, User
from lms.people.models.one_person import accounts_of
from lms.people.queries import lock_accounts, look_ups_of
from lms.xapi.models import Statement
from sessions.actions.feeds import make_feed
from sessions.errors import SeatsTwice
from sessions.models import CalendarFeed, Registration
from tests.courses import factories as make
from tests.factories import (
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    PreparationFactory,
    UserFactory,
)
from tests.sessions import factories as seats

pytestmark = pytest.mark.django_db
PACKAGES = ("lms.people", "courses", "sessions", "lms.notices", "lms.approval", "lms.portal")
# Rows of these name a user as the one who did something, and none who is merged works for an office.
OF_OTHERS = ("wagtail", "schedule.", "admin.", "xapi.", "cms.")


def test_every_column_that_names_a_user_says_how_it_goes_when_two_accounts_become_one():
    said = {}
    for package in PACKAGES:
        said.update(import_module(f"{package}.actions.merging").COLUMNS)
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy and not model._meta.label_lower.startswith(OF_OTHERS)
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is User
    }
    assert sorted(found - set(said)) == []
    assert sorted(set(said) - found) == []


@pytest.fixture
def anders():
    return MembershipFactory(role=Role.ADMIN, user__username="anders").user


@pytest.fixture
def astrid():
    return MembershipFactory(role=Role.ADMIN, user__username="astrid").user


@pytest.fixture
def home():
    home = FosterHomeFactory()
    PreparationFactory(home=home)
    return home


@pytest.fixture
def kari(home):
    return FosterParentFactory(home=home, user__username="kari", user__first_name="Kari").user


@pytest.fixture
def old():
    """Kari's other account, from before she had a national number."""
    return UserFactory(username="kari-d", first_name="Kari")


@pytest.fixture
def become_one(anders, astrid):
    def merged(kept: User, other: User) -> User:
        proposed = merging.propose_merging(kept, other, seen="passport", by=anders)
        return merging.confirm_merging(proposed, by=astrid)

    return merged


def test_progress_evidence_and_the_gate_read_both(home, kari, old, become_one):
    first, second = make.part(), make.part("gathering")
    make.enrolled(old, parts=[first, second])
    enrol(kari, training="pride-basic", by=None, on=make.START.date())
    make.finish(old, first)
    make.attend(kari, second, when=make.at(2))
    assert not Completion.objects.filter(training="pride-basic").exists()
    become_one(kari, old)
    assert Completion.objects.get(training="pride-basic").person == kari
    assert {one.parent for one in evidence_for([kari.pk])} == {str(kari.uuid)}
    assert not PartProgress.objects.filter(person=old).exists()
    call_command("rebuild_progress", check=True)
    assert check_statuses() == []


def test_what_was_complete_stays_the_same_evidence(kari, old, become_one):
    part = make.part()
    make.enrolled(old, parts=[part])
    make.finish(old, part)
    before = {run.pk: run.rests_on for run in Completion.objects.filter(person=old)}
    told = set(Statement.objects.values_list("pk", "person", "sha256"))
    become_one(kari, old)
    assert {run.pk: run.rests_on for run in Completion.objects.filter(person=kari)} == before
    assert set(Statement.objects.values_list("pk", "person", "sha256")) == told


def test_a_path_on_an_older_version_is_not_lost_to_one_on_a_newer(kari, old, become_one):
    part, module, programme = make.part(), uuid4(), uuid4()
    make.publish_programme(make.module_content(part, uuid=module), uuid=programme)
    enrol(old, training="pride-basic", by=None, on=make.START.date())
    make.finish(old, part)
    make.publish_programme(make.module_content(part, make.part(), uuid=module), uuid=programme)
    enrol(kari, training="pride-basic", by=None, on=make.START.date())
    become_one(kari, old)
    assert Completion.objects.filter(person=kari, training="pride-basic").exists()
    call_command("rebuild_progress", check=True)


def test_what_arrives_late_under_the_closed_account_counts_for_the_person(kari, old, become_one):
    part = make.part()
    make.enrolled(kari, parts=[part])
    become_one(kari, old)
    make.finish(old, part)
    assert Completion.objects.filter(person=kari, training="pride-basic").exists()
    call_command("rebuild_progress", check=True)


def test_whoever_locks_the_closed_account_has_locked_the_person(kari, old, become_one):
    become_one(kari, old)
    with transaction.atomic():
        lock_accounts([old.uuid])
        from lms.locks import without_held

        assert without_held([kari.pk, old.pk]) == set()


@given(data=st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_merged_person_has_the_progress_of_one_person_with_all_statements(data, anders, astrid):
    with transaction.atomic():
        parts = [make.part() for _ in range(3)]
        one, kept, other = UserFactory(), UserFactory(), UserFactory()
        make.enrolled(one, parts=parts)
        enrol(kept, training="pride-basic", by=None, on=make.START.date())
        if data.draw(st.booleans(), label="both are enrolled"):
            enrol(other, training="pride-basic", by=None, on=make.START.date())
        deeds = st.tuples(st.sampled_from(range(3)), st.integers(0, 20), st.booleans(), st.booleans())
        for which, day, is_others, is_late in data.draw(st.lists(deeds, max_size=8), label="deeds"):
            make.finish(one, parts[which], when=make.at(day))
            if not is_late:
                make.finish(other if is_others else kept, parts[which], when=make.at(day))
            else:
                make.finish(other, parts[which], when=make.at(day))
        proposed = merging.propose_merging(kept, other, seen="passport", by=anders)
        merging.confirm_merging(proposed, by=astrid)
        assert _outcome(kept) == _outcome(one)
        before = keep_copy([kept.pk])
        call_command("rebuild_progress", check=True)
        assert difference(before, keep_copy([kept.pk])) == []
        transaction.set_rollback(True)


def _outcome(person: User) -> tuple:
    runs = Completion.objects.filter(person=person).values_list("training", "how", "completed_at")
    done = PartProgress.objects.filter(person=person).values_list("part", "done_at")
    return set(runs), set(done)


def test_the_closed_account_signs_nobody_in_and_every_sign_in_has_ended(kari, old, become_one):
    client = Client()
    client.post("/logg-inn/", {"name": "kari-d", "password": "passord-for-test"})
    other = Client()
    other.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert SignIn.objects.lasting().count() == 2
    become_one(kari, old)
    assert not SignIn.objects.lasting().exists()
    for one in (client, other):
        assert not get_user(one).is_authenticated
    client.post("/logg-inn/", {"name": "kari-d", "password": "passord-for-test"})
    assert not get_user(client).is_authenticated
    other.post("/logg-inn/", {"name": "kari", "password": "passord-for-test"})
    assert get_user(other) == kari


def test_identities_and_numbers_go_over_and_let_in_the_one_that_stands(kari, old, become_one):
    now = timezone.now()
    old.identities.create(issuer="i", subject="s", door="citizen", first_seen_at=now, last_seen_at=now)
    old.person_numbers.create(key_name="2026", digest="x")
    become_one(kari, old)
    assert kari.identities.count() == kari.person_numbers.count() == 1


def test_home_seats_notes_and_messages_go_over(home, kari, old, become_one):
    session = seats.TrainingSessionFactory()
    registration = seats.signed_up(session, old)
    write_note(old, heading="Om ro", text="Mine egne tanker")
    FosterParent.objects.filter(user=kari).delete()
    FosterParentFactory(home=home, user=old)
    become_one(kari, old)
    assert FosterParent.objects.get(home=home).user == kari
    registration.refresh_from_db()
    assert registration.person == kari
    assert Note.objects.get().writer == kari


def test_two_reflections_on_one_question_are_both_kept(kari, old, become_one):
    question = make.question().uuid
    for writer in (kari, old):
        note = write_note(writer, heading="Om ro", text=f"Tanker fra {writer.username}")
        Note.objects.filter(pk=note.pk).update(question_uuid=question)
    become_one(kari, old)
    assert Note.objects.filter(writer=kari).count() == 2


def test_two_adults_of_one_home_that_are_one_person_are_one_adult(home, kari, old, become_one):
    FosterParentFactory(home=home, user=old)
    become_one(kari, old)
    assert [one.user for one in FosterParent.objects.filter(home=home).current()] == [kari]
    assert check_statuses() == []


def test_secrets_of_both_stop_working(home, kari, old, become_one):
    make_feed(kari)
    make_feed(old)
    HomeCode.objects.create(
        home=home,
        made_by=kari,
        code_hash="x",
        made_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=1),
    )
    become_one(kari, old)
    assert not CalendarFeed.objects.filter(revoked_at=None).exists()
    assert not HomeCode.objects.filter(used_at=None).exists()


def test_address_protection_of_either_is_the_person_s(kari, old, become_one):
    User.objects.filter(pk=old.pk).update(address_protection="strictly_confidential", alias="Anne Berg")
    become_one(kari, old)
    kari.refresh_from_db()
    assert (kari.address_protection, kari.alias) == ("strictly_confidential", "Anne Berg")


def test_the_log_of_look_ups_is_whole_and_nothing_in_it_is_written_anew(home, kari, old, become_one):
    other = FosterHomeFactory(trained_by=home.trained_by, registered_by=home.registered_by)
    membership = FosterParentFactory(home=other, user=old)
    coordinator = MembershipFactory(organisation=home.trained_by, role="coordinator").user
    look_up(home, by=coordinator)
    look_up(other, by=coordinator)
    membership.left_on = membership.joined_on
    membership.save()
    become_one(kari, old)
    assert len(look_ups_of(kari, page=None).object_list) == 2
    assert old.look_ups.count() == 1


def test_nobody_approves_on_what_their_other_account_attested(become_one):
    staff, former = MembershipFactory(role="caseworker").user, UserFactory()
    part = make.part("gathering")
    person = make.enrolled(parts=[part]).person
    make.attend(person, part, trainer=former)
    evidence = {str(pk) for pk in Completion.objects.values_list("pk", flat=True)}
    assert not evidence_recorded_by(staff, evidence)
    become_one(staff, former)
    assert evidence_recorded_by(staff, evidence) == evidence


def test_the_person_is_told_and_the_audit_says_who_and_what_was_seen(kari, old, become_one, astrid):
    become_one(kari, old)
    assert "account.merged" in {message.kind for message in kari.messages.all()}
    entry = AuditEntry.objects.get(act="accounts.merged")
    assert (entry.by, entry.data["merged"], entry.data["seen"]) == (astrid, str(old.uuid), "passport")


# What is refused.


def test_it_takes_two_administrators_and_neither_of_them_the_person(kari, old, anders, astrid):
    proposed = merging.propose_merging(kari, old, seen="passport", by=anders)
    with pytest.raises(SamePerson):
        merging.confirm_merging(proposed, by=anders)
    fresh = MembershipFactory(role=Role.ADMIN, given_at=timezone.now()).user
    with pytest.raises(NotEstablished):
        merging.confirm_merging(proposed, by=fresh)
    with pytest.raises(OwnAccount):
        merging.propose_merging(anders, kari, seen="passport", by=anders)
    kari.refresh_from_db()
    assert kari.merged_accounts.count() == 0


def test_an_account_is_merged_once_and_never_in_a_circle(kari, old, become_one, anders):
    become_one(kari, old)
    third = UserFactory()
    with pytest.raises(MergingAskedAlready):
        merging.propose_merging(third, old, seen="passport", by=anders)
    with pytest.raises(AccountsClosed):
        merging.propose_merging(User.objects.get(pk=old.pk), third, seen="passport", by=anders)
    with pytest.raises(AccountsClosed):
        merging.propose_merging(User.objects.get(pk=old.pk), kari, seen="passport", by=anders)
    with pytest.raises(OneAccount):
        merging.propose_merging(kari, kari, seen="passport", by=anders)


def test_who_has_been_merged_into_one_that_is_merged_too_goes_along(kari, old, become_one):
    part = make.part()
    make.enrolled(old, parts=[part])
    make.finish(old, part)
    become_one(kari, old)
    newest = UserFactory()
    become_one(newest, kari)
    assert set(accounts_of(newest).pks) == {newest.pk, kari.pk, old.pk}
    assert Completion.objects.filter(person=newest, training="pride-basic").exists()
    call_command("rebuild_progress", check=True)


def test_accounts_in_two_homes_are_not_merged(kari, old, anders):
    FosterParentFactory(user=old)
    with pytest.raises(InTwoHomes):
        merging.propose_merging(kari, old, seen="passport", by=anders)


def test_an_account_of_staff_is_not_closed_and_nobody_gets_a_role_by_it(kari, anders):
    staff = MembershipFactory().user
    with pytest.raises(WorksForAnOffice):
        merging.propose_merging(kari, staff, seen="passport", by=anders)


def test_seats_in_one_session_are_to_be_one_first(kari, old, anders, astrid):
    session = seats.TrainingSessionFactory()
    for person in (kari, old):
        seats.signed_up(session, person)
    proposed = merging.propose_merging(kari, old, seen="passport", by=anders)
    with pytest.raises(SeatsTwice):
        merging.confirm_merging(proposed, by=astrid)
    old.refresh_from_db()
    assert old.is_active
    assert Registration.objects.live().count() == 2


def test_a_closed_account_cannot_be_opened_again(kari, old, become_one):
    become_one(kari, old)
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.filter(pk=old.pk).update(is_active=True)


# Asked for by staff.


@pytest.fixture
def coordinator(home):
    return MembershipFactory(organisation=home.trained_by, role="coordinator").user


def test_staff_ask_and_are_told_the_same_whether_there_is_such_an_account(home, kari, old, coordinator):
    for name in ("kari-d", "nobody-known"):
        merging.ask_to_merge(kari, home=home, other=name, seen="passport", by=coordinator)
    asked = Merging.objects.get()
    assert (asked.kept, asked.merged, asked.asked_by, asked.proposed_by) == (kari, old, coordinator, None)


def test_what_staff_asked_for_is_taken_up_by_one_and_confirmed_by_another(
    home, kari, old, coordinator, anders, astrid
):
    merging.ask_to_merge(kari, home=home, other="kari-d@example.no", seen="passport", by=coordinator)
    taken_up = merging.take_up(Merging.objects.get(), by=anders)
    assert merging.confirm_merging(taken_up, by=astrid) == kari


def test_who_asked_as_staff_does_not_confirm_it_as_administrator(home, kari, old, coordinator, anders):
    merging.ask_to_merge(kari, home=home, other="kari-d", seen="passport", by=coordinator)
    taken_up = merging.take_up(Merging.objects.get(), by=anders)
    MembershipFactory(user=coordinator, role=Role.ADMIN)
    page = signed_in(coordinator).get(reverse("portal:merging", args=[taken_up.pk])).content.decode()
    assert 'value="confirm"' not in page
    with pytest.raises(SamePerson):
        merging.confirm_merging(taken_up, by=coordinator)
    with pytest.raises(IntegrityError), transaction.atomic():
        Merging.objects.filter(pk=taken_up.pk).update(confirmed_by=coordinator)


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_way_from_the_page_of_the_home_to_one_account(home, kari, old, coordinator, anders, astrid):
    member = kari.home_memberships.get()
    address = f"/hjem/{home.uuid}/voksne/{member.pk}/to-kontoer/"
    staff, first, second = signed_in(coordinator), signed_in(anders), signed_in(astrid)
    person_page = f"/hjem/{home.uuid}/kontoen/{kari.pk}/"
    assert person_page in staff.get(f"/hjem/{home.uuid}/").content.decode()
    assert address in staff.get(person_page).content.decode()
    said = [
        staff.post(address, {"other": name, "seen": "passport"}, follow=True).content.decode()
        for name in ("kari-d", "nobody-known")
    ]
    assert all("Hvis det finnes en slik konto" in page for page in said)
    page = f"/to-kontoer/{Merging.objects.get().pk}/"
    assert page in first.get("/to-kontoer/").content.decode()
    assert "confirm" not in first.get(page).content.decode()
    first.post(page, {"do": "take-up"})
    assert 'value="confirm"' not in first.get(page).content.decode()
    assert 'value="confirm"' in second.get(page).content.decode()
    assert second.post(page, {"do": "confirm"}).status_code == 302
    old.refresh_from_db()
    assert old.merged_into == kari
    assert "kari-d" in second.get("/to-kontoer/").content.decode()
    assert second.get(page).status_code == 404


def test_the_page_tells_administrators_no_home_and_the_alias_of_the_protected(home, kari, old, anders):
    User.objects.filter(pk=old.pk).update(
        first_name="Dagny", address_protection="confidential", alias="Anne Berg"
    )
    proposed = merging.propose_merging(kari, old, seen="passport", by=anders)
    page = signed_in(anders).get(f"/to-kontoer/{proposed.pk}/").content.decode()
    assert "Anne Berg" in page
    assert "Dagny" not in page
    assert home.host_municipality.name not in page


def test_the_page_says_what_stands_in_the_way(kari, old, anders):
    proposed = merging.propose_merging(kari, old, seen="passport", by=anders)
    FosterParentFactory(user=old)
    page = signed_in(anders).get(f"/to-kontoer/{proposed.pk}/").content.decode()
    assert "to ulike fosterhjem" in page


def test_a_proposal_of_unknown_accounts_is_shown_again_with_what_to_do(kari, anders):
    answer = signed_in(anders).post("/to-kontoer/", {"kept": "kari", "merged": "ingen", "seen": "passport"})
    assert answer.status_code == 422
    assert "Prøv brukernavnet" in answer.content.decode()
