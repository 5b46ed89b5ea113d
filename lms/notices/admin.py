from django.contrib import admin

from lms.notices.forms import TemplateTextForm
from lms.notices.models import TemplateText
from lms.people.administration import AdministratorOnly


@admin.register(TemplateText)
class TemplateTextAdmin(AdministratorOnly):
    form = TemplateTextForm
    list_display = ("kind", "language", "subject")
    list_filter = ("language",)
    ordering = ("kind", "language")
