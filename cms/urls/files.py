"""Where the library's files lie. Wagtail links to documents by the name `wagtaildocs_serve`."""

from django.urls import path, re_path

from cms.views.files import document, media

urlpatterns = [
    path("media/<path:path>", media, name="media"),
    re_path(r"^dokumenter/(?P<number>\d{1,9})/(?P<name>.*)$", document, name="wagtaildocs_serve"),
]
