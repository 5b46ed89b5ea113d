"""Doors that a secret opens: who guesses waits longer and longer, and every wrong try is logged.

What is counted is the person who tries or is tried, or the network a stranger calls from; never what was
typed, which can be spelt anew for each try. A right secret that nobody can guess is let in whatever others
have tried.
"""

import ipaddress
import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lms.people.actions import security_events, throttling
from lms.people.errors import TooManyTries
from lms.people.models import User
from lms.people.rules.security import Kind
from lms.people.signals import administrators_concerned

log = logging.getLogger("lms.doors")
HOUR = 60 * 60
_PERSON = re.compile(r"person:([0-9a-f-]{36})$")
STRANGERS = 10  # an office may share its address: ten times as many tries as one person


@dataclass(frozen=True)
class Door:
    """A door by its name, which keeps its counts apart and stands in the log.

    `longest` is the longest wait in seconds, where it is not `SIGN_IN_WINDOW_SECONDS`; `free` is how many
    tries come before the first wait, where it is not `SIGN_IN_TRIES`; `kind` is what a wrong try is in the
    log of security events.
    """

    name: str
    longest: int | None = None
    free: int | None = None
    kind: Kind = Kind.SECRET_GUESSED

    def take_turn(self, who: str) -> None:
        """Take one try for `who`. Raises `TooManyTries` while the wait after the last one lasts."""
        seconds = throttling.take_turn(
            self._key(who),
            free=self.free or settings.SIGN_IN_TRIES,
            longest=self.longest or settings.SIGN_IN_WINDOW_SECONDS,
        )
        if seconds:
            raise TooManyTries(seconds)

    def was_right(self, who: str) -> None:
        """Forget the tries of `who`, who is in."""
        throttling.forget(self._key(who))

    def was_no_try(self, who: str) -> None:
        """Count one try less, which was right or none."""
        throttling.take_back(self._key(who))

    def was_wrong(self, who: str, *, person: User | None = None) -> None:
        """Log a wrong try by `who`, and tell the administrators once an hour brings too many at this door,
        whoever makes them. `person` is who is tried, where `who` does not say it."""
        log.warning("A wrong try at %s by %s", self.name, who)
        if person is None and (named := _PERSON.match(who)):
            person = User.objects.filter(uuid=named[1]).first()
        security_events.note(self.kind, person=person, reference=self.name.replace(" ", "-"))
        if throttling.count(f"wrong:{self.name}", seconds=HOUR) == settings.GUESSES_BEFORE_ALARM:
            log.error("%d wrong tries at %s within an hour", settings.GUESSES_BEFORE_ALARM, self.name)
            administrators_concerned.send(sender=Door, news="guessed", page="admin:index")

    @contextmanager
    def trying(self, who: str, *, wrong: type[Exception]) -> Iterator[None]:
        """Take one try for what is done within, which raises `wrong` where the secret is. Raises
        `TooManyTries` instead of beginning while the wait lasts."""
        self.take_turn(who)
        try:
            yield
        except wrong:
            self.was_wrong(who)
            raise
        except Exception:
            self.was_no_try(who)
            raise
        self.was_right(who)

    def was_wrong_for(self, request: HttpRequest) -> None:
        """Count and log a wrong secret from a stranger. Raises `TooManyTries` once there have been too
        many from the same network; who has the right one is never kept out by it."""
        who = network_of(request)
        self.was_wrong(who)
        seconds = settings.SIGN_IN_WINDOW_SECONDS
        if throttling.count(self._key(who), seconds=seconds) > STRANGERS * settings.SIGN_IN_TRIES:
            raise TooManyTries(seconds)

    def _key(self, who: str) -> str:
        return f"door:{self.name}:{who}"


SIGN_IN = Door("sign-in", kind=Kind.SIGN_IN_FAILED)
SIGN_IN_FROM_ANYWHERE = Door("sign-in from anywhere", longest=60)
PRESENT_PASSWORD = Door("present password")
CODE_CARD = Door("code card", free=5)
PASSKEY = Door("passkey")
HOME_CODE = Door("home code")
CHECK_IN = Door("check-in code")
CERTIFICATE = Door("certificate")
CERTIFICATE_FROM_ANYWHERE = Door("certificate from anywhere", longest=60)
LINK = Door("link")
MACHINE = Door("machine")


def network_of(request: HttpRequest) -> str:
    """Whence a request comes: an IPv4 address, or the network of an IPv6 address, which one household has
    whole."""
    address = request.META.get("REMOTE_ADDR", "")
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return f"network:{address}"
    if found.version == 6:
        return f"network:{ipaddress.ip_network((int(found), 64), strict=False)}"
    return f"network:{found}"


def shut(response: HttpResponseBase, seconds: int) -> None:
    """Make a page say, to programs too, that one must wait (429), where there is something to wait for."""
    if seconds:
        response.status_code = 429
        response.headers["Retry-After"] = str(seconds)
