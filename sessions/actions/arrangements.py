"""What is arranged for a registration: food, childcare, travel, a bed, an interpreter."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from lms.people.actions.traces import audit
from lms.people.models import User
from lms.refusals import NotAllowed
from sessions.actions.planning import must_manage
from sessions.errors import NotSignedUp
from sessions.errors.interpreters import InterpreterNotOrdered, RelativeInterprets
from sessions.models import InterpreterOrder, Logistics, Registration


@transaction.atomic
def keep_logistics(
    registration: Registration,
    *,
    by: User,
    diets: Collection[str] = (),
    children_in_care: int = 0,
    needs_wheelchair_access: bool = False,
    needs_travel: bool = False,
    hotel_nights: int = 0,
) -> Logistics | None:
    """Keep what the person needs at one session; nothing needed leaves nothing behind.

    Raises `NotSignedUp`, or `NotAllowed` for anybody but the person.
    """
    if registration.person_id != by.pk:
        raise NotAllowed
    if not Registration.objects.filter(pk=registration.pk).live().exists():
        raise NotSignedUp
    values = {
        "diets": sorted(set(diets)),
        "children_in_care": children_in_care,
        "needs_wheelchair_access": needs_wheelchair_access,
        "needs_travel": needs_travel,
        "hotel_nights": hotel_nights,
    }
    if not any(values.values()):
        Logistics.objects.filter(registration=registration).delete()
        return None
    logistics, _ = Logistics.objects.update_or_create(registration=registration, defaults=values)
    return logistics


@transaction.atomic
def order_interpreter(
    registration: Registration, *, by: User, at: datetime | None = None
) -> InterpreterOrder:
    """Note that an interpreter is ordered. Raises `NotAllowed` or `NotSignedUp`."""
    must_manage(by, registration.session)
    if not Registration.objects.filter(pk=registration.pk).live().exists():
        raise NotSignedUp
    order, _ = InterpreterOrder.objects.select_for_update().get_or_create(registration=registration)
    if order.ordered_at is None:
        order.ordered_at = at or timezone.now()
        order.save(update_fields=["ordered_at"])
        audit("interpreter.ordered", f"session:{registration.session.uuid}", by=by)
    return order


@transaction.atomic
def confirm_interpreter(
    registration: Registration, *, is_independent: bool, by: User, at: datetime | None = None
) -> InterpreterOrder:
    """Note that the interpreter is confirmed, and is neither a child nor a relative of the family.

    Raises `RelativeInterprets`, `InterpreterNotOrdered` or `NotAllowed`.
    """
    must_manage(by, registration.session)
    if not is_independent:
        raise RelativeInterprets
    order = InterpreterOrder.objects.select_for_update().filter(registration=registration).first()
    if order is None or order.ordered_at is None:
        raise InterpreterNotOrdered
    order.confirmed_at = at or timezone.now()
    order.save(update_fields=["confirmed_at"])
    audit("interpreter.confirmed", f"session:{registration.session.uuid}", by=by)
    return order


@transaction.atomic
def call_off_interpreter(registration: Registration, *, by: User) -> None:
    """Note that an interpreter who was ordered is no longer needed. Raises `NotAllowed`."""
    must_manage(by, registration.session)
    InterpreterOrder.objects.filter(registration=registration).delete()
    audit("interpreter.called_off", f"session:{registration.session.uuid}", by=by)
