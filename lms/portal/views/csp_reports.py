"""What browsers report that the content security policy kept from happening: a hole that somebody tries, or
a page of ours that the policy is too narrow for."""

import json
import logging
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from lms.people.actions import throttling
from lms.people.actions.doors import network_of
from lms.portal.actions.policy_refusals import count_refusal

log = logging.getLogger("lms.csp")
LONGEST = 16 * 1024
MOST_AT_ONCE = 5
# So many reports an hour are logged of one network, and of all of them.
FROM_ONE, FROM_ALL, WINDOW_SECONDS = 20, 500, 3600
_TYPES = {"application/csp-report", "application/reports+json", "application/json"}
_LONGEST_WORD = 40


@csrf_exempt
@require_POST
def csp_report(request: HttpRequest) -> HttpResponse:
    """Count what was refused, and log a line for each, with nothing that points at a person: which page by
    its name, where the rest came from without what it was. Beyond the limit nothing is kept, nobody told."""
    if request.content_type not in _TYPES:
        return HttpResponse(status=415)
    if int(request.META.get("CONTENT_LENGTH") or 0) > LONGEST:
        return HttpResponse(status=413)
    body = request.read(LONGEST + 1)
    if len(body) > LONGEST:
        return HttpResponse(status=413)
    try:
        reports = _reports(json.loads(body))
    except (ValueError, RecursionError):
        return HttpResponse(status=400)
    for report in reports[:MOST_AT_ONCE]:
        if _is_too_much(request):
            break
        _note(report)
    return HttpResponse(status=204)


def _is_too_much(request: HttpRequest) -> bool:
    own = throttling.count(f"csp-report:{network_of(request)}", seconds=WINDOW_SECONDS)
    return own > FROM_ONE or throttling.count("csp-report", seconds=WINDOW_SECONDS) > FROM_ALL


def _reports(said: Any) -> list[dict[str, Any]]:
    """The violations in either form that browsers send. Raises `ValueError` for anything else."""
    if isinstance(said, dict) and isinstance(said.get("csp-report"), dict):
        return [said["csp-report"]]
    if isinstance(said, list):
        told = [one for one in said if isinstance(one, dict) and one.get("type") == "csp-violation"]
        return [one["body"] for one in told if isinstance(one.get("body"), dict)]
    raise ValueError("no report of a policy")


def _note(report: dict[str, Any]) -> None:
    directive = _word(report.get("effective-directive") or report.get("effectiveDirective"))
    blocked = _origin(report.get("blocked-uri") or report.get("blockedURL"))
    page = _page(report.get("document-uri") or report.get("documentURL"))
    count_refusal(directive=directive, source=blocked, page=page)
    source = _origin(report.get("source-file") or report.get("sourceFile"))
    line = report.get("line-number") or report.get("lineNumber")
    where = f", by {source}" + (f" line {line}" if isinstance(line, int) else "") if source else ""
    found = f"{directive or 'something'} from {blocked or 'somewhere'} on {page}{where}"
    log.warning("The content security policy refused %s", found)


def _origin(address: Any) -> str:
    """`inline`, `eval` and the like as they are; of an address its scheme and host alone, of our own
    scripts the path."""
    if not isinstance(address, str):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    if not parts.netloc:
        return _word(parts.scheme or address)
    if parts.path.startswith(settings.STATIC_URL):
        return _word(parts.path, longest=120)
    return _word(f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}", longest=120)


def _page(address: Any) -> str:
    """The name of the view that drew it, which holds no id and no secret."""
    try:
        return resolve(urlsplit(str(address)).path).view_name or "a page"
    except (Resolver404, ValueError):
        return "an unknown page"


def _word(said: Any, *, longest: int = _LONGEST_WORD) -> str:
    text = "".join(sign for sign in str(said or "") if sign.isalnum() or sign in "-_.:/'")
    return text[:longest]
