"""Who calls: the token's organisation and scopes, the caseworker named, limits and the log."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja.security import HttpBearer

from lms.approval.api import tokens
from lms.approval.api.problems import Problem, must_wait
from lms.approval.models import ApiCall, archived_for, archived_of, protected_then_or_now
from lms.people.actions import doors, throttling
from lms.people.errors import TooManyTries
from lms.people.models import Assignment, FosterParent, Organisation, Role, User
from lms.people.models.access import access_of

log = logging.getLogger(__name__)

READ, WRITE, APPROVE, HOOKS = "read", "write", "approve", "webhooks"


@dataclass
class Caller:
    """The case system that calls: its client id, its organisation's number, the offices that have
    this number, and its scopes. `caseworker` is set once one is named."""

    client: str
    number: str
    organisations: tuple[Organisation, ...]
    scopes: frozenset[str]
    caseworker: User | None = field(default=None)

    def must_have(self, scope: str) -> None:
        if f"{settings.API_SCOPE_PREFIX}.{scope}" not in self.scopes:
            raise Problem(403, "scope", f"The token lacks the scope {settings.API_SCOPE_PREFIX}.{scope}.")

    def act_as(self, name: str) -> User:
        """The caseworker of one of the caller's offices with this user name or e-mail address."""
        user = User.objects.known_as(name).filter(is_active=True).order_by("pk").first()
        own = {organisation.pk for organisation in self.organisations}
        if user is None or own.isdisjoint(access_of(user).organisations(Role.CASEWORKER)):
            raise Problem(403, "caseworker", "Name a caseworker of your own office in the header Caseworker.")
        user.handles = True
        self.caseworker = user
        return user

    def assignments(self, *, by: User | None = None) -> QuerySet[Assignment]:
        """The open assignments of the caller's offices, without homes under address protection, and
        where a caseworker is named, only those that this one may open."""
        own = Assignment.objects.open().filter(organisation__in=self.organisations)
        own = own.exclude(home__in=protected_homes())
        return own if by is None else own.filter(pk__in=Assignment.objects.visible_to(by).values("pk"))

    def archived(self, *, by: User | None = None) -> QuerySet[Assignment]:
        """The ended assignments of the caller's offices, without homes in which anybody has or had address
        protection, and where a caseworker is named, only those that this one may read."""
        own = archived_of([office.pk for office in self.organisations])
        own = own.exclude(home__in=protected_then_or_now().values("home"))
        return own if by is None else own.filter(pk__in=archived_for(by).values("pk"))


class Bearer(HttpBearer):
    """A Maskinporten access token in the Authorization header."""

    def authenticate(self, request: HttpRequest, token: str) -> Caller:
        try:
            found = tokens.verify(token)
        except tokens.TokenRefused as error:
            try:
                doors.MACHINE.was_wrong_for(request)
            except TooManyTries as often:
                raise must_wait(often) from error
            raise Problem(401, "token", "The access token is not valid here.") from error
        except tokens.IssuerSilent as error:
            log.warning("The issuer's keys cannot be had: %s", error)
            raise Problem(
                503, "issuer", "The token's issuer does not answer; try again.", headers={"Retry-After": "60"}
            ) from error
        own = Organisation.objects.open().filter(
            kind=Organisation.Kind.CHILD_WELFARE, organisation_number=found.organisation_number
        )
        offices = Organisation.objects.under(own.values_list("pk", flat=True))
        caller = Caller(found.client, found.organisation_number, tuple(offices.order_by("pk")), found.scopes)
        request.caller = caller  # type: ignore[attr-defined]
        if not caller.organisations:
            raise Problem(403, "organisation", "No child welfare service here has this organisation number.")
        _spend(caller)
        return caller


def protected_homes() -> QuerySet[FosterParent, Any]:
    """The homes in which somebody has address protection; the API never tells of them."""
    return FosterParent.objects.current().exclude(user__address_protection="").values("home")


def caller_of(request: HttpRequest) -> Caller:
    """The caller of an authenticated request."""
    caller: Caller = request.auth  # type: ignore[attr-defined]
    return caller


def purpose(name: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Say what an operation is for; the log of calls keeps it."""

    def mark(operation: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(operation)
        def marked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            request.purpose = name  # type: ignore[attr-defined]
            return operation(request, *args, **kwargs)

        return marked

    return mark


def logged(run: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Log every call that got as far as naming its organisation, refused ones too."""

    @wraps(run)
    def logging_run(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        response = run(request, **kwargs)
        caller: Caller | None = getattr(request, "caller", None)
        if caller:
            ApiCall.objects.create(
                at=timezone.now(),
                client=caller.client,
                consumer=caller.number,
                caseworker=caller.caseworker,
                purpose=getattr(request, "purpose", ""),
                method=request.method or "",
                path=request.path[:300],
                status=response.status_code,
            )
        return response

    return logging_run


def _spend(caller: Caller) -> None:
    now = timezone.now()
    minute = f"api:{caller.number}:{caller.client}:{now:%Y%m%d%H%M}"
    if throttling.count(minute, seconds=60) > settings.API_REQUESTS_PER_MINUTE:
        raise Problem(
            429, "limit", "Too many calls this minute.", headers={"Retry-After": str(60 - now.second)}
        )
