"""The search that stands on every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lms import folding
from lms.portal.models import SearchText
from lms.portal.queries.search import SESSION, SearchResult, search

WORDS_LOOKED_FOR = 80
ICONS = {
    "lesson": "book",
    "module": "list",
    "programme": "path",
    "resource": "download",
    "page": "info",
    "network_day": "people",
    SESSION: "calendar",
}
PUBLIC = (SearchText.Kind.PAGE, SearchText.Kind.NETWORK_DAY)
NAMES = {**dict(SearchText.Kind.choices), SESSION: _("Gathering")}


@never_cache
@require_safe
def find(request: HttpRequest) -> HttpResponse:
    """What was found for the words, grouped by nothing: the best stands first, with a sign of its kind."""
    words = folding.tidied(request.GET.get("q", ""))[:WORDS_LOOKED_FOR]
    is_known = request.user.is_authenticated
    kind = request.GET.get("slag", "")
    kind = kind if kind in (NAMES if is_known else PUBLIC) else ""
    language = get_language() or settings.LANGUAGE_CODE
    answer = search(request.user, words=words, language=language, kind=kind) if words else SearchResult(())
    context = {
        "words": words,
        "kind": kind,
        "answer": answer,
        "hits": [(hit, NAMES[hit.kind], ICONS[hit.kind]) for hit in answer.hits],
        "kinds": [(code, name) for code, name in NAMES.items() if is_known or code in PUBLIC],
        "is_known": is_known,
    }
    return render(request, "portal/search.html", context)
