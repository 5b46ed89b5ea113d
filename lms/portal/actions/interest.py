"""From a visitor's question to a home on its path."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lms.approval.actions.invitations import invite
from lms.dates import today
from lms.people.actions import throttling
from lms.people.actions.homes import register_home
from lms.people.actions.traces import audit
from lms.people.models import FosterHome, HomeKind, Municipality, Organisation, User
from lms.portal.errors import AlreadyAnswered, NoAddress, NobodyThere, TooMuchWritten
from lms.portal.models import Interest


def take_turn_to_write(*, network: str) -> None:
    """Count one more who writes from this network. Raises `TooMuchWritten`."""
    written = throttling.count(f"interest:from:{network}", seconds=settings.INTEREST_WINDOW_SECONDS)
    if written > settings.INTEREST_TRIES:
        raise TooMuchWritten


@transaction.atomic
def show_interest(
    *, municipality: str, wish: str, name: str, email: str, telephone: str, language: str
) -> Interest:
    """Leave word with the foster care service of the region. What waits already is never changed, since
    knowing an address does not make one the person: who writes the same again adds nothing, and who
    writes something else is one more to answer. Raises `NobodyThere`."""
    place = Municipality.objects.in_force(today()).filter(number=municipality).first()
    office = (
        Organisation.objects.open()
        .filter(kind=Organisation.Kind.FOSTER_CARE, region=place.region_id)
        .order_by("pk")
        .first()
        if place
        else None
    )
    if place is None or office is None:
        raise NobodyThere
    words = {
        "organisation": office,
        "municipality": place,
        "wish": Interest.Wish(wish),
        "name": name,
        "email": email,
        "telephone": telephone,
    }
    known = Interest.objects.waiting().filter(**words).first()
    return known or Interest.objects.create(**words, language=language, made_at=timezone.now())


@transaction.atomic
def answer_interest(interest: Interest, *, by: User) -> None:
    """Note that somebody has been in touch. Raises `AlreadyAnswered`."""
    settle(interest, by=by)


@transaction.atomic
def begin_path(interest: Interest, *, by: User) -> FosterHome:
    """Register the home of who wrote, and invite them: the first step on their path.

    Raises `AlreadyAnswered`, or `NoAddress` where only a telephone number was given.
    """
    if not interest.email:
        raise NoAddress
    interest = settle(interest, by=by)
    return register_and_invite(
        interest.organisation_id,
        municipality_number=interest.municipality_id,
        name=interest.name,
        email=interest.email,
        language=interest.language,
        by=by,
    )


def register_and_invite(
    organisation: int, *, municipality_number: str, name: str, email: str, language: str, by: User
) -> FosterHome:
    """Register the home of somebody who wants to begin with the office that answers for this one now, and
    invite them."""
    office = Organisation.objects.answering_for([organisation]).open().get()
    home = register_home(
        municipality_number=municipality_number,
        kind=HomeKind.ORDINARY,
        registered_by=office,
        trained_by=office,
        by=by,
    )
    first, _space, last = name.rpartition(" ")
    invite(
        home,
        email=email,
        first_name=first or last,
        last_name=last if first else "",
        language=language,
        by=by,
    )
    return home


def settle(interest: Interest, *, by: User) -> Interest:
    """Note that somebody has been seen to. Raises `AlreadyAnswered`."""
    interest = Interest.objects.select_for_update().get(pk=interest.pk)
    if interest.answered_at:
        raise AlreadyAnswered
    interest.answered_at, interest.answered_by = timezone.now(), by
    interest.save(update_fields=["answered_at", "answered_by"])
    audit("interest.answered", f"interest:{interest.uuid}", by=by)
    return interest
