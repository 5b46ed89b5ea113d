from datetime import timedelta

import pytest
from django.utils import timezone

from lms.people.actions import invitations
from lms.people.actions.invitations import accept_invitation, find_invitation
from lms.people.errors import AlreadyInAnotherHome, InvitationNotValid
from lms.people.errors.lives import InvitationAnswered, OtherAdult, PersonHasCome
from lms.people.models import Invitation, User
from lms.refusals import NotAllowed
from tests.factories import AssignmentFactory, FosterHomeFactory, FosterParentFactory, UserFactory

pytestmark = pytest.mark.django_db


def invite(home, by, email="ny@example.no"):
    return invitations.invite(home, email=email, first_name="Nina", last_name="Ny", by=by)


def test_an_invited_person_gets_an_account_at_once_and_a_home_on_saying_yes(home, kristin):
    invitation, secret = invite(home, kristin)
    assert not home.parents.filter(user=invitation.user).exists()
    membership = accept_invitation(secret, password="et-langt-passord")
    assert membership.home == home
    assert User.objects.get(pk=invitation.user_id).check_password("et-langt-passord")


def test_an_invitation_makes_a_person_of_its_own_whoever_has_the_address(home, kristin):
    known = FosterParentFactory().user
    invitation, _ = invite(home, kristin, email=known.email)
    assert invitation.user != known
    assert (invitation.user.name, invitation.user.email) == ("Nina Ny", known.email)


def test_two_adults_who_share_an_address_are_invited_each(home, kristin):
    nina, _ = invite(home, kristin)
    nils, _ = invitations.invite(home, email="ny@example.no", first_name="Nils", last_name="Ny", by=kristin)
    assert nina.user != nils.user


@pytest.mark.parametrize(
    "typed", ["ny@example\u200b.no", "ny@example.no\u202e", "NY@example.no ", "ｎｙ@example.no"]
)
def test_address_is_cleaned_of_what_nobody_sees_so_that_one_invitation_is_one(home, kristin, typed):
    first, _ = invite(home, kristin)
    second, _ = invite(home, kristin, email=typed)
    assert (second.user, second.user.email) == (first.user, "ny@example.no")


def test_who_has_an_account_takes_the_place_with_it_and_what_was_typed_goes(home, kristin):
    known = UserFactory(first_name="Nina", last_name="Nyberg")
    invitation, secret = invite(home, kristin)
    membership = accept_invitation(secret, person=known)
    assert membership.user == known
    assert User.objects.get(pk=known.pk).name == "Nina Nyberg"
    assert not User.objects.filter(pk=invitation.user_id).exists()
    assert Invitation.objects.get().user == known


def test_the_other_adult_of_the_home_does_not_take_the_place(home, kristin, kari):
    _, secret = invite(home, kristin)
    with pytest.raises(OtherAdult):
        accept_invitation(secret, person=kari)
    assert find_invitation(secret)


def test_an_invitation_does_not_change_a_password_that_is_set(home, kristin):
    known = UserFactory()
    _, secret = invite(home, kristin)
    accept_invitation(secret, person=known, password="noe-helt-annet-her")
    assert User.objects.get(pk=known.pk).check_password("passord-for-test")


def test_who_is_in_another_home_learns_why_and_the_region_sees_the_conflict(home, kristin):
    elsewhere = FosterParentFactory()
    invitation, secret = invite(home, kristin)
    with pytest.raises(AlreadyInAnotherHome):
        accept_invitation(secret, person=elsewhere.user)
    invitation.refresh_from_db()
    assert invitation.conflict_at is not None
    assert not home.parents.filter(user=elsewhere.user).exists()


def test_a_link_works_once(home, kristin):
    _, secret = invite(home, kristin)
    accept_invitation(secret, password="et-langt-passord")
    with pytest.raises(InvitationNotValid):
        accept_invitation(secret, password="et-langt-passord")


def test_inviting_again_renews_the_link(home, kristin):
    _, first = invite(home, kristin)
    invite(home, kristin)
    with pytest.raises(InvitationNotValid):
        accept_invitation(first)
    assert Invitation.objects.count() == 1


CORRECTED = {"email": "ny@example.no", "first_name": "Ninni", "last_name": "Ny", "language": "nn"}


def test_a_name_is_corrected_and_the_link_stands(home, kristin):
    invitation, secret = invite(home, kristin)
    assert not invitations.correct(invitation, by=kristin, **CORRECTED)
    assert find_invitation(secret).user.name == "Ninni Ny"


def test_an_address_is_corrected_and_the_link_to_the_old_one_stops(home, kristin):
    invitation, first = invite(home, kristin)
    second = invitations.correct(invitation, by=kristin, **{**CORRECTED, "email": "nina@example.no"})
    with pytest.raises(InvitationNotValid):
        find_invitation(first)
    assert find_invitation(second).user.email == "nina@example.no"


def test_what_somebody_who_has_an_account_looks_after_is_not_corrected_by_an_invitation(home, kristin):
    known = UserFactory(first_name="Selma", last_name="Selv")
    invite(home, kristin)
    Invitation.objects.update(user=known)
    with pytest.raises(PersonHasCome):
        invitations.correct(Invitation.objects.get(), by=kristin, **CORRECTED)
    assert User.objects.get(pk=known.pk).name == "Selma Selv"


def test_a_renewed_link_works_for_thirty_days_and_the_old_one_stops(home, kristin):
    invitation, first = invite(home, kristin)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(days=1), opened_at=timezone.now())
    second = invitations.renew(invitation, by=kristin)
    with pytest.raises(InvitationNotValid):
        find_invitation(first)
    found = find_invitation(second)
    assert found.opened_at is None
    assert found.expires_at - timezone.now() > timedelta(days=29)


def test_a_withdrawn_invitation_leaves_nothing_of_who_was_merely_invited(home, kristin):
    invitation, secret = invite(home, kristin)
    invitations.withdraw(invitation, by=kristin)
    with pytest.raises(InvitationNotValid):
        find_invitation(secret)
    assert not User.objects.filter(email="ny@example.no").exists()


def test_an_invitation_that_is_answered_is_neither_renewed_nor_withdrawn(home, kristin):
    invitation, secret = invite(home, kristin)
    accept_invitation(secret, password="et-langt-passord")
    for act in (invitations.renew, invitations.withdraw):
        with pytest.raises(InvitationAnswered):
            act(invitation, by=kristin)


def test_only_those_who_may_invite_renew_and_withdraw(home, kristin, sara, lillestrom, jon):
    AssignmentFactory(home=home, organisation=lillestrom)
    invitation, _ = invite(home, kristin)
    for act in (invitations.renew, invitations.withdraw):
        for by in (sara, jon):
            with pytest.raises(NotAllowed):
                act(invitation, by=by)


def test_an_expired_link_is_refused(home, kristin):
    _, secret = invite(home, kristin)
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(InvitationNotValid):
        accept_invitation(secret)


def test_nobody_invites_to_a_home_out_of_reach(kristin):
    with pytest.raises(NotAllowed):
        invite(FosterHomeFactory(), kristin)
