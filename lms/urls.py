"""Every address of the platform; pages carry the language in front, machines do not."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path

urlpatterns = [
    path("i18n/", include("django.conf.urls.i18n")),
    *static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT),
    *i18n_patterns(
        path("", include("lms.people.urls")),
        path("", include("lms.portal.urls")),
        prefix_default_language=False,
    ),
]
