"""Staff come and go: the leader of an office gives its people their roles, ends them, and hands over what
they held; nobody else does."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.models import LessonPage
from lms.dates import today
from lms.notices.actions.sending import deliver
from lms.notices.models import Notice
from lms.people.actions import reviews, staff
from lms.people.errors import OwnRight
from lms.people.errors.offices import AlreadyHasRole, DayIsPast, LastLeader, NotGivenHere, RoleHasEnded
from lms.people.models import (
    AuditEntry,
    Membership,
    Organisation,
    Passkey,
    ProtectedAccess,
    Role,
    SignIn,
    User,
)
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from sessions.actions.holds import hold
from sessions.models import NetworkGroup, TrainerAssignment
from tests.cms import factories as pages
from tests.factories import FosterParentFactory, MembershipFactory, OrganisationFactory, UserFactory
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
CHOSEN = "hunden vår heter ludo"


@pytest.fixture
def service():
    return OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE, name="Tjenesten")


@pytest.fixture
def leader(service):
    return MembershipFactory(organisation=service, role=Role.COORDINATOR, leads=True).user


@pytest.fixture
def leads(leader):
    client = Client()
    client.force_login(leader)
    return client


@pytest.fixture
def tone(service):
    user = UserFactory(username="tone", first_name="Tone", last_login=timezone.now())
    return MembershipFactory(user=user, organisation=service, role=Role.TRAINER)


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def join(client, office, **more):
    values = {
        "first_name": "Nina",
        "last_name": "Ny",
        "email": "nina@example.no",
        "role": Role.TRAINER,
        **more,
    }
    return client.post(reverse("portal:add-colleague", args=[office.pk]), values)


def page_of(client) -> str:
    return client.get(reverse("portal:staff")).content.decode()


class TestJoining:
    def test_new_colleague_gets_a_link_by_mail_and_has_the_role_once_they_have_used_it(self, leads, service):
        assert join(leads, service, ends_on=(today() + 90 * DAY).isoformat()).status_code == 302
        nina = User.objects.get(email="nina@example.no")
        assert not nina.has_usable_password()
        assert "Nina Ny" in page_of(leads)
        deliver(Notice.objects.get(to=nina, kind="account.link").pk)
        link = next(line for line in mail.outbox[-1].body.splitlines() if "/konto/velg-passord/" in line)
        Client().post(link, {"password": CHOSEN, "again": CHOSEN})
        assert access_of(fresh(nina)).organisations(Role.TRAINER) == {service.pk}
        assert Membership.objects.get(user=nina).ends_on == today() + 90 * DAY

    @pytest.mark.parametrize("known", ["family", "staff", "nobody"])
    def test_the_leader_learns_nothing_of_whether_the_address_was_known(self, leads, service, known):
        person = {"family": FosterParentFactory, "staff": MembershipFactory, "nobody": UserFactory}[known]()
        user = getattr(person, "user", person)
        first = join(leads, service, email="unknown@example.no", first_name="Aa", last_name="Aa")
        second = join(leads, service, email=user.email, first_name="Bb", last_name="Bb")
        assert (first.status_code, first["Location"]) == (second.status_code, second["Location"])
        shown = page_of(leads)
        assert "Bb Bb" in shown
        assert user.name not in shown
        for name in ("Aa Aa", "Bb Bb"):
            row = shown[shown.index(name) :]
            assert "Invitert, har ikke kommet ennå" in row[: row.index("</tr>")]

    def test_who_has_an_account_has_the_role_once_they_have_said_yes(self, leads, service):
        kari = FosterParentFactory().user
        join(leads, service, email=kari.email)
        assert not access_of(fresh(kari)).has(Role.TRAINER)
        assert Notice.objects.filter(to=kari, kind="role.offered").exists()
        own = Client()
        own.force_login(kari)
        assert "Tjenesten" in own.get(reverse("people:own-roles")).content.decode()
        held = Membership.objects.get(user=kari)
        own.post(reverse("people:answer-role", args=[held.pk]), {"answer": "yes"})
        assert access_of(fresh(kari)).organisations(Role.TRAINER) == {service.pk}

    def test_who_says_no_never_has_it(self, leads, service):
        kari = FosterParentFactory().user
        join(leads, service, email=kari.email)
        held = Membership.objects.get(user=kari)
        own = Client()
        own.force_login(kari)
        own.post(reverse("people:answer-role", args=[held.pk]), {"answer": "no"})
        assert not access_of(fresh(kari)).has(Role.TRAINER)
        with pytest.raises(RoleHasEnded):
            staff.answer_offer(held, accepts=True, by=fresh(kari))

    def test_nobody_answers_for_another(self, leads, service):
        join(leads, service, email=FosterParentFactory().user.email)
        other = Client()
        other.force_login(UserFactory())
        held = Membership.objects.get(asked_name="Nina Ny")
        assert other.post(reverse("people:answer-role", args=[held.pk]), {"answer": "yes"}).status_code == 404

    @pytest.mark.parametrize("role", [Role.CASEWORKER, Role.AUDITOR, Role.ADMIN, "leader"])
    def test_an_office_gives_no_role_that_is_not_its_own(self, leads, service, role):
        assert join(leads, service, role=role).status_code == 422
        assert not User.objects.filter(email="nina@example.no").exists()

    def test_the_link_can_be_sent_again_until_they_have_come(self, leads, service):
        join(leads, service)
        held = Membership.objects.get(user__email="nina@example.no")
        leads.post(reverse("portal:colleague-link", args=[held.pk]))
        assert Notice.objects.filter(to=held.user, kind="account.link").count() == 2


class TestWhoMay:
    def test_only_who_leads_the_office(self, service, tone):
        coordinator = MembershipFactory(organisation=service, role=Role.COORDINATOR).user
        elsewhere = MembershipFactory(role=Role.CASEWORKER, leads=True).user
        administrator = MembershipFactory(role=Role.ADMIN).user
        for somebody in (coordinator, elsewhere, administrator):
            client = Client()
            client.force_login(somebody)
            assert join(client, service).status_code in {403, 404}
            assert client.get(reverse("portal:colleague", args=[tone.pk])).status_code in {403, 404}
            with pytest.raises(NotAllowed):
                staff.end_role(tone, by=somebody)
            with pytest.raises(NotAllowed):
                reviews.confirm_people(service, roles=[tone.pk], by=somebody)
        assert not User.objects.filter(email="nina@example.no").exists()

    def test_nobody_changes_or_ends_their_own(self, leader, service):
        MembershipFactory(organisation=service, role=Role.COORDINATOR, leads=True)
        own = Membership.objects.get(user=leader)
        for act in (
            lambda: staff.end_role(own, by=leader),
            lambda: staff.change_role(own, role=Role.TRAINER, may_approve=False, leads=True, by=leader),
            lambda: staff.add_colleague(
                service, first_name="A", last_name="B", email=leader.email, role=Role.TRAINER, by=leader
            ),
        ):
            with pytest.raises(OwnRight):
                act()

    def test_administrator_of_the_directorate_is_none_of_its_leaders_business(self):
        directorate = OrganisationFactory(kind=Organisation.Kind.DIRECTORATE)
        leader = MembershipFactory(organisation=directorate, role=Role.EDITOR, leads=True).user
        administrator = MembershipFactory(organisation=directorate, role=Role.ADMIN)
        client = Client()
        client.force_login(leader)
        assert client.get(reverse("portal:colleague", args=[administrator.pk])).status_code == 404
        with pytest.raises(NotAllowed):
            staff.end_role(administrator, by=leader)


class TestMoving:
    def change(self, leads, held, **values):
        values = {"role": held.role, **values}
        return leads.post(reverse("portal:change-colleague", args=[held.pk]), values)

    def test_another_role_from_a_day_on_leaves_the_old_one_until_then(self, leads, tone, service):
        day = today() + 10 * DAY
        self.change(leads, tone, role=Role.COORDINATOR, from_on=day.isoformat())
        assert access_of(fresh(tone.user)).roles == {Role.TRAINER}
        on_the_day = Membership.objects.in_force(day).filter(user=tone.user)
        assert [one.role for one in on_the_day] == [Role.COORDINATOR]
        the_day_before = Membership.objects.in_force(day - DAY).filter(user=tone.user)
        assert [one.role for one in the_day_before] == [Role.TRAINER]

    def test_another_role_from_today_holds_at_once_and_the_right_to_see_protected_stays(
        self, leads, tone, service
    ):
        ProtectedAccess.objects.create(
            user=tone.user, organisation=service, proposed_by=UserFactory(), confirmed_by=UserFactory()
        )
        self.change(leads, tone, role=Role.COORDINATOR)
        access = access_of(fresh(tone.user))
        assert access.roles == {Role.COORDINATOR}
        assert access.protected_organisations == {service.pk}
        assert AuditEntry.objects.filter(act="role.changed", subject=f"person:{tone.user.uuid}").exists()
        assert Notice.objects.filter(to=tone.user, kind="role.changed").exists()

    def test_a_last_day_alone_changes_nothing_before_it(self, leads, tone):
        self.change(leads, tone, ends_on=(today() + 5 * DAY).isoformat())
        tone.refresh_from_db()
        assert tone.ends_on == today() + 5 * DAY
        assert access_of(fresh(tone.user)).has(Role.TRAINER)

    def test_a_role_that_the_person_has_already_is_refused_in_words(self, leader, tone, service):
        MembershipFactory(user=tone.user, organisation=service, role=Role.COORDINATOR)
        with pytest.raises(AlreadyHasRole):
            staff.change_role(tone, role=Role.COORDINATOR, may_approve=False, leads=False, by=leader)

    def test_days_past_and_foreign_roles_are_refused(self, leader, tone):
        values = {"may_approve": False, "leads": False, "by": leader}
        with pytest.raises(DayIsPast):
            staff.change_role(tone, role=Role.TRAINER, ends_on=today() - DAY, **values)
        with pytest.raises(NotGivenHere):
            staff.change_role(tone, role=Role.CASEWORKER, **values)

    def test_the_last_leader_stays_leader_until_another_leads(self, leader, tone, service):
        staff.change_role(tone, role=Role.TRAINER, may_approve=False, leads=True, by=leader)
        other = fresh(tone.user)
        own = Membership.objects.get(user=leader)
        own_role: dict[str, Any] = {"role": Role.COORDINATOR, "may_approve": False}
        staff.change_role(own, **own_role, leads=False, by=other)
        with pytest.raises(NotAllowed):
            staff.end_role(tone, by=fresh(leader))
        staff.change_role(own, **own_role, leads=True, by=other)
        Membership.objects.filter(user=leader).update(ends_on=today() + DAY)
        with pytest.raises(LastLeader):
            staff.end_role(tone, by=fresh(leader))


class TestLeaving:
    def end(self, leads, held, **values):
        return leads.post(reverse("portal:end-colleague", args=[held.pk]), values)

    def test_at_once_the_role_gives_nothing_and_their_sign_ins_are_over(self, leads, tone, service):
        ProtectedAccess.objects.create(
            user=tone.user, organisation=service, proposed_by=UserFactory(), confirmed_by=UserFactory()
        )
        own = Client()
        own.post(reverse("people:sign-in"), {"name": "tone", "password": "passord-for-test"})
        assert own.get(reverse("sessions:teaching")).status_code == 200
        self.end(leads, tone, when="now")
        assert own.get(reverse("sessions:teaching")).status_code == 302
        assert not SignIn.objects.lasting().filter(user=tone.user).exists()
        assert not access_of(fresh(tone.user)).roles
        assert not ProtectedAccess.objects.filter(user=tone.user).exists()
        assert AuditEntry.objects.get(act="role.ended").data["protected_right"] is True

    def test_after_a_last_day_all_goes_on_until_then_and_is_over_the_day_after(self, leads, tone):
        last_day = today() + 3 * DAY
        self.end(leads, tone, when="later", last_day=last_day.isoformat())
        assert access_of(fresh(tone.user)).has(Role.TRAINER)
        assert staff.note_roles_past(last_day) == 0
        assert staff.note_roles_past(last_day + DAY) == 1
        tone.refresh_from_db()
        assert tone.ended_at is not None
        assert AuditEntry.objects.filter(act="role.ended", by=None).exists()

    def test_a_last_day_is_asked_for(self, leads, tone):
        assert self.end(leads, tone, when="later").status_code == 422

    def test_who_has_left_can_be_given_the_role_anew(self, leads, tone, service):
        self.end(leads, tone, when="now")
        assert join(leads, service, email=tone.user.email).status_code == 302
        assert Membership.objects.standing().filter(user=tone.user).exists()


def test_lost_passkeys_are_taken_away_by_the_leader_who_gets_no_way_in_by_it(leads, tone, service):
    Passkey.objects.create(
        user=tone.user,
        name="Telefon",
        credential_id=b"1",
        public_key=b"2",
        sign_count=0,
        made_at=timezone.now(),
    )
    FosterParentFactory(user=tone.user)
    address = reverse("portal:end-colleague-passkeys", args=[tone.pk])
    assert address in leads.get(reverse("portal:colleague", args=[tone.pk])).content.decode()
    leads.post(address)
    assert not Passkey.objects.exists()
    assert Notice.objects.filter(to=tone.user, kind="account.passkey-gone").exists()
    assert fresh(tone.user).password == tone.user.password
    leader = Membership.objects.get(organisation=service, leads=True)
    with pytest.raises(OwnRight):
        staff.end_passkeys(leader, by=leader.user)


class TestHandingOver:
    @pytest.fixture
    def per(self, service):
        return make.trainer_of(service)

    @pytest.fixture
    def held(self, tone, service):
        """Two gatherings, a group and an in-home plan that tone holds."""
        sessions = [
            make.TrainingSessionFactory(
                organisation=service, period=(make.at(17, days=days), make.at(20, days=days))
            )
            for days in (10, 12)
        ]
        for session in sessions:
            hold(session, [tone.user], holds=True)
        group = NetworkGroup.objects.create(organisation=service, name="Furugruppa", facilitator=tone.user)
        return sessions, group

    def leaders(self, session) -> list[User]:
        standing = TrainerAssignment.objects.filter(session=session, withdrawn_at=None)
        return [one.trainer for one in standing]

    def test_the_journey_of_a_trainer_who_leaves(self, leads, tone, per, held):
        sessions, group = held
        page = leads.get(reverse("portal:end-colleague", args=[tone.pk]))
        assert page.status_code == 200
        leads.post(reverse("portal:end-colleague", args=[tone.pk]), {"when": "now"})
        shown = leads.get(reverse("portal:colleague", args=[tone.pk])).content.decode()
        assert "Furugruppa" in shown
        leads.post(reverse("portal:hand-over", args=[tone.pk]), {"trainer": per.pk})
        group.refresh_from_db()
        assert [self.leaders(one) for one in sessions] == [[per], [per]]
        assert group.facilitator == per
        assert "Furugruppa" not in leads.get(reverse("portal:colleague", args=[tone.pk])).content.decode()

    def test_what_the_colleague_is_not_free_for_stays_and_is_named(self, leads, tone, per, held, service):
        sessions, _group = held
        busy = make.TrainingSessionFactory(
            organisation=service, period=(sessions[0].begins_at, sessions[0].ends_at)
        )
        hold(busy, [per], holds=True)
        answer = leads.post(
            reverse("portal:hand-over", args=[tone.pk]), {"trainer": per.pk}, follow=True
        ).content.decode()
        assert [self.leaders(one) for one in sessions] == [[tone.user], [per]]
        assert "opptatt" in answer

    def test_before_a_last_day_only_what_comes_after_it_goes_over(self, leads, tone, per, held):
        sessions, _group = held
        Membership.objects.filter(pk=tone.pk).update(ends_on=sessions[0].begins_at.date())
        leads.post(reverse("portal:hand-over", args=[tone.pk]), {"trainer": per.pk})
        assert [self.leaders(one) for one in sessions] == [[tone.user], [per]]

    def test_without_a_colleague_sessions_are_left_for_the_coordinators_and_the_group_stays(
        self, leads, tone, held
    ):
        sessions, group = held
        leads.post(reverse("portal:hand-over", args=[tone.pk]), {"trainer": ""})
        group.refresh_from_db()
        assert [self.leaders(one) for one in sessions] == [[], []]
        assert group.facilitator == tone.user

    def test_nothing_goes_to_somebody_of_another_office(self, leads, tone, held):
        stranger = make.trainer_of(OrganisationFactory(kind=Organisation.Kind.FOSTER_CARE))
        answer = leads.post(reverse("portal:hand-over", args=[tone.pk]), {"trainer": stranger.pk})
        assert answer.status_code == 422
        assert self.leaders(held[0][0]) == [tone.user]

    def test_pages_that_an_editor_keeps_go_to_another_with_their_drafts(self, leads, service):
        unni = MembershipFactory(organisation=service, role=Role.EDITOR)
        other = MembershipFactory(organisation=service, role=Role.EDITOR).user
        lesson = pages.published_lesson()
        lesson.professional_owner = unni.user
        lesson.save_revision().publish()
        leads.post(reverse("portal:hand-over", args=[unni.pk]), {"editor": other.pk})
        lesson = LessonPage.objects.get(pk=lesson.pk)
        assert lesson.professional_owner == other
        assert lesson.get_latest_revision_as_object().professional_owner == other


class TestTheYearlyReview:
    def given(self, service, *, days: int, **more):
        return MembershipFactory(
            organisation=service, role=Role.TRAINER, given_at=timezone.now() - days * DAY, **more
        )

    def told(self, user) -> list[str]:
        return list(Notice.objects.filter(to=user).order_by("pk").values_list("kind", flat=True))

    @pytest.fixture(autouse=True)
    def _leader_is_new(self, leader):
        Membership.objects.filter(user=leader).update(given_at=timezone.now())

    def test_the_leader_is_reminded_after_eleven_months_and_not_every_day(self, leader, service):
        self.given(service, days=340)
        for _day in range(2):
            assert reviews.review_offices() == 0
        assert self.told(leader) == ["review.due"]

    def test_after_a_year_leader_and_administrators_are_told(self, leader, service):
        administrator = MembershipFactory(role=Role.ADMIN).user
        held = self.given(service, days=370)
        assert reviews.review_offices() == 0
        assert self.told(leader) == self.told(administrator) == ["review.overdue"]
        assert access_of(fresh(held.user)).has(Role.TRAINER)

    def test_what_nobody_confirms_is_paused_never_silently_and_goes_on_once_confirmed(
        self, leader, leads, service
    ):
        held = self.given(service, days=400)
        assert reviews.review_offices() == 1
        assert not access_of(fresh(held.user)).roles
        assert self.told(held.user) == ["role.paused"]
        assert self.told(leader) == ["review.overdue"]
        assert AuditEntry.objects.filter(act="role.paused").exists()
        assert "Satt på pause til du bekrefter" in page_of(leads)
        leads.post(reverse("portal:confirm-people", args=[service.pk]), {"role": held.pk})
        assert access_of(fresh(held.user)).has(Role.TRAINER)
        assert AuditEntry.objects.filter(act="role.confirmed", by=leader).exists()
        assert reviews.review_offices() == 0

    def test_nobody_confirms_their_own(self, leader, service):
        own = Membership.objects.get(user=leader)
        assert reviews.confirm_people(service, roles=[own.pk], by=leader) == 0

    def test_the_list_draws_who_is_to_be_confirmed(self, leads, service):
        self.given(service, days=10, user__last_login=timezone.now())
        held = self.given(service, days=345, user__last_login=timezone.now())
        shown = page_of(leads)
        assert f'value="{held.pk}"' in shown
        assert shown.count('name="role"') == 1
        assert "Gjelder; bekreftes igjen innen" in shown


@pytest.mark.parametrize("number", [1, 6])
def test_the_page_takes_as_many_queries_however_many_work_there(
    number, leads, service, django_assert_max_num_queries
):
    for _one in range(number):
        MembershipFactory(organisation=service, role=Role.TRAINER)
    page_of(leads)
    with django_assert_max_num_queries(14):
        page_of(leads)
