import pytest
from django.urls import reverse

from lms.people.actions import confirm_protected_access
from lms.people.errors import NotAllowed
from lms.people.models import Membership, ProtectedAccess, Role, User
from tests.factories import FosterParentFactory, MembershipFactory, OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def anders(client):
    user = MembershipFactory(role=Role.ADMIN).user
    client.force_login(user)
    return user


def test_an_administrator_makes_a_member_of_staff_with_a_role(client, anders):
    organisation = OrganisationFactory()
    answer = client.post(
        reverse("admin:people_user_add"),
        {
            "username": "tone",
            "email": "tone@example.no",
            "first_name": "Tone",
            "last_name": "Lien",
            "usable_password": "true",
            "password1": "et-langt-passord-1",
            "password2": "et-langt-passord-1",
            "memberships-TOTAL_FORMS": "1",
            "memberships-INITIAL_FORMS": "0",
            "memberships-0-organisation": organisation.pk,
            "memberships-0-role": Role.TRAINER,
        },
    )
    assert answer.status_code == 302, answer.context["errors"]
    tone = User.objects.get(username="tone")
    assert Membership.objects.get(user=tone).role == Role.TRAINER
    assert tone.check_password("et-langt-passord-1")


def test_foster_parents_do_not_stand_in_the_list_of_staff(client, anders):
    kari = FosterParentFactory().user
    assert kari.username not in client.get(reverse("admin:people_user_changelist")).content.decode()
    assert client.get(reverse("admin:people_user_change", args=[kari.pk])).status_code == 302


def test_the_right_to_see_protected_people_takes_two_administrators(anders):
    astrid = MembershipFactory(role=Role.ADMIN).user
    access = ProtectedAccess.objects.create(
        user=MembershipFactory().user, organisation=OrganisationFactory(), proposed_by=anders
    )
    with pytest.raises(NotAllowed):
        confirm_protected_access(access, by=anders)
    confirm_protected_access(access, by=astrid)
    assert access.confirmed_by == astrid


def test_only_administrators_confirm_the_right(anders):
    caseworker = MembershipFactory(role=Role.CASEWORKER).user
    access = ProtectedAccess.objects.create(
        user=caseworker, organisation=OrganisationFactory(), proposed_by=anders
    )
    with pytest.raises(NotAllowed):
        confirm_protected_access(access, by=caseworker)
