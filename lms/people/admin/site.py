"""The administration site: for administrators alone, and never a way to foster families' records."""

from collections.abc import Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.admin import AdminSite, ModelAdmin, TabularInline
from django.core.exceptions import PermissionDenied
from django.db.models import DateField, Field
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from lms.look.form_fields import DayField
from lms.people.models.access import access_of
from lms.people.models.organisations import Role

if TYPE_CHECKING:
    _ModelAdmin = ModelAdmin[Any]
    _TabularInline = TabularInline[Any, Any]
else:
    _ModelAdmin, _TabularInline = ModelAdmin, TabularInline


class Administration(AdminSite):
    site_header = site_title = _("Administration")
    index_title = _("Registers and settings")

    def has_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.is_active) and access_of(request.user).has(Role.ADMIN)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def refuse_others(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            if request.user.is_authenticated and not self.has_permission(request):
                raise PermissionDenied
            return guarded(request, *args, **kwargs)

        return refuse_others

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The registers, by what they hold: one with some of a model's rows alone has a `called`."""
        found = super().get_app_list(request, app_label)
        for model in (model for app in found for model in app["models"]):
            if called := getattr(self.get_model_admin(model["model"]), "called", ""):
                model["name"] = capfirst(called)
        return found

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """One's own password is changed at one door, which counts wrong tries."""
        return redirect("people:password")

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect(f"{reverse('people:sign-in')}?next={request.path}")


class AdministratorOnly(_ModelAdmin):
    """What administrators may see and change; nobody else, whatever Django permissions say."""

    formfield_overrides: ClassVar[dict[type[Field[Any, Any]], Mapping[str, Any]]] = {
        DateField: {"form_class": DayField}
    }

    def has_module_permission(self, request: HttpRequest) -> bool:
        return access_of(request.user).has(Role.ADMIN)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return access_of(request.user).has(Role.ADMIN)

    has_change_permission = has_add_permission = has_delete_permission = has_view_permission


class AdministratorOnlyInline(_TabularInline):
    """Rows beneath a record of `AdministratorOnly`, under the same rule."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return access_of(request.user).has(Role.ADMIN)

    has_change_permission = has_add_permission = has_delete_permission = has_view_permission
