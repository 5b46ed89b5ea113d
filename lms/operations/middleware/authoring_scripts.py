"""The scripts that Wagtail writes into the pages of its editors: known ones run, others do not.

Wagtail's forms begin their date fields, choosers and inline panels with a `<script>` each. Such a one gets
the answer's nonce if it is a known call with nothing but JSON in it, or a script of the package's own
template, word by word. Whatever somebody brings into a page is neither, and the content security policy
refuses it.
"""

import json
import re
import secrets
from collections.abc import Callable, Iterable
from functools import cache

from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.template.loader import get_template

from lms.operations.middleware.security import is_authoring, policy_with

GetResponse = Callable[[HttpRequest], HttpResponseBase]
_SCRIPT = re.compile(r"<script(?P<kind>(?: type=\"text/javascript\")?)>(?P<said>.*?)</script>", re.DOTALL)
_CALL = re.compile(
    r"(?:init(?:Date|Time|DateTime)Chooser|new [A-Z][A-Za-z]*Chooser)\((?P<given>.*)\);?", re.DOTALL
)
_PANEL = re.compile(
    r"\(function\(\) \{\s*var panel = new (?:Inline|MultipleChooser)Panel\("
    r"JSON\.parse\((?P<given>\".*\")\)\);\s*\}\)\(\);"
)
# These write a script of their own, in which nothing changes but addresses.
_TEMPLATES = (
    "wagtailmedia/media/add.html",
    "wagtail_localize/admin/edit_translation.html",
    "wagtail_localize/admin/submit_translation.html",
)
_TAG = re.compile(r"\\\{%.*?%\\\}")


class KnownScripts:
    """Middleware: lets known scripts of the authors' pages run. It stands inside the compression."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if isinstance(response, HttpResponse) and is_authoring(request.path) and _is_page(response):
            nonce = secrets.token_urlsafe(16)
            page = response.content.decode(response.charset)
            vouched = with_nonce(page, nonce)
            if vouched != page:
                response.content = vouched.encode(response.charset)
                if "Content-Length" in response.headers:
                    response.headers["Content-Length"] = str(len(response.content))
                response.headers["Content-Security-Policy"] = policy_with(nonce)
        return response


def with_nonce(page: str, nonce: str) -> str:
    """The page, with the nonce on each known script."""

    def vouch(found: re.Match[str]) -> str:
        if not _is_known(found["said"].strip()):
            return found[0]
        return f'<script{found["kind"]} nonce="{nonce}">{found["said"]}</script>'

    return _SCRIPT.sub(vouch, page)


def _is_page(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def _is_known(script: str) -> bool:
    call = _CALL.fullmatch(script) or _PANEL.fullmatch(script)
    if call is not None:
        return _is_json(call["given"])
    return any(known.fullmatch(script) for known in _of_templates())


def _is_json(given: str) -> bool:
    """Whether what a call is given is data alone."""
    try:
        json.loads(f"[{given}]")
    except (ValueError, RecursionError):
        return False
    return True


@cache
def _of_templates() -> list[re.Pattern[str]]:
    return [known for name in _TEMPLATES for known in _scripts_in(name)]


def _scripts_in(name: str) -> Iterable[re.Pattern[str]]:
    source: str = get_template(name).template.source  # type: ignore[attr-defined]
    for found in _SCRIPT.finditer(source):
        yield re.compile(_TAG.sub(r"[\\w/.\\-]*", re.escape(found["said"].strip())))
