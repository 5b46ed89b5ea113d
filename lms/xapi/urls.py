"""The learning record's pages; the resources for machines are in `lms.xapi.api.urls`."""

from django.urls import path

from lms.xapi.views import credentials, outbox, statements

app_name = "xapi"

urlpatterns = [
    path("laeringslogg/", statements.viewer, name="viewer"),
    path("laeringslogg/utsendelse/", outbox.outbox, name="outbox"),
    path("laeringslogg/utsendelse/igjen/", outbox.replay, name="replay"),
    path("laeringslogg/tilganger/", credentials.credentials, name="credentials"),
    path("laeringslogg/tilganger/<str:key>/", credentials.credential, name="credential"),
    path("laeringslogg/tilganger/<str:key>/trekk-tilbake/", credentials.revoke, name="revoke"),
    path("laeringslogg/tilganger/<str:key>/los/", credentials.untie, name="untie"),
    path("laeringslogg/<uuid:statement_id>/", statements.statement, name="statement"),
]
