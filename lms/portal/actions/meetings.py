"""From a question to a place at an information meeting, and from there to a home on its path."""

from django.db import transaction

from lms.dates import today
from lms.people.models import FosterHome, Municipality, User
from lms.portal.actions.interest import register_and_invite, settle
from lms.portal.errors import NoAddress, NobodyThere
from lms.portal.models import Interest
from sessions.actions import visitors
from sessions.models import TrainingSession, Visitor


@transaction.atomic
def sign_up_visitor(
    session: TrainingSession,
    *,
    municipality: str,
    name: str,
    email: str,
    telephone: str,
    persons: int,
    consent: bool,
    language: str,
    by: User | None = None,
) -> Visitor:
    """Sign somebody up to a meeting; what they have written to the same service with the same address is
    followed with it. Raises as `sessions.actions.visitors.sign_up`, or `NobodyThere`."""
    place = Municipality.objects.in_force(today()).filter(number=municipality).first()
    if place is None:
        raise NobodyThere
    visitor = visitors.sign_up(
        session,
        name=name,
        email=email,
        telephone=telephone,
        municipality=place,
        persons=persons,
        language=language,
        agreed=consent,
        by=by,
    )
    asked = Interest.objects.waiting().filter(organisation=session.organisation_id, visitor=None)
    if email and (found := asked.filter(email=email).order_by("pk").first()):
        _follow(found, visitor)
    return visitor


@transaction.atomic
def sign_up_interested(interest: Interest, session: TrainingSession, *, by: User) -> Visitor:
    """Sign up somebody who wrote, and has said yes to this meeting. Raises as `sign_up_visitor`, or
    `AlreadyAnswered`."""
    interest = settle(interest, by=by)
    visitor = visitors.sign_up(
        session,
        name=interest.name,
        email=interest.email,
        telephone=interest.telephone,
        municipality=interest.municipality,
        persons=1,
        language=interest.language,
        agreed=True,
        by=by,
    )
    _follow(interest, visitor)
    return visitor


@transaction.atomic
def invite_visitor(visitor: Visitor, *, by: User) -> FosterHome:
    """Register the home of a visitor with the service that held the meeting, and invite them.

    Raises `AlreadyInvited`, `NotAllowed`, or `NoAddress` where only a telephone number was given.
    """
    visitor = visitors.note_invited(visitor, by=by)
    if not visitor.email:
        raise NoAddress
    interest = Interest.objects.waiting().filter(visitor=visitor).first()
    if interest is not None:
        settle(interest, by=by)
    return register_and_invite(
        visitor.session.organisation_id,
        municipality_number=visitor.municipality_id,
        name=visitor.name,
        email=visitor.email,
        language=visitor.language,
        by=by,
    )


@transaction.atomic
def erase_visitor(visitor: Visitor, *, by: User | None = None) -> None:
    """Delete a visitor, and what they wrote to the service before. Raises `NotAllowed` for others of the
    staff."""
    Interest.objects.filter(visitor=visitor).delete()
    visitors.erase(visitor, by=by)


def _follow(interest: Interest, visitor: Visitor) -> None:
    if not Interest.objects.filter(visitor=visitor).exists():
        interest.visitor = visitor
        interest.save(update_fields=["visitor"])
