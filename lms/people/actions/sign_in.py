"""Sign-in by user name or e-mail and password: the one function that signs people in."""

from django.conf import settings
from django.contrib.auth import authenticate, login
from django.http import HttpRequest

from lms import folding
from lms.people.actions import doors, known_devices, second_step, sign_ins, throttling
from lms.people.actions.traces import audit
from lms.people.errors import TooManyTries
from lms.people.models import User
from lms.people.validators import LONGEST


def sign_in(request: HttpRequest, *, name: str, password: str) -> User | None:
    """Sign the person in, or return None. Raises `SecondStepNeeded` where the password is right and its owner
    has something beside it to show.

    Raises `TooManyTries` while the wait lasts that grows with each wrong try: at an account from one
    network, at an account from anywhere (a minute at most, lest others keep its owner out), and at
    whatever accounts from one network. On a device that the person has signed in on before, only
    what is tried on that device counts.
    """
    found = User.objects.known_as(name).order_by("pk").first()
    account = f"person:{found.uuid}" if found else f"name:{folding.account(name)}"
    device = known_devices.known_as(request, found) if found else ""
    network = doors.network_of(request)
    if device:
        turns = [(doors.SIGN_IN, f"{account} on device:{device}")]
    else:
        turns = [(doors.SIGN_IN, f"{account} from {network}"), (doors.SIGN_IN_FROM_ANYWHERE, account)]
        if throttling.count(_of(network), seconds=settings.SIGN_IN_WINDOW_SECONDS) > _most_from_one_network():
            raise TooManyTries(settings.SIGN_IN_WINDOW_SECONDS)
    for door, who in turns:
        door.take_turn(who)
    user = authenticate(request, username=name, password=password)
    if not isinstance(user, User):
        doors.SIGN_IN.was_wrong(f"{account if found else 'nobody known'} from {network}", person=found)
        return None
    for door, who in turns:
        door.was_right(who)
    if not device:
        throttling.take_back(_of(network))
    if second_step.is_needed(user):
        second_step.wait_for(request, user)
        raise second_step.SecondStepNeeded
    login(request, user)
    sign_ins.begin_by_password(request, user)
    audit("signed_in", f"person:{user.uuid}", by=user)
    return user


def is_present_password(user: User, password: str) -> bool:
    """Whether this is the password of somebody who is signed in. Raises `TooManyTries`."""
    who = f"person:{user.uuid}"
    doors.PRESENT_PASSWORD.take_turn(who)
    if len(password) <= LONGEST and user.check_password(password):
        doors.PRESENT_PASSWORD.was_right(who)
        return True
    doors.PRESENT_PASSWORD.was_wrong(who)
    return False


def _of(network: str) -> str:
    return f"sign-in:{network}"


def _most_from_one_network() -> int:
    return int(doors.STRANGERS * settings.SIGN_IN_TRIES)
