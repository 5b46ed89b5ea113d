from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.people.actions import accounts, municipalities, passkeys
from lms.people.actions.leaders import confirm_leader, end_leader, propose_leader
from lms.people.actions.traces import audit
from lms.people.actions.two_persons import (
    confirm_administrator,
    confirm_protected_access,
    end_administrator,
    propose_administrator,
    propose_protected_access,
    withdraw_protected_access,
)
from lms.people.admin.site import AdministratorOnly, AdministratorOnlyInline
from lms.people.decorators import administrator_in
from lms.people.models import (
    AccountLink,
    Administrator,
    FosterHome,
    FosterParent,
    Leader,
    Membership,
    Municipality,
    MunicipalityChange,
    Organisation,
    ProtectedAccess,
    Region,
    Role,
    TargetGroup,
    User,
)
from lms.people.models.order import norwegian
from lms.people.queries import counties
from lms.refusals import NotAllowed, Refused


@admin.register(Region)
class RegionAdmin(AdministratorOnly):
    list_display = ("code", "name", "helpline_number", "helpline_hours")


@admin.register(Municipality)
class MunicipalityAdmin(AdministratorOnly):
    list_display = ("number", "name", "county", "region", "organisation_number")
    list_filter = ("region", "county")
    search_fields = ("number", "name", "official_names")
    ordering = ("number",)


@admin.register(MunicipalityChange)
class MunicipalityChangeAdmin(AdministratorOnly):
    """Municipalities that merge, split or change their number: planned here, done on their day."""

    list_display = ("on", "old", "new", "done_at", "left")
    list_select_related = ("old", "new")
    ordering = ("-on", "old")
    fields = ("on", "old", "new")
    autocomplete_fields = ("old", "new")

    def get_queryset(self, request: HttpRequest) -> QuerySet[MunicipalityChange]:
        lying = (
            FosterHome.objects.filter(host_municipality=OuterRef("old"))
            .order_by()
            .values("host_municipality")
        )
        number = lying.annotate(number=Count("pk")).values("number")
        found: QuerySet[MunicipalityChange] = super().get_queryset(request)
        return found.annotate(left=Coalesce(Subquery(number), 0))

    @admin.display(description=_("homes left to place"))
    def left(self, obj: MunicipalityChange) -> int | str:
        """How many homes the offices concerned have not placed yet."""
        return int(vars(obj)["left"]) if obj.done_at else ""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and obj is None

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.done_at is None)

    def save_model(self, request: HttpRequest, obj: MunicipalityChange, form: Any, change: bool) -> None:
        obj.pk = municipalities.plan_change(obj.old, obj.new, on=obj.on, by=administrator_in(request)).pk
        self.message_user(request, _("It is kept, and done in the night of its day."))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        try:
            return super().add_view(request, form_url, extra_context)
        except Refused as error:
            self.message_user(request, error.said, level="error")
            return redirect("admin:people_municipalitychange_changelist")

    def delete_model(self, request: HttpRequest, obj: MunicipalityChange) -> None:
        municipalities.drop_change(obj, by=administrator_in(request))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[MunicipalityChange]) -> None:
        for change in queryset.filter(done_at=None):
            municipalities.drop_change(change, by=administrator_in(request))


@admin.register(TargetGroup)
class TargetGroupAdmin(AdministratorOnly):
    list_display = ("code", "name_nb", "name_nn", "name_en", "is_active")


@admin.register(Organisation)
class OrganisationAdmin(AdministratorOnly):
    list_display = ("name", "kind", "region", "district", "organisation_number")
    list_filter = ("kind", "region")
    search_fields = ("name", "organisation_number")
    filter_horizontal = ("municipalities",)
    ordering = (*norwegian("name"),)
    list_select_related = ("region",)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "county_numbers":
            return forms.MultipleChoiceField(
                label=capfirst(db_field.verbose_name),
                help_text=db_field.help_text,
                choices=counties,
                required=False,
                widget=forms.CheckboxSelectMultiple,
            )
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Organisation, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "county_numbers" in form.changed_data:
            audit(
                "organisation.counties",
                f"organisation:{obj.pk}",
                by=administrator_in(request),
                counties=sorted(obj.county_numbers),
            )


class MembershipInline(AdministratorOnlyInline):
    """The roles that a member of staff has or had, to be read: an office's leader gives and ends them, and
    its first leader is made by two administrators."""

    model = Membership
    fk_name = "user"
    extra = 0
    fields = readonly_fields = (
        "organisation",
        "role",
        "may_approve",
        "leads",
        "starts_on",
        "ends_on",
        "ended_at",
        "paused_at",
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    has_change_permission = has_delete_permission = has_add_permission


@admin.register(User)
class StaffAdmin(AdministratorOnly):
    """Members of staff; whoever is or was a foster parent never stands here. Nobody chooses another's
    password: a new account gets a link by which its owner does. It has no role until two administrators let
    it lead an office or administrate, or the leader of an office gives it one."""

    called = _("members of staff")
    list_display = ("username", "first_name", "last_name", "email", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    fields = ("username", "email", "first_name", "last_name", "language", "is_active")
    inlines = (MembershipInline,)
    ordering = ("username",)
    actions = ("send_link", "end_passkeys")

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        families = FosterParent.objects.filter(user=OuterRef("pk"))
        staff = Exists(Membership.objects.filter(user=OuterRef("pk")))
        asked = Exists(AccountLink.objects.filter(user=OuterRef("pk")))
        return (
            super()
            .get_queryset(request)
            .filter(staff | asked, ~Exists(families), invitations=None, merged_into=None)
        )

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        form.base_fields["email"].required = obj is None
        return form

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        if not change:
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        person, by = form.instance, administrator_in(request)
        roles = sorted(person.memberships.values_list("role", "organisation"))
        has_new_address = change and "email" in form.changed_data
        accounts.note_staff_changed(person, roles=roles, has_new_address=has_new_address, by=by)
        if not change:
            self._send_link(request, person)

    @admin.action(description=_("Take their passkeys away, which are lost"))
    def end_passkeys(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for person in queryset:
            number = passkeys.end_all(person, by=administrator_in(request))
            self.message_user(
                request, _("%(name)s: %(number)d taken away.") % {"name": person, "number": number}
            )

    @admin.action(description=_("Send a link by which they choose a password"))
    def send_link(self, request: HttpRequest, queryset: QuerySet[User]) -> None:
        for person in queryset:
            self._send_link(request, person)

    def _send_link(self, request: HttpRequest, person: User) -> None:
        try:
            accounts.send_account_link(person, by=administrator_in(request))
        except Refused as error:
            self.message_user(request, f"{person}: {error.said}", level="error")
        else:
            self.message_user(request, _("%(name)s is sent a link.") % {"name": person})


class ByTwoAdmin(AdministratorOnly):
    """What one administrator proposes and another confirms; changed by nobody, taken away by one."""

    fields = ("user", "organisation")
    autocomplete_fields = ("user", "organisation")
    actions = ("confirm",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.fields if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and (obj is None or obj.user != request.user)

    def propose(self, obj: Any, by: User) -> None:
        raise NotImplementedError

    def accept(self, obj: Any, by: User) -> None:
        raise NotImplementedError

    def withdraw(self, obj: Any, by: User) -> None:
        raise NotImplementedError

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not change:
            self.propose(obj, administrator_in(request))

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> Any:
        try:
            return super().add_view(request, form_url, extra_context)
        except NotAllowed as error:
            self.message_user(request, error.said, level="error")
            return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    @admin.action(description=_("Confirm as the second administrator"))
    def confirm(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._each(request, queryset, self.accept, gettext("confirmed"))

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        self._each(request, [obj], self.withdraw, gettext("taken away"))

    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        self._each(request, queryset, self.withdraw, gettext("taken away"))

    def _each(
        self, request: HttpRequest, rows: Iterable[Any], act: Callable[[Any, User], None], done: str
    ) -> None:
        for row in rows:
            words = str(row)
            try:
                act(row, administrator_in(request))
            except NotAllowed as error:
                self.message_user(request, f"{words}: {error.said}", level="error")
            else:
                self.message_user(request, f"{words}: {done}")


@admin.register(ProtectedAccess)
class ProtectedAccessAdmin(ByTwoAdmin):
    """The right to see address-protected people."""

    list_display = ("user", "organisation", "proposed_by", "confirmed_by", "confirmed_at")
    list_select_related = ("user", "organisation", "proposed_by", "confirmed_by")

    def propose(self, obj: ProtectedAccess, by: User) -> None:
        obj.pk = propose_protected_access(obj.user, organisation=obj.organisation, by=by).pk

    def accept(self, obj: ProtectedAccess, by: User) -> None:
        confirm_protected_access(obj, by=by)

    def withdraw(self, obj: ProtectedAccess, by: User) -> None:
        withdraw_protected_access(obj, by=by)


@admin.register(Administrator)
class AdministratorAdmin(ByTwoAdmin):
    """The administrators, and those who are proposed."""

    list_display = ("user", "organisation", "proposed_by", "confirmed_by", "given_at")
    list_select_related = ("user", "organisation", "proposed_by", "confirmed_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Administrator]:
        return super().get_queryset(request).filter(role=Role.ADMIN, ended_at=None)

    def propose(self, obj: Administrator, by: User) -> None:
        obj.pk = propose_administrator(obj.user, organisation=obj.organisation, by=by).pk

    def accept(self, obj: Administrator, by: User) -> None:
        confirm_administrator(obj, by=by)

    def withdraw(self, obj: Administrator, by: User) -> None:
        end_administrator(obj, by=by)


@admin.register(Leader)
class LeaderAdmin(ByTwoAdmin):
    """The leaders of offices, and those who are proposed."""

    list_display = ("user", "organisation", "role", "proposed_by", "confirmed_by", "given_at", "ends_on")
    list_select_related = ("user", "organisation", "proposed_by", "confirmed_by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Leader]:
        return super().get_queryset(request).filter(leads=True, ended_at=None)

    def propose(self, obj: Leader, by: User) -> None:
        obj.pk = propose_leader(obj.user, organisation=obj.organisation, by=by).pk

    def accept(self, obj: Leader, by: User) -> None:
        confirm_leader(obj, by=by)

    def withdraw(self, obj: Leader, by: User) -> None:
        end_leader(obj, by=by)
