"""What somebody was writing when something came between: kept in their own browser, locked with a key that
the server gives to them alone; here are the key, and the word that a form was taken."""

import base64
import re
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from lms import keys
from lms.people.models import User
from lms.portal.middleware.signposts import leads_to_sign_in

SENT, TAKEN = "utkast", "sendt"
DAYS, DAYS_ON_A_SHARED_DEVICE = 7, 1
_SECONDS = 60
_NAME = re.compile(r"[\w-]{44}", re.ASCII)

GetResponse = Callable[[HttpRequest], HttpResponseBase]


@dataclass(frozen=True)
class Lock:
    """What a person's texts are kept by in a browser; told to nobody but the person, on pages not kept.

    `writer` names whose they are, without a name. `key` is 64 bytes in base64: the first half locks the
    texts, the second names them. Both are always the same under one key of the platform.
    """

    writer: str
    key: str


def locks_of(person: User) -> list[Lock]:
    """By the platform's present key, then by those before it, which texts kept under them are opened by."""
    who = str(person.uuid)
    return [
        Lock(
            writer=keys.mark("draft-writer", who, key=key).hex()[:16],
            key=base64.b64encode(keys.mark("drafts", who, key=key, algorithm="sha512")).decode(),
        )
        for key in keys.all_keys()
    ]


class Taken:
    """Middleware: a form that was sent with the name of its draft, and led on to another page than the
    sign-in, is taken; the browser is told so for a minute, and forgets the draft."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        name = request.COOKIES.get(SENT, "")
        is_led_on = response.status_code in {302, 303} and not leads_to_sign_in(response)
        is_led_on = is_led_on and not getattr(response, "keeps_draft", False)  # it cannot wait at the server
        if request.method == "POST" and is_led_on and _NAME.fullmatch(name):
            response.set_cookie(
                TAKEN, name, max_age=_SECONDS, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
            )
        return response
