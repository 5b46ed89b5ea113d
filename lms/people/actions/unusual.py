"""What is unusual of a sign-in: the account has long been out of use, or the device has never been seen."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from lms.people.actions import known_devices, security_events, throttling
from lms.people.models import User
from lms.people.rules.security import Kind
from lms.people.signals import account_changed

_DAY = 24 * 3600


def note_sign_in(request: HttpRequest, user: User) -> None:
    """Write down, and tell the person, what is unusual of the sign-in that has just been made.

    At the first sign-in of all nothing is unusual. Of new devices somebody is told once a day at most, since
    a device that others use too is new each time.
    """
    before = user.signed_in_before
    if before is None:
        return
    if before < timezone.now() - timedelta(days=settings.ACCOUNT_UNUSED_DAYS):
        security_events.note(Kind.SIGNED_IN_AFTER_LONG, person=user, by=user)
    is_new = not known_devices.known_as(request, user)
    if is_new and throttling.count(f"new-device:{user.uuid}", seconds=_DAY) == 1:
        account_changed.send(sender=User, user=user, news="device")
