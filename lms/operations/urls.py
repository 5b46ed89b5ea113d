from django.urls import path

from lms.operations.views import backups, status

app_name = "operations"
urlpatterns = [
    path("status/", status.status, name="status"),
    path("status/sikkerhetskopier/", backups.backups, name="backups"),
]
