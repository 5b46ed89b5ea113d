from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from cms.rules.languages import content_languages, script_of, stylesheet_of_scripts

_A_DAY = 24 * 3600


@require_safe
@cache_control(max_age=_A_DAY, public=True)
def scripts(request: HttpRequest) -> HttpResponse:
    """The stylesheet of languages that have a font of their own."""
    return HttpResponse(stylesheet_of_scripts(), content_type="text/css; charset=utf-8")


@require_safe
@cache_control(max_age=_A_DAY, public=True)
def font(request: HttpRequest, language: str) -> FileResponse:
    """The font file of a language of the content."""
    name = script_of(language).file if language in dict(content_languages()) else ""
    path = settings.FONT_DIR / Path(name).name
    if not name or not path.is_file():
        raise Http404
    return FileResponse(path.open("rb"))
