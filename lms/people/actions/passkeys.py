"""Passkeys beside a password: the only importer of `webauthn`.

A passkey is bound to the host of `SITE_URL`. What is asked is kept in the session, counts once, and for five
minutes.
"""

import json
import time
from urllib.parse import urlsplit

import webauthn
from django.conf import settings
from django.contrib.sessions.backends.base import SessionBase
from django.db import IntegrityError, transaction
from django.utils import timezone
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import (
    AuthenticatorSelectionCriteria,
    PublicKeyCredentialDescriptor,
    UserVerificationRequirement,
)

from lms.people.actions import doors
from lms.people.actions.accounts import STAFF_PAGE
from lms.people.actions.traces import audit
from lms.people.errors import PasskeyKnown, PasskeyNotRight, TooManyPasskeys
from lms.people.models import Passkey, User
from lms.people.signals import account_changed, administrators_concerned
from lms.refusals import NotAllowed

MOST = 10
_ASKED, _ADDING = "passkey_asked", "passkey_adding"
_LASTS_SECONDS = 300
_MOST_CHARACTERS = 20_000
# What the library raises for answers that are wrong, and for those that are none.
_NOT_READ = (WebAuthnException, ValueError, TypeError, KeyError, AttributeError)


def begin_adding(session: SessionBase, user: User, *, name: str) -> None:
    """Keep that a person, whose present password has been asked for, adds a passkey by this name. Raises
    `TooManyPasskeys`, or `NotAllowed` for who has no password."""
    if not user.has_usable_password():
        raise NotAllowed
    if user.passkeys.count() >= MOST:
        raise TooManyPasskeys
    session[_ADDING] = {"name": name, "at": time.time()}


def name_being_added(session: SessionBase) -> str:
    """The name of the passkey that is being added; empty where none is, or its time is over."""
    kept = session.get(_ADDING)
    return str(kept["name"]) if kept and time.time() - kept["at"] <= _LASTS_SECONDS else ""


def ask_to_make(session: SessionBase, user: User) -> str:
    """What the browser is asked for to make a passkey, as JSON."""
    options = webauthn.generate_registration_options(
        rp_id=_host(),
        rp_name=_host(),
        user_id=user.uuid.bytes,
        user_name=user.username,
        exclude_credentials=_known(user),
        authenticator_selection=AuthenticatorSelectionCriteria(
            user_verification=UserVerificationRequirement.PREFERRED
        ),
    )
    _keep(session, options.challenge)
    return webauthn.options_to_json(options)


def add(session: SessionBase, user: User, *, credential: str) -> Passkey:
    """Keep the passkey that the browser has made; the person is told. Raises `PasskeyNotRight` or
    `PasskeyKnown`."""
    name, challenge = name_being_added(session), _asked(session)
    try:
        found = webauthn.verify_registration_response(
            credential=_read(credential),
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=_origin(),
        )
    except _NOT_READ as error:
        raise PasskeyNotRight from error
    if not name:
        raise PasskeyNotRight
    session.pop(_ADDING)
    try:
        with transaction.atomic():
            made = Passkey.objects.create(
                user=user,
                name=name,
                credential_id=found.credential_id,
                public_key=found.credential_public_key,
                sign_count=found.sign_count,
                made_at=timezone.now(),
            )
            audit("passkey.added", f"person:{user.uuid}", by=user, passkey=made.pk)
            account_changed.send(sender=Passkey, user=user, news="passkey")
    except IntegrityError as error:
        raise PasskeyKnown from error
    return made


def ask_to_show(session: SessionBase, user: User, *, must_verify: bool = False) -> str:
    """What the browser is asked for to show a passkey of this person, as JSON; `must_verify` asks that the
    device makes sure who holds it."""
    wanted = UserVerificationRequirement.REQUIRED if must_verify else UserVerificationRequirement.PREFERRED
    options = webauthn.generate_authentication_options(
        rp_id=_host(), allow_credentials=_known(user), user_verification=wanted
    )
    _keep(session, options.challenge)
    return webauthn.options_to_json(options)


def use(session: SessionBase, user: User, *, credential: str, must_verify: bool = False) -> Passkey:
    """The passkey of this person that the browser has shown. Raises `PasskeyNotRight`, or `TooManyTries`."""
    with doors.PASSKEY.trying(f"person:{user.uuid}", wrong=PasskeyNotRight):
        return _use(user, _asked(session), _read(credential), must_verify=must_verify)


@transaction.atomic
def _use(user: User, challenge: bytes, credential: dict[str, object], *, must_verify: bool) -> Passkey:
    shown = str(credential.get("rawId", ""))
    own = Passkey.objects.select_for_update().filter(user=user)
    passkey = next((one for one in own if bytes_to_base64url(bytes(one.credential_id)) == shown), None)
    if passkey is None:
        raise PasskeyNotRight
    try:
        found = webauthn.verify_authentication_response(
            credential=credential,
            expected_challenge=challenge,
            expected_rp_id=_host(),
            expected_origin=_origin(),
            credential_public_key=bytes(passkey.public_key),
            credential_current_sign_count=passkey.sign_count,
            require_user_verification=must_verify,
        )
    except _NOT_READ as error:
        raise PasskeyNotRight from error
    passkey.sign_count, passkey.last_used_at = found.new_sign_count, timezone.now()
    passkey.save(update_fields=["sign_count", "last_used_at"])
    return passkey


@transaction.atomic
def remove(passkey: Passkey, *, by: User) -> None:
    """Take a passkey of one's own away; the person is told. Raises `NotAllowed` for another's."""
    if passkey.user_id != by.pk:
        raise NotAllowed
    audit("passkey.removed", f"person:{by.uuid}", by=by, passkey=passkey.pk)
    passkey.delete()
    account_changed.send(sender=Passkey, user=by, news="passkey-gone")


@transaction.atomic
def end_all(user: User, *, by: User) -> int:
    """Take every passkey of a person away, as when the devices are lost or the password is out of use; says
    how many. The person is told."""
    number, _ = Passkey.objects.filter(user=user).delete()
    if number:
        audit("passkey.ended", f"person:{user.uuid}", by=by, number=number)
        account_changed.send(sender=Passkey, user=user, news="passkey-gone")
    if number and by != user:
        administrators_concerned.send(sender=Passkey, news="changed", page=STAFF_PAGE)
    return number


def _known(user: User) -> list[PublicKeyCredentialDescriptor]:
    known = user.passkeys.order_by("pk").values_list("credential_id", flat=True)
    return [PublicKeyCredentialDescriptor(id=bytes(one)) for one in known]


def _keep(session: SessionBase, challenge: bytes) -> None:
    session[_ASKED] = {"challenge": bytes_to_base64url(challenge), "at": time.time()}


def _asked(session: SessionBase) -> bytes:
    kept = session.pop(_ASKED, None)
    if not kept or time.time() - kept["at"] > _LASTS_SECONDS:
        raise PasskeyNotRight
    return base64url_to_bytes(kept["challenge"])


def _read(credential: str) -> dict[str, object]:
    try:
        found = json.loads(credential) if len(credential) <= _MOST_CHARACTERS else None
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise PasskeyNotRight
    return found


def _host() -> str:
    return urlsplit(settings.SITE_URL).hostname or ""


def _origin() -> str:
    parts = urlsplit(settings.SITE_URL)
    return f"{parts.scheme}://{parts.netloc}"
