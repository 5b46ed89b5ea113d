"""Which acts ask that one shows anew who one is, and the gate before them, over all packages at once."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from lms.people.actions import sign_ins, step_up
from lms.people.models import WayIn
from lms.people.rules.limits import BY_EID, HIGHEST, LEAVING, Demand
from lms.providers import CITIZEN

# Asked for before the page is shown, since what is filled in there may hold files, or since it tells.
FIRST = {
    "approval:attest": BY_EID,
    "approval:edit-rule-set": BY_EID,
    "approval:export": BY_EID,
    "approval:protection": BY_EID,
    "approval:recognise": BY_EID,
    "people:ask-merging": BY_EID,
    "people:give-way-in": BY_EID,
    "portal:administrator-way-in": BY_EID,
    "portal:colleague-way-in": BY_EID,
    "portal:export-security-events": BY_EID,
    "approval:new-start": BY_EID,
    "sessions:roster-file": BY_EID,
    "sessions:trainer-hours-file": BY_EID,
}
# Asked for when the form is sent.
SENT = {
    "approval:approve": HIGHEST,
    "approval:case-systems": BY_EID,
    "portal:add-colleague": BY_EID,
    "portal:call-off-closing": BY_EID,
    "portal:close-office": BY_EID,
    "portal:confirm-closing": BY_EID,
    "portal:take-over-people": BY_EID,
    "portal:change-colleague": BY_EID,
    "portal:confirm-people": BY_EID,
    "portal:confirm-unled": BY_EID,
    "portal:end-colleague": BY_EID,
    "portal:end-colleague-passkeys": BY_EID,
    "portal:hand-over": BY_EID,
    "approval:confirm-rule-set": BY_EID,
    "approval:copy-rule-set": BY_EID,
    "approval:draft-rule-set": BY_EID,
    "approval:record-death": BY_EID,
    "portal:erase-me": LEAVING,
    "portal:erase-person": HIGHEST,
    "approval:take-back-death": BY_EID,
    "approval:propose-rule-set": BY_EID,
    "approval:take-back-attestation": BY_EID,
    "approval:take-back-rule-set": BY_EID,
    "approval:uphold": HIGHEST,
    "approval:withdraw": HIGHEST,
    "people:leave-home": LEAVING,
    "people:own-address": LEAVING,
    "portal:merging": HIGHEST,
    "portal:mergings": HIGHEST,
    "people:take-away-way-in": LEAVING,
    "portal:take-copy": LEAVING,
    "xapi:credential": BY_EID,
    "xapi:credentials": BY_EID,
    "xapi:revoke": BY_EID,
    "xapi:untie": BY_EID,
}
_ADMINISTRATION = "admin"
_GIVES_THE_PROTECTED_RIGHT = "admin:people_protectedaccess_"

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class ShowAnew:
    """Middleware: before an act of these, who came by a provider or with a passkey shows anew who they are.
    Whoever came by password alone has nothing to do so by; what asks for the highest level is, in production,
    done by electronic identity alone."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if getattr(request, "spends_step_up", False) and response.status_code in {302, 303}:
            step_up.spend(request.session)
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        demand = demand_of(name, is_sent=request.method not in {"GET", "HEAD", "OPTIONS"})
        if demand is None or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        kept = sign_ins.kept_in(request.session)
        is_refused_anyway = kept.get("door") == CITIZEN and demand is not LEAVING
        if is_refused_anyway or not _is_asked(kept, demand):
            return None
        if not step_up.has_answered(request.session, demand, act=name):
            is_kept = step_up.ask(request, name, demand)
            asks = redirect("people:step-up")
            asks.keeps_draft = not is_kept  # type: ignore[attr-defined]
            return asks
        request.spends_step_up = demand.is_once  # type: ignore[attr-defined]
        return None


def _is_asked(kept: Mapping[str, Any], demand: Demand) -> bool:
    """Whether this sign-in is asked: those by a provider, those with a passkey, and every one where a
    password is not enough."""
    is_never_enough = demand.is_highest and not settings.HIGHEST_BY_PASSWORD
    return "provider" in kept or kept.get("door") == WayIn.PASSKEY or is_never_enough


def demand_of(name: str, *, is_sent: bool) -> Demand | None:
    """What an act asks, by the name of its address."""
    if name in FIRST:
        return FIRST[name]
    if not is_sent:
        return None
    if name.startswith(_GIVES_THE_PROTECTED_RIGHT):
        return HIGHEST
    if name.split(":")[0] == _ADMINISTRATION:
        return BY_EID
    return SENT.get(name)
