from typing import Any

from django.contrib import admin
from django.contrib.auth.forms import AdminUserCreationForm
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from lms.people.actions import audit, confirm_protected_access
from lms.people.administration import AdministratorOnly, AdministratorOnlyInline
from lms.people.errors import NotAllowed
from lms.people.models import (
    FosterParent,
    Membership,
    Municipality,
    Organisation,
    ProtectedAccess,
    Region,
    TargetGroup,
    User,
)


@admin.register(Region)
class RegionAdmin(AdministratorOnly):
    list_display = ("code", "name", "helpline_number", "helpline_hours")


@admin.register(Municipality)
class MunicipalityAdmin(AdministratorOnly):
    list_display = ("number", "name", "county", "region", "organisation_number")
    list_filter = ("region", "county")
    search_fields = ("number", "name", "official_names")
    ordering = ("number",)


@admin.register(TargetGroup)
class TargetGroupAdmin(AdministratorOnly):
    list_display = ("code", "name_nb", "name_nn", "name_en", "is_active")


@admin.register(Organisation)
class OrganisationAdmin(AdministratorOnly):
    list_display = ("name", "kind", "region", "district", "organisation_number")
    list_filter = ("kind", "region")
    search_fields = ("name", "organisation_number")
    filter_horizontal = ("municipalities",)
    ordering = ("name",)
    list_select_related = ("region",)


class MembershipInline(AdministratorOnlyInline):
    model = Membership
    extra = 1


class StaffCreationForm(AdminUserCreationForm[User]):
    class Meta:
        model = User
        fields = ("username", "email", "first_name", "last_name")


@admin.register(User)
class StaffAdmin(AdministratorOnly):
    """Members of staff and their roles; whoever is or was a foster parent never stands here."""

    list_display = ("username", "first_name", "last_name", "email", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    fields = ("username", "email", "first_name", "last_name", "language", "is_active")
    inlines = (MembershipInline,)
    ordering = ("username",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        families = FosterParent.objects.filter(user=OuterRef("pk"))
        staff = Membership.objects.filter(user=OuterRef("pk"))
        return super().get_queryset(request).filter(~Exists(families), Exists(staff), invitations=None)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is None:
            kwargs["form"] = StaffCreationForm
        return super().get_form(request, obj, change=change, **kwargs)

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (
            self.fields
            if obj
            else (*StaffCreationForm.Meta.fields, "usable_password", "password1", "password2")
        )

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        roles = sorted(form.instance.memberships.values_list("role", "organisation"))
        audit("staff.saved", f"person:{form.instance.uuid}", by=request.user, roles=roles)  # type: ignore[arg-type]


@admin.register(ProtectedAccess)
class ProtectedAccessAdmin(AdministratorOnly):
    """The right to see address-protected people: one administrator proposes, another confirms."""

    list_display = ("user", "organisation", "proposed_by", "confirmed_by", "confirmed_at")
    fields = ("user", "organisation")
    autocomplete_fields = ("user", "organisation")
    actions = ("confirm",)

    def save_model(self, request: HttpRequest, obj: ProtectedAccess, form: Any, change: bool) -> None:
        obj.proposed_by, obj.confirmed_by, obj.confirmed_at = request.user, None, None  # type: ignore[assignment]
        super().save_model(request, obj, form, change)
        audit("protected_access.proposed", f"person:{obj.user.uuid}", by=obj.proposed_by)

    @admin.action(description=_("Confirm as the second administrator"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[ProtectedAccess]) -> None:
        for access in queryset:
            try:
                confirm_protected_access(access, by=request.user)  # type: ignore[arg-type]
            except NotAllowed:
                self.message_user(
                    request, _("Somebody other than the one who proposed it must confirm."), level="error"
                )
