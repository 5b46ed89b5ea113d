from django.contrib import admin

from lms.people.admin.site import AdministratorOnly
from sessions.models import Substitute


@admin.register(Substitute)
class SubstituteAdmin(AdministratorOnly):
    list_display = ("programme_version", "part", "by")
