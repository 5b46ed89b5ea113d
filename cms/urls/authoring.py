"""The editors' place; who is not signed in goes to the platform's own sign-in."""

from django.urls import include, path
from django.views.generic import RedirectView
from wagtail.admin import urls as wagtail_admin
from wagtail.utils.urlpatterns import decorate_urlpatterns

from cms.views.authoring import only_authors, script_words

urlpatterns = [
    path("login/", RedirectView.as_view(pattern_name="people:sign-in", query_string=True)),
    path("jsi18n/", script_words),
    path("", include(decorate_urlpatterns(wagtail_admin.urlpatterns, only_authors))),
]
