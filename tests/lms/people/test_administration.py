"""The administration: who may give what, and that what takes two persons takes two persons."""

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from lms.notices.actions.sending import deliver
from lms.notices.models import Notice
from lms.people.actions import accounts, leaders, two_persons
from lms.people.actions.leaders import confirm_leader, end_leader
from lms.people.actions.two_persons import (
    confirm_administrator,
    confirm_protected_access,
    propose_protected_access,
)
from lms.people.errors import (
    AddressIsNew,
    CannotBeReached,
    NotEstablished,
    OwnRight,
    ProposerHasLeft,
    SamePerson,
)
from lms.people.errors.offices import NotStaffThere
from lms.people.models import AuditEntry, Membership, ProtectedAccess, Role, User
from lms.people.models.access import access_of
from lms.refusals import NotAllowed
from tests.factories import FosterParentFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db
CHOSEN = "hunden vår heter ludo"


@pytest.fixture
def anders(client):
    user = MembershipFactory(role=Role.ADMIN, user__username="anders").user
    client.force_login(user)
    return user


@pytest.fixture
def astrid():
    return MembershipFactory(role=Role.ADMIN, user__username="astrid").user


@pytest.fixture
def fresh():
    return MembershipFactory(role=Role.ADMIN, user__username="fresh", given_at=timezone.now()).user


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def add_staff(client, organisation, **more):
    return client.post(
        reverse("admin:people_user_add"),
        {
            "username": "tone",
            "email": "tone@example.no",
            "first_name": "Tone",
            "last_name": "Lien",
            "language": "nb",
            "is_active": "on",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-organisation": organisation.pk,
            "memberships-0-role": Role.TRAINER,
            **more,
        },
    )


def save_staff(client, user, **more):
    values = {"username": user.username, "email": user.email, "first_name": user.first_name,
              "last_name": user.last_name, "language": "nb", "is_active": "on",
              "memberships-TOTAL_FORMS": "0", "memberships-INITIAL_FORMS": "0"}  # fmt: skip
    return client.post(reverse("admin:people_user_change", args=[user.pk]), values | more)


def sent_link(user) -> str:
    """The link in the mail that the person gets."""
    message = Notice.objects.get(to=user, kind="account.link")
    deliver(message.pk)
    (letter,) = [one for one in mail.outbox if one.to == [user.email]]
    return next(line for line in letter.body.splitlines() if "/konto/velg-passord/" in line)


def told(*users) -> list[list[str]]:
    kinds = Notice.objects.filter(kind__startswith="administrators.").order_by("pk")
    return [list(kinds.filter(to=user).values_list("kind", flat=True)) for user in users]


class TestAccounts:
    def test_new_member_of_staff_chooses_the_password_by_a_link_that_works_once(self, client, anders):
        answer = add_staff(client, OrganisationFactory())
        assert answer.status_code == 302, answer.context["errors"]
        tone = User.objects.get(username="tone")
        assert not tone.has_usable_password()

        link, visitor = sent_link(tone), Client()
        assert "Tone Lien" in visitor.get(link).content.decode()
        assert visitor.post(link, {"password": CHOSEN, "again": CHOSEN}).status_code == 302
        tone.refresh_from_db()
        assert tone.check_password(CHOSEN)
        assert visitor.session["_auth_user_id"] == str(tone.pk)
        assert Client().get(link).status_code == 404

    def test_account_without_a_role_can_be_made_and_proposed_as_administrator(self, client, anders):
        nothing = {"memberships-0-organisation": "", "memberships-0-role": ""}
        assert add_staff(client, OrganisationFactory(), **nothing).status_code == 302
        tone = User.objects.get(username="tone")
        assert "tone@example.no" in client.get(reverse("admin:people_user_changelist")).content.decode()
        values = {"user": tone.pk, "organisation": OrganisationFactory().pk}
        client.post(reverse("admin:people_administrator_add"), values)
        assert Membership.objects.get(user=tone).given_at is None

    def test_who_has_chosen_a_password_while_strangers_try_signs_in_by_hand(self, anders, settings):
        tone = MembershipFactory(user__username="tone").user
        settings.SIGN_IN_TRIES = 1
        Client().post(reverse("people:sign-in"), {"name": "tone", "password": "feil"})
        link = reverse("people:choose-password", args=[accounts.send_account_link(tone, by=anders)])
        answer = Client().post(link, {"password": CHOSEN, "again": CHOSEN})
        assert answer["Location"] == reverse("people:sign-in")

    def test_no_page_of_the_administration_takes_a_password(self, client, anders):
        tone = MembershipFactory().user
        for address in (
            reverse("admin:people_user_add"),
            reverse("admin:people_user_change", args=[tone.pk]),
        ):
            assert 'type="password"' not in client.get(address).content.decode()
        add_staff(client, OrganisationFactory(), password1=CHOSEN, password2=CHOSEN, usable_password="true")
        assert not User.objects.get(username="tone").has_usable_password()
        for address in ("/cms/users/", "/cms/users/new/", f"/cms/users/edit/{tone.pk}/"):
            assert client.get(address).status_code in (302, 403, 404)

    def test_new_account_needs_an_address_to_send_the_link_to(self, client, anders):
        assert "email" in add_staff(client, OrganisationFactory(), email="").context["adminform"].form.errors

    def test_another_link_ends_the_one_before_and_all_of_them_after_a_while(self, anders):
        tone = MembershipFactory().user
        first = accounts.send_account_link(tone, by=anders)
        second = accounts.send_account_link(tone, by=anders)
        assert Client().get(reverse("people:choose-password", args=[first])).status_code == 404
        tone.account_links.update(expires_at=timezone.now())
        assert Client().get(reverse("people:choose-password", args=[second])).status_code == 404

    def test_link_chosen_from_the_list_is_sent_to_the_person_alone(self, client, anders):
        tone = MembershipFactory().user
        client.post(
            reverse("admin:people_user_changelist"), {"action": "send_link", "_selected_action": [tone.pk]}
        )
        assert Notice.objects.get(kind="account.link").to == tone

    def test_changed_address_gets_no_link_for_a_while_and_every_administrator_is_told(
        self, client, anders, astrid
    ):
        tone = MembershipFactory().user
        secret = accounts.send_account_link(tone, by=anders)
        save_staff(client, tone, email="somebody.else@example.no")

        tone.refresh_from_db()
        assert tone.email == "somebody.else@example.no"
        assert Client().get(reverse("people:choose-password", args=[secret])).status_code == 404
        with pytest.raises(AddressIsNew):
            accounts.send_account_link(tone, by=anders)
        assert told(anders, astrid) == [["administrators.changed"], ["administrators.changed"]]

    def test_link_is_never_for_a_family_nor_from_anybody_but_an_administrator(self, anders):
        with pytest.raises(NotAllowed):
            accounts.send_account_link(FosterParentFactory().user, by=anders)
        with pytest.raises(NotAllowed):
            accounts.send_account_link(MembershipFactory().user, by=MembershipFactory().user)
        with pytest.raises(CannotBeReached):
            accounts.send_account_link(MembershipFactory(user__is_active=False).user, by=anders)

    def test_nobody_gives_themselves_a_role(self, client, anders):
        office = OrganisationFactory()
        new = {"memberships-TOTAL_FORMS": "1", "memberships-0-organisation": office.pk,
               "memberships-0-role": Role.CASEWORKER, "memberships-0-may_approve": "on"}  # fmt: skip
        save_staff(client, anders, **new)
        assert not Membership.objects.filter(user=anders, role=Role.CASEWORKER).exists()

    @pytest.mark.parametrize("role", Role)
    def test_an_administrator_gives_nobody_a_role(self, client, anders, role):
        office = OrganisationFactory()
        add_staff(client, office, **{"memberships-0-role": role})
        tone = User.objects.get(username="tone")
        new = {"memberships-TOTAL_FORMS": "1", "memberships-0-organisation": office.pk,
               "memberships-0-role": role}  # fmt: skip
        save_staff(client, tone, **new)
        assert not Membership.objects.filter(user=tone).exists()

    def test_an_administrator_changes_and_takes_away_no_role_alone(self, client, anders):
        held = MembershipFactory(role=Role.TRAINER)
        save_staff(client, held.user, **{
            "memberships-TOTAL_FORMS": "1", "memberships-INITIAL_FORMS": "1", "memberships-0-id": held.pk,
            "memberships-0-user": held.user.pk, "memberships-0-organisation": held.organisation.pk,
            "memberships-0-role": Role.COORDINATOR, "memberships-0-DELETE": "on"})  # fmt: skip
        assert Membership.objects.get(pk=held.pk).role == Role.TRAINER


def test_the_register_of_users_says_that_staff_alone_stand_in_it(client, anders):
    with override("nb"):
        (people,) = [
            app
            for app in client.get(reverse("admin:index")).context["app_list"]
            if app["app_label"] == "people"
        ]
        names = {model["object_name"]: str(model["name"]) for model in people["models"]}
        assert names["User"] == "Ansatte"
        assert User._meta.verbose_name_plural == "brukere"


def test_foster_parents_do_not_stand_in_the_list_of_staff(client, anders):
    kari = FosterParentFactory().user
    assert kari.username not in client.get(reverse("admin:people_user_changelist")).content.decode()
    assert client.get(reverse("admin:people_user_change", args=[kari.pk])).status_code == 302


def propose_right(by, **more):
    user = more.get("user") or MembershipFactory().user
    office = MembershipFactory(user=user).organisation
    return propose_protected_access(user, organisation=office, by=by)


def propose_administrator(by, **more):
    return two_persons.propose_administrator(
        more.get("user") or MembershipFactory().user, organisation=OrganisationFactory(), by=by
    )


def propose_leader(by, **more):
    user = more.get("user") or MembershipFactory().user
    return leaders.propose_leader(user, organisation=OrganisationFactory(), by=by)


BOTH = pytest.mark.parametrize(
    ("propose", "confirm"),
    [
        (propose_right, confirm_protected_access),
        (propose_administrator, confirm_administrator),
        (propose_leader, confirm_leader),
    ],
    ids=["right", "administrator", "leader"],
)


class TestTwoPersons:
    @BOTH
    def test_two_established_administrators_give_it_and_all_are_told_of_both_steps(
        self, propose, confirm, anders, astrid, fresh
    ):
        proposed = propose(anders)
        confirm(proposed, by=astrid)
        proposed.refresh_from_db()
        assert (proposed.proposed_by, proposed.confirmed_by) == (anders, astrid)
        assert told(anders, astrid, fresh) == [["administrators.asked", "administrators.given"]] * 3

    @BOTH
    def test_who_proposed_does_not_confirm(self, propose, confirm, anders):
        with pytest.raises(SamePerson):
            confirm(propose(anders), by=anders)

    @BOTH
    def test_new_administrator_neither_proposes_nor_confirms_until_the_cooling_time_is_over(
        self, propose, confirm, anders, fresh, settings
    ):
        with pytest.raises(NotEstablished):
            propose(fresh)
        proposed = propose(anders)
        with pytest.raises(NotEstablished):
            confirm(proposed, by=fresh)
        long_ago = timezone.now() - timedelta(hours=settings.ADMINISTRATOR_COOLING_HOURS)
        Membership.objects.filter(user=fresh).update(given_at=long_ago)
        confirm(proposed, by=fresh)

    @BOTH
    def test_receiver_neither_proposes_nor_confirms(self, propose, confirm, anders, astrid):
        with pytest.raises(OwnRight):
            propose(anders, user=anders)
        with pytest.raises(OwnRight):
            confirm(propose(anders, user=astrid), by=astrid)

    @BOTH
    def test_proposal_of_one_who_is_no_administrator_any_more_is_not_confirmed(
        self, propose, confirm, anders, astrid
    ):
        proposed = propose(anders)
        Membership.objects.filter(user=anders).delete()
        with pytest.raises(ProposerHasLeft):
            confirm(proposed, by=astrid)

    @BOTH
    def test_only_administrators_take_part(self, propose, confirm, anders):
        caseworker = MembershipFactory().user
        with pytest.raises(NotAllowed):
            propose(caseworker)
        with pytest.raises(NotAllowed):
            confirm(propose(anders), by=caseworker)

    def test_database_itself_refuses_a_right_given_by_its_receiver(self, anders, astrid):
        access = propose_right(anders)
        for by in (access.user, anders):
            with pytest.raises(IntegrityError), transaction.atomic():
                ProtectedAccess.objects.filter(pk=access.pk).update(confirmed_by=by)
        with pytest.raises(IntegrityError), transaction.atomic():
            ProtectedAccess.objects.filter(pk=access.pk).update(proposed_by=access.user)

    def test_proposed_administrator_is_none_yet(self, anders, astrid):
        proposed = propose_administrator(anders)
        assert not access_of(User.objects.get(pk=proposed.user_id)).has(Role.ADMIN)
        assert signed_in(proposed.user).get(reverse("admin:index")).status_code == 403
        confirm_administrator(proposed, by=astrid)
        assert access_of(User.objects.get(pk=proposed.user_id)).has(Role.ADMIN)

    def test_one_administrator_alone_comes_nowhere_with_an_account_of_their_own_making(self, client, anders):
        office = OrganisationFactory()
        add_staff(client, office)
        tone = User.objects.get(username="tone")
        MembershipFactory(user=tone, organisation=office, role=Role.CASEWORKER)
        puppet = Client()
        link = sent_link(tone)
        puppet.post(link, {"password": CHOSEN, "again": CHOSEN})
        for page in ("protectedaccess", "administrator"):
            values = {"user": tone.pk, "organisation": office.pk}
            assert client.post(reverse(f"admin:people_{page}_add"), values).status_code == 302
            models: dict[str, Any] = {"protectedaccess": ProtectedAccess, "administrator": Membership}
            row = models[page].objects.get(user=tone, proposed_by=anders)
            act = {"action": "confirm", "_selected_action": [row.pk]}
            for who in (puppet, client):
                who.post(reverse(f"admin:people_{page}_changelist"), act)
            row.refresh_from_db()
            assert row.confirmed_by is None
        access = access_of(User.objects.get(pk=tone.pk))
        assert not access.protected_organisations
        assert not access.has(Role.ADMIN)

    def test_proposed_leader_leads_nothing_yet(self, anders, astrid):
        proposed = propose_leader(anders)
        assert not access_of(User.objects.get(pk=proposed.user_id)).led_organisations
        confirm_leader(proposed, by=astrid)
        access = access_of(User.objects.get(pk=proposed.user_id))
        assert access.led_organisations == {proposed.organisation_id}

    def test_who_works_there_leads_in_the_role_that_they_have(self, anders, astrid):
        held = MembershipFactory(role=Role.CASEWORKER, may_approve=True, paused_at=timezone.now())
        proposed = leaders.propose_leader(held.user, organisation=held.organisation, by=anders)
        confirm_leader(proposed, by=astrid)
        held.refresh_from_db()
        assert (held.leads, held.may_approve, held.paused_at) == (True, True, None)
        assert Membership.objects.standing().filter(user=held.user).count() == 1

    def test_one_administrator_ends_that_somebody_leads_and_the_role_stays(self, anders):
        held = MembershipFactory(role=Role.CASEWORKER, leads=True)
        end_leader(held, by=anders)
        access = access_of(User.objects.get(pk=held.user_id))
        assert not access.led_organisations
        assert access.has(Role.CASEWORKER)

    def test_leader_is_proposed_and_confirmed_on_the_pages(self, client, anders, astrid):
        held = MembershipFactory()
        values = {"user": held.user.pk, "organisation": held.organisation.pk}
        client.post(reverse("admin:people_leader_add"), values)
        row = Membership.objects.proposed().get()
        act = {"action": "confirm", "_selected_action": [row.pk]}
        signed_in(astrid).post(reverse("admin:people_leader_changelist"), act)
        assert access_of(User.objects.get(pk=held.user_id)).led_organisations == {held.organisation_id}

    def test_right_to_see_protected_people_is_for_those_who_work_there(self, anders):
        with pytest.raises(NotStaffThere):
            propose_protected_access(MembershipFactory().user, organisation=OrganisationFactory(), by=anders)

    def test_second_administrator_confirms_on_the_pages(self, client, anders, astrid):
        holder = MembershipFactory()
        values = {"user": holder.user.pk, "organisation": holder.organisation.pk}
        client.post(reverse("admin:people_protectedaccess_add"), values)
        access = ProtectedAccess.objects.get()
        act = {"action": "confirm", "_selected_action": [access.pk]}
        signed_in(astrid).post(reverse("admin:people_protectedaccess_changelist"), act)
        access.refresh_from_db()
        assert access.confirmed_by == astrid
        assert (
            "confirmed_at"
            not in client.get(
                reverse("admin:people_protectedaccess_change", args=[access.pk])
            ).content.decode()
        )

    def test_refusal_is_told_on_the_page(self, fresh):
        holder = MembershipFactory()
        values = {"user": holder.user.pk, "organisation": holder.organisation.pk}
        answer = signed_in(fresh).post(reverse("admin:people_protectedaccess_add"), values, follow=True)
        assert "administrator i 72 timer" in answer.content.decode()
        assert not ProtectedAccess.objects.exists()

    def test_one_administrator_takes_a_right_away_at_once_and_all_are_told(self, client, anders, astrid):
        access = propose_right(anders)
        confirm_protected_access(access, by=astrid)
        Notice.objects.all().delete()
        client.post(reverse("admin:people_protectedaccess_delete", args=[access.pk]), {"post": "yes"})
        assert not ProtectedAccess.objects.exists()
        assert AuditEntry.objects.filter(act="protected_access.withdrawn", by=anders).exists()
        assert told(anders, astrid) == [["administrators.changed"]] * 2


class TestTheFirst:
    def test_operator_of_the_server_makes_the_first_two_and_no_more(self, capsys):
        call_command(
            "administrators", "Bufdir", "Anders Moe <anders@example.no>", "Astrid Vik <astrid@example.no>"
        )
        links = [line.rpartition(": ")[2] for line in capsys.readouterr().out.splitlines()]
        for link in links:
            Client().post(link, {"password": CHOSEN, "again": CHOSEN})
        first, second = User.objects.filter(memberships__role=Role.ADMIN).order_by("pk")
        assert first.check_password(CHOSEN)
        assert second.check_password(CHOSEN)
        confirm_administrator(propose_administrator(first), by=second)
        with pytest.raises(CommandError):
            call_command("administrators", "Bufdir", "A <a@example.no>", "B <b@example.no>")

    @pytest.mark.parametrize(
        "people", [["A <a@example.no>"], ["A <a@example.no>", "B <A@example.no>"], ["A", "B"]]
    )
    def test_fewer_than_two_persons_are_refused(self, people):
        with pytest.raises(CommandError):
            call_command("administrators", "Bufdir", *people)
        assert not User.objects.exists()
