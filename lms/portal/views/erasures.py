"""Being erased: what goes and what stays is told before; then the act, and its receipt."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms.approval.queries.home.person import person_page
from lms.look.form_view import form_page, said_at
from lms.look.requests import page_asked
from lms.people.actions import doors
from lms.people.decorators import SignedIn, role_required, signed_in
from lms.people.errors import TooManyTries
from lms.people.models import Role
from lms.portal.actions.erasing import act
from lms.portal.actions.erasing.receipts import plan, signed
from lms.portal.models import PersonErasure
from lms.portal.queries.erasures import erasure_by_secret, erasure_seen_by, page_of_erasures
from lms.portal.wording.erasures import receipt_paper, text_of_plan, text_of_receipt
from lms.refusals import Refused

WAITS_SECONDS = 5


@never_cache
@signed_in
@form_page
def erase_me(request: SignedIn) -> HttpResponse:
    """What would go and what stays of oneself; sent, one is erased, and led to the receipt."""
    user = request.user
    is_unsure = request.method == "POST" and "sure" not in request.POST
    if request.method == "POST" and not is_unsure:
        try:
            begun = act.begin(user, by=user)
        except Refused as error:
            return said_at(request, error, reverse("portal:erase-me"))
        logout(request)
        return redirect("portal:erasure-receipt", begun.secret)
    context = {"text": text_of_plan(plan(user)), "is_unsure": is_unsure}
    return render(request, "portal/erasures/me.html", context, status=422 if is_unsure else 200)


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def erase_person(request: SignedIn, home: UUID, account: int) -> HttpResponse:
    """The same of an adult of a home, by staff on their word; the receipt's address is shown once."""
    page = person_page(home, account, user=request.user)
    if page is None or page.member is None or page.person.deceased_at:
        raise Http404
    is_unsure = request.method == "POST" and "sure" not in request.POST
    if request.method == "POST" and not is_unsure:
        try:
            begun = act.begin(page.person, by=request.user, membership=page.member)
        except Refused as error:
            return said_at(request, error, reverse("approval:person", args=[home, account]))
        request.session["receipt_address"] = begun.secret
        return redirect("portal:erasure", begun.erasure.uuid)
    context = {
        "text": text_of_plan(plan(page.person)),
        "is_unsure": is_unsure,
        "home": page.home,
        "person": page.person,
    }
    return render(request, "portal/erasures/person.html", context, status=422 if is_unsure else 200)


@never_cache
@require_safe
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """How far an erasure is, and what went and stays, for whoever has its address; no account is needed."""
    found = erasure_by_secret(secret, at=timezone.now())
    context: dict[str, object] = _shown(found) | {"secret": secret} if found else {}
    wait = 0 if found else _wait_after_a_wrong_one(request)
    context["is_too_often"] = bool(wait)
    answer = render(request, "portal/erasures/receipt.html", context, status=200 if found else 404)
    doors.shut(answer, wait)
    return _for_nobody_else(answer, found)


@never_cache
@require_safe
def receipt_file(request: HttpRequest, secret: str, file_format: str) -> HttpResponse:
    """The receipt as a paper or a signed file."""
    found = erasure_by_secret(secret, at=timezone.now())
    if found is None:
        _wait_after_a_wrong_one(request)
    return _file(found, file_format)


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_safe
def erasures(request: SignedIn) -> HttpResponse:
    """The erasures that one did on somebody's word; all of them for administrators."""
    return render(
        request, "portal/erasures/list.html", {"page": page_of_erasures(request.user, page_asked(request))}
    )


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_safe
def erasure(request: SignedIn, erasure: UUID) -> HttpResponse:
    """One of them; right after the act with the receipt's address, to be handed to the person."""
    found = erasure_seen_by(request.user, erasure)
    if found is None:
        raise Http404
    kept = request.session.get("receipt_address", "")
    context = _shown(found)
    if kept and erasure_by_secret(kept, at=timezone.now()) == found:
        context["address"] = settings.SITE_URL + reverse("portal:erasure-receipt", args=[kept])
        if found.finished_at:
            del request.session["receipt_address"]
    return _for_nobody_else(render(request, "portal/erasures/one.html", context), found)


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER, Role.ADMIN)
@require_safe
def erasure_file(request: SignedIn, erasure: UUID, file_format: str) -> HttpResponse:
    """The receipt as a paper or a signed file, for staff."""
    return _file(erasure_seen_by(request.user, erasure), file_format)


def _wait_after_a_wrong_one(request: HttpRequest) -> int:
    try:
        doors.LINK.was_wrong_for(request)
    except TooManyTries as error:
        return error.seconds
    return 0


def _shown(found: PersonErasure) -> dict[str, object]:
    return {"erasure": found, "text": text_of_receipt(found.receipt or {})}


def _for_nobody_else(answer: HttpResponse, found: PersonErasure | None) -> HttpResponse:
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Referrer-Policy"] = "same-origin"
    if found and not found.finished_at:
        answer["Refresh"] = str(WAITS_SECONDS)
    return answer


def _file(found: PersonErasure | None, file_format: str) -> HttpResponse:
    if found is None or not found.receipt or file_format not in {"pdf", "json"}:
        raise Http404
    if file_format == "pdf":
        answer = HttpResponse(receipt_paper(found), content_type="application/pdf")
    else:
        text = json.dumps(signed(found.receipt), indent=2)
        answer = HttpResponse(text, content_type="application/json")
    answer["Content-Disposition"] = f'attachment; filename="{_("erasure-receipt")}.{file_format}"'
    return _for_nobody_else(answer, None)
