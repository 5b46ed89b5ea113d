"""The library's files, to those who may read them."""

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from cms.queries.files import LibraryFile, ShownFile, document_called, file_at, may_read_file, where_shown
from lms.documents.serving import sent
from lms.people.middleware.shared import SHARED_DEVICE

_AN_HOUR = 3600
# Drawings and documents are opened by themselves too; nothing in them runs or is fetched.
_BARE = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"


@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """A file by its place in the media folder: a picture as shown, an original, a recording."""
    return _answer(request, file_at(path))


@require_safe
def document(request: HttpRequest, number: str, name: str) -> HttpResponseBase:
    """A document by its number and file name."""
    return _answer(request, document_called(number, name))


def _answer(request: HttpRequest, file: LibraryFile | None) -> HttpResponseBase:
    shown = where_shown(file) if file else ShownFile(is_public=False, lessons=frozenset())
    reader = request.user
    if not shown.is_public and not reader.is_authenticated:
        return redirect_to_login(request.get_full_path())
    if file is None:
        raise Http404
    if not (shown.is_public or (reader.is_authenticated and may_read_file(reader, shown))):
        raise PermissionDenied
    try:
        response = sent(request, file.storage, file.name, content_type=file.content_type)
    except FileNotFoundError:
        raise Http404 from None
    if shown.is_public:
        patch_cache_control(response, public=True, max_age=_AN_HOUR)
    elif request.session.get(SHARED_DEVICE):
        patch_cache_control(response, private=True, no_store=True)
    else:
        patch_cache_control(response, private=True, max_age=_AN_HOUR)
        response.headers["X-Robots-Tag"] = "noindex"
    if file.disposition:
        response.headers["Content-Disposition"] = file.disposition
    if file.disposition or file.content_type == "image/svg+xml":
        response.headers["Content-Security-Policy"] = _BARE
    return response
