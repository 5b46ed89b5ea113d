"""An office closes or is merged: another takes over what it owns, by two administrators, and all stays
somebody's."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import PROTECT, SET_NULL, ForeignKey
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lms.approval.actions.notices import tell_office
from lms.approval.forms.assignments import HandOverForm
from lms.approval.models.hand_overs import assignments_for
from lms.approval.notices import REVIEW_OFFICE
from lms.dates import today
from lms.notices.models import Notice
from lms.people.actions import closings, staff
from lms.people.errors import NotEstablished, SamePerson
from lms.people.errors.offices import ClosesAlready, DayIsPast, NotSuchAnOffice
from lms.people.models import (
    Membership,
    OfficeClosing,
    Organisation,
    ProtectedAccess,
    Role,
    User,
)
from lms.people.models.access import access_of
from lms.people.queries import holders_for
from tests.factories import (
    AssignmentFactory,
    FosterHomeFactory,
    FosterParentFactory,
    MembershipFactory,
    OrganisationFactory,
    PreparationFactory,
    UserFactory,
)
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def anders():
    return MembershipFactory(role=Role.ADMIN).user


@pytest.fixture
def astrid():
    return MembershipFactory(role=Role.ADMIN).user


@pytest.fixture
def old():
    return OrganisationFactory(name="Gamle barnevern")


@pytest.fixture
def new():
    return OrganisationFactory(name="Nye barnevern")


@pytest.fixture
def sara(old):
    return MembershipFactory(organisation=old, role=Role.CASEWORKER, may_approve=True).user


@pytest.fixture
def nils(new):
    return MembershipFactory(organisation=new, role=Role.CASEWORKER, may_approve=True, leads=True).user


@pytest.fixture
def assignment(old):
    home = FosterHomeFactory()
    FosterParentFactory(home=home)
    return AssignmentFactory(home=home, organisation=old)


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def close(old, new, anders, astrid, *, on=None) -> OfficeClosing:
    closing = closings.propose_closing(old, to=new, on=on or today(), by=anders)
    closings.confirm_closing(closing, by=astrid)
    old.refresh_from_db()
    return closing


def past(office) -> None:
    """The day after an office's last has come."""
    Organisation.objects.filter(pk=office.pk).update(closes_on=today() - DAY)
    Membership.objects.filter(organisation=office).update(ends_on=today() - DAY)
    staff.note_roles_past()


class TestTheDayAfter:
    def test_the_other_office_reaches_what_it_owned_and_its_own_people_nothing(
        self, old, new, anders, astrid, sara, nils, assignment
    ):
        ended = AssignmentFactory(home=assignment.home, organisation=old, ended_on=today())
        close(old, new, anders, astrid)
        assert not assignments_for(fresh(nils)).exists()
        past(old)
        assert set(assignments_for(fresh(nils))) >= {assignment}
        assert not assignments_for(fresh(sara)).exists()
        assert access_of(fresh(nils)).organisations(Role.CASEWORKER) == {old.pk, new.pk}
        assert old.pk in access_of(fresh(nils)).approving_organisations
        ended.refresh_from_db()
        assert (ended.organisation, assignment.organisation) == (old, old)

    def test_its_sessions_are_staffed_by_the_other_offices_trainers(self, anders, astrid):
        kind = Organisation.Kind.FOSTER_CARE
        before, after = OrganisationFactory(kind=kind), OrganisationFactory(kind=kind)
        trainer = make.trainer_of(after)
        close(before, after, anders, astrid)
        past(before)
        assert list(User.objects.with_role(Role.TRAINER, at=[before.pk])) == [trainer]

    def test_the_other_office_is_told_and_sees_protected_people_by_its_own_right(
        self, old, new, anders, astrid, nils, assignment
    ):
        ProtectedAccess.objects.create(
            user=nils, organisation=new, proposed_by=UserFactory(), confirmed_by=UserFactory()
        )
        close(old, new, anders, astrid)
        assert not holders_for(assignment.home)
        past(old)
        assert access_of(fresh(nils)).protected_organisations == {old.pk, new.pk}
        assert holders_for(assignment.home) == [nils]
        tell_office(assignment, REVIEW_OFFICE)
        assert Notice.objects.filter(to=nils, kind=REVIEW_OFFICE).exists()

    def test_what_had_gone_over_to_it_goes_on_to_the_next(self, old, new, anders, astrid, assignment):
        last = OrganisationFactory()
        berit = MembershipFactory(organisation=last, role=Role.CASEWORKER).user
        close(old, new, anders, astrid)
        past(old)
        close(new, last, anders, astrid)
        past(new)
        assert access_of(fresh(berit)).organisations(Role.CASEWORKER) == {old.pk, new.pk, last.pk}

    def test_a_county_governor_audits_the_counties_of_the_one_that_went_over(self, anders, astrid):
        kind = Organisation.Kind.COUNTY_GOVERNOR
        before = OrganisationFactory(kind=kind, county_numbers=["31"])
        after = OrganisationFactory(kind=kind, county_numbers=["32"])
        auditor = MembershipFactory(organisation=after, role=Role.AUDITOR).user
        close(before, after, anders, astrid)
        past(before)
        assert access_of(fresh(auditor)).audited_counties == {"31", "32"}

    def test_nothing_new_can_be_chosen_for_it(self, old, new, anders, astrid):
        close(old, new, anders, astrid)
        past(old)
        third = OrganisationFactory()
        choices = vars(HandOverForm(third).fields["to"])["_queryset"]
        assert old not in choices
        assert new in choices

    def test_the_database_refuses_what_is_new_there(self, old, new, anders, astrid):
        home = FosterHomeFactory()
        close(old, new, anders, astrid)
        past(old)
        for make_one in (
            lambda: AssignmentFactory(home=home, organisation=old),
            lambda: FosterHomeFactory(registered_by=old, trained_by=None),
            lambda: FosterHomeFactory(registered_by=new, trained_by=old),
            lambda: MembershipFactory(organisation=old),
            lambda: make.VenueFactory(organisation=old),
        ):
            with pytest.raises(IntegrityError), transaction.atomic():
                make_one()
        PreparationFactory(home=home)


class TestItsPeople:
    def test_their_roles_end_with_the_office_and_they_are_told(self, old, new, anders, astrid, sara):
        close(old, new, anders, astrid, on=today() + 30 * DAY)
        assert Membership.objects.get(user=sara).ends_on == today() + 30 * DAY
        assert access_of(fresh(sara)).has(Role.CASEWORKER)
        assert Notice.objects.filter(to=sara, kind="role.ends").exists()

    def test_the_other_offices_leader_takes_them_over_from_the_day_after(
        self, old, new, anders, astrid, sara, nils
    ):
        close(old, new, anders, astrid, on=today() + 30 * DAY)
        client = signed_in(nils)
        assert sara.name in client.get(reverse("portal:staff")).content.decode()
        held = Membership.objects.get(user=sara)
        client.post(reverse("portal:take-over-people", args=[new.pk]), {"role": held.pk})
        taken = Membership.objects.get(user=sara, organisation=new)
        assert (taken.starts_on, taken.may_approve, taken.leads) == (today() + 31 * DAY, True, False)
        assert sara.name in client.get(reverse("portal:staff")).content.decode()
        assert not client.get(reverse("portal:staff")).context["offices"][0].coming

    def test_who_joins_meanwhile_has_a_role_no_longer_than_the_office(self, old, new, anders, astrid):
        leader = MembershipFactory(organisation=old, role=Role.CASEWORKER, leads=True).user
        close(old, new, anders, astrid, on=today() + 30 * DAY)
        old.refresh_from_db()
        held = staff.add_colleague(
            old, first_name="A", last_name="B", email="ab@example.no", role=Role.CASEWORKER, by=leader
        )
        assert held.ends_on == today() + 30 * DAY


class TestTwoAdministrators:
    def test_nothing_changes_until_another_administrator_confirms(self, old, new, anders, sara):
        closing = closings.propose_closing(old, to=new, on=today(), by=anders)
        with pytest.raises(SamePerson):
            closings.confirm_closing(closing, by=anders)
        old.refresh_from_db()
        assert old.closes_on is None
        assert Membership.objects.get(user=sara).ends_on is None

    def test_only_established_administrators_take_part(self, old, new, anders, nils):
        newcomer = MembershipFactory(role=Role.ADMIN, given_at=timezone.now()).user
        for by in (nils, newcomer):
            with pytest.raises(NotEstablished):
                closings.propose_closing(old, to=new, on=today(), by=by)

    def test_it_goes_to_another_office_of_its_kind_that_goes_on(self, old, new, anders, astrid):
        other_kind = OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE)
        for to in (old, other_kind):
            with pytest.raises(NotSuchAnOffice):
                closings.propose_closing(old, to=to, on=today(), by=anders)
        with pytest.raises(DayIsPast):
            closings.propose_closing(old, to=new, on=today() - DAY, by=anders)
        closings.propose_closing(old, to=new, on=today(), by=anders)
        with pytest.raises(ClosesAlready):
            closings.propose_closing(new, to=OrganisationFactory(), on=today(), by=anders)

    def test_called_off_the_office_and_its_people_go_on(self, old, new, anders, astrid, sara):
        temporary = MembershipFactory(organisation=old, role=Role.CASEWORKER, ends_on=today() + 3 * DAY)
        closing = close(old, new, anders, astrid, on=today() + 30 * DAY)
        closings.call_off_closing(closing, by=astrid)
        old.refresh_from_db()
        assert (old.closes_on, old.goes_to) == (None, None)
        assert Membership.objects.get(user=sara).ends_on is None
        temporary.refresh_from_db()
        assert temporary.ends_on == today() + 3 * DAY

    def test_it_is_proposed_with_what_the_office_owns_in_sight_and_confirmed_on_the_pages(
        self, old, new, anders, astrid, assignment, sara
    ):
        page = signed_in(anders).get(reverse("portal:close-office", args=[old.pk])).content.decode()
        assert "1 åpne oppdrag" in page
        values = {"to": new.pk, "on": (today() + DAY).isoformat()}
        signed_in(anders).post(reverse("portal:close-office", args=[old.pk]), values)
        closing = OfficeClosing.objects.get()
        second = signed_in(astrid)
        assert "Gamle barnevern" in second.get(reverse("portal:closings")).content.decode()
        second.post(reverse("portal:confirm-closing", args=[closing.pk]))
        old.refresh_from_db()
        assert old.goes_to == new


# What tells of an office and needs none: it is read without.
NEEDS_NONE = {"notices.Notice.organisation"}


def test_no_office_is_deleted_with_what_it_owns():
    """The law: whatever belongs to an office keeps it from being deleted."""
    unkept = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and field.related_model is Organisation
        and field.remote_field.on_delete is not PROTECT
    }
    assert unkept == NEEDS_NONE
    assert Notice._meta.get_field("organisation").remote_field.on_delete is SET_NULL
