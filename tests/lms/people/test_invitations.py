from datetime import timedelta

import pytest
from django.utils import timezone

from lms.people.actions import invitations
from lms.people.actions.invitations import accept_invitation, find_invitation
from lms.people.errors import AlreadyInAnotherHome, InvitationAnswered, InvitationNotValid
from lms.people.models import Invitation, User
from lms.refusals import NotAllowed
from tests.factories import AssignmentFactory, FosterHomeFactory, FosterParentFactory

pytestmark = pytest.mark.django_db


def invite(home, by, email="ny@example.no"):
    return invitations.invite(home, email=email, first_name="Nina", last_name="Ny", by=by)


def test_an_invited_person_gets_an_account_at_once_and_a_home_on_saying_yes(home, kristin):
    invitation, secret = invite(home, kristin)
    assert not home.parents.filter(user=invitation.user).exists()
    membership = accept_invitation(secret, password="et-langt-passord")
    assert membership.home == home
    assert User.objects.get(pk=invitation.user_id).check_password("et-langt-passord")


def test_a_known_address_is_linked_to_the_person_it_belongs_to(home, kristin):
    known = FosterParentFactory().user
    invitation, _ = invite(home, kristin, email=known.email.upper())
    assert invitation.user == known


@pytest.mark.parametrize(
    "typed", ["ny@example\u200b.no", "ny@example.no\u202e", "NY@example.no ", "ｎｙ@example.no"]
)
def test_address_is_cleaned_of_what_nobody_sees_so_that_one_person_has_one_account(home, kristin, typed):
    first, _ = invite(home, kristin)
    second, _ = invite(home, kristin, email=typed)
    assert (second.user, second.user.email) == (first.user, "ny@example.no")


def test_an_invitation_does_not_change_a_password_that_is_set(home, kristin):
    known = FosterParentFactory(left_on=timezone.now().date()).user
    _, secret = invite(home, kristin, email=known.email)
    accept_invitation(secret, password="noe-helt-annet-her")
    assert User.objects.get(pk=known.pk).check_password("passord-for-test")


def test_who_is_in_another_home_learns_why_and_the_region_sees_the_conflict(home, kristin):
    elsewhere = FosterParentFactory()
    invitation, secret = invite(home, kristin, email=elsewhere.user.email)
    with pytest.raises(AlreadyInAnotherHome):
        accept_invitation(secret)
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
