"""The first administrators, whom nobody can propose."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.people.actions.accounts import send_account_link
from lms.people.actions.traces import audit
from lms.people.errors import AdministratorsStand
from lms.people.models import Membership, Organisation, Role, User


@transaction.atomic
def appoint_first_administrators(
    people: Iterable[tuple[str, str]], *, organisation: str
) -> list[tuple[User, str]]:
    """Make these (name, address) administrators at the organisation, at once and for full; returns each
    with the secret of the link by which they choose a password.

    Only whoever has the server can ask for this. Raises `AdministratorsStand` once two are there.
    """
    standing = Membership.objects.in_force().filter(role=Role.ADMIN, user__is_active=True)
    if standing.values("user").distinct().count() >= 2:
        raise AdministratorsStand
    office, _ = Organisation.objects.get_or_create(
        name=organisation, defaults={"kind": Organisation.Kind.DIRECTORATE}
    )
    since = timezone.now() - timedelta(hours=settings.ADMINISTRATOR_COOLING_HOURS)
    made = []
    for name, address in people:
        first, _space, last = name.rpartition(" ")
        user = User.objects.known_as(address).order_by("pk").first()
        if user is None:
            user = User(
                username=address,
                email=address,
                first_name=first or last,
                last_name=last if first else "",
            )
            user.set_unusable_password()
            user.save()
        Membership.objects.update_or_create(
            user=user, organisation=office, role=Role.ADMIN, defaults={"given_at": since}
        )
        audit("administrator.first", f"person:{user.uuid}", by=None)
        made.append((user, send_account_link(user, by=None)))
    return made
