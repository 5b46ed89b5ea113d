from django.urls import path

from lms.operations.views import status

app_name = "operations"
urlpatterns = [path("status/", status.status, name="status")]
