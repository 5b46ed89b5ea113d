from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from lms.notices.forms import TemplateTextForm, words_of_today
from lms.notices.models import TemplateText
from lms.people.admin.site import AdministratorOnly


@admin.register(TemplateText)
class TemplateTextAdmin(AdministratorOnly):
    form = TemplateTextForm
    list_display = ("kind", "language", "subject")
    list_filter = ("language",)
    ordering = ("kind", "language")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return words_of_today(request.GET.get("kind", ""), request.GET.get("language", ""))
