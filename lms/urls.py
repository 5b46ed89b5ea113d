"""Every address of the platform; pages carry the language in front, machines do not."""

from django.apps import apps
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from lms.approval.api.site import api
from lms.operations.views.health import health
from lms.portal.views import crawlers, csp_reports, pwa, well_known
from sessions.views.feeds import feed as calendar_feed

urlpatterns = [
    path("kalender/<secret:secret>.ics", calendar_feed, name="calendar-feed"),
    path("helse/", health, name="health"),
    path("favicon.ico", pwa.favicon, name="favicon"),
    path(".well-known/security.txt", well_known.security_txt, name="security-txt"),
    path(".well-known/change-password", well_known.change_password, name="change-password"),
    path("csp-rapport/", csp_reports.csp_report, name="csp-report"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("xapi/", include("lms.xapi.api.urls")),
    path("api/v1/", api.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("cms/", include("cms.urls.authoring")),
    path("", include("cms.urls.files")),
    *i18n_patterns(
        path("administrasjon/", admin.site.urls),
        path("", include("lms.people.urls")),
        path("", include("courses.urls")),
        path("", include("lms.notices.urls")),
        path("", include("sessions.urls")),
        path("", include("lms.approval.urls")),
        path("", include("lms.xapi.urls")),
        path("", include("lms.portal.urls")),
        path("", include("lms.operations.urls")),
        *([path("", include("lms.demo.urls"))] if apps.is_installed("lms.demo") else []),
        path("", include("cms.urls.learning")),
        path("", include("cms.urls.pages")),
        prefix_default_language=False,
    ),
]

handler400 = "lms.portal.views.errors.bad_request"
handler500 = "lms.portal.views.errors.broken"
