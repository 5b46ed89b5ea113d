"""What visitors fill in at the front door, and leaders about their office's people."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.dates import today
from lms.look.form_fields import PLANNED_AHEAD, DayField, years_from_today
from lms.people.models import Membership, Municipality, Organisation, Role, User, WayInLink
from lms.people.models.fields import AddressField, TelephoneField, names_nobody
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from lms.people.rules.offices import roles_given_by
from lms.people.rules.security import Kind
from lms.portal.models import Interest
from lms.portal.queries.mergings import account_known_as
from lms.portal.queries.offices import Holdings, editors_beside, trainers_beside
from sessions.rules.visitors import MOST_PERSONS


class ReachForm(forms.Form):
    """How to reach somebody who wonders; nothing else is asked."""

    municipality = forms.ChoiceField(label=_("Where do you live?"), choices=())
    name = forms.CharField(
        label=_("Your name"),
        max_length=120,
        validators=[names_nobody],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    telephone = TelephoneField(
        label=_("Telephone"),
        required=False,
        help_text=_("Give a telephone number or an e-mail address, or both."),
    )
    email = AddressField(
        label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = sorted(
            Municipality.objects.in_force(today()).values_list("number", "name", "county"),
            key=lambda row: norwegian_order(row[1]),
        )
        choices = [("", _("Choose your municipality")), *((n, f"{name} ({c})") for n, name, c in rows)]
        self.fields["municipality"] = forms.ChoiceField(
            label=self.fields["municipality"].label, choices=choices
        )

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        is_silent = cleaned is not None and not (cleaned.get("telephone") or cleaned.get("email"))
        if is_silent and not {"telephone", "email"} & self.errors.keys():
            self.add_error("telephone", _("Give a telephone number or an e-mail address."))
        return cleaned


class InterestForm(ReachForm):
    """How to reach somebody who wonders, and what they wish for; nothing else is asked."""

    wish = forms.ChoiceField(
        label=_("What do you wish for?"), choices=Interest.Wish.choices, widget=forms.RadioSelect
    )
    # People never see this field; programs that fill in everything do.
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = ("municipality", "wish", "name", "telephone", "email")


class VisitorByHandForm(ReachForm):
    """A place at an information meeting, written by staff for who rings."""

    persons = forms.TypedChoiceField(
        label=_("How many come?"),
        coerce=int,
        choices=[(number, str(number)) for number in range(1, MOST_PERSONS + 1)],
        help_text=_("Adults of the same household."),
    )
    consent = forms.BooleanField(
        label=_("The person has agreed that we keep the name and how to reach them until after the meeting.")
    )
    field_order = ("municipality", "name", "persons", "email", "telephone", "consent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["municipality"].label = _("Municipality")
        self.fields["name"].label = _("Name")
        for name in ("name", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"


class VisitorForm(ReachForm):
    """A place at an information meeting: how to reach somebody, how many come, and their consent."""

    persons = VisitorByHandForm.base_fields["persons"]
    email = AddressField(
        label=_("E-mail"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("We send you the place, and a link by which you can sign off."),
    )
    telephone = TelephoneField(label=_("Telephone"), required=False)
    consent = forms.BooleanField(
        label=_("The service may keep my name and how to reach me until some time after the meeting.")
    )
    website = forms.CharField(required=False, widget=forms.HiddenInput)
    field_order = VisitorByHandForm.field_order


class SecurityEventForm(forms.Form):
    """Which security events to show; everything may be left out."""

    kind = forms.ChoiceField(
        label=_("What"), required=False, choices=[("", pgettext_lazy("events", "All")), *Kind.choices]
    )
    who = forms.CharField(
        label=_("Whom it concerns, or who did it"),
        required=False,
        max_length=254,
        help_text=_("User name, e-mail address, or the number of the account."),
    )
    day = DayField(label=_("Day"), required=False)
    office = forms.ModelChoiceField(
        label=_("Office"),
        required=False,
        queryset=Organisation.objects.order_by(*norwegian("name")),
        empty_label=pgettext_lazy("offices", "All"),
    )


class RoleForm(forms.Form):
    """A colleague's role at an office, and the days on which it holds."""

    role = forms.ChoiceField(label=_("Role"), choices=(), widget=forms.RadioSelect)
    may_approve = forms.BooleanField(
        label=_("May approve homes"),
        required=False,
        help_text=_("The permission to make the office’s decision on training. For caseworkers alone."),
    )
    leads = forms.BooleanField(
        label=_("Leads the office here"),
        required=False,
        help_text=_("Gives colleagues their roles, ends them and confirms them each year, as you do."),
    )
    from_on = DayField(
        label=_("Holds from"), required=False, first=today, help_text=_("Without a day: from today.")
    )
    ends_on = DayField(
        label=_("Last day"),
        required=False,
        first=today,
        help_text=_("For a temporary post. Without a day it holds until you end it."),
    )

    def __init__(self, office: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        given = roles_given_by(office.kind)
        self.fields["role"] = forms.ChoiceField(
            label=self.fields["role"].label,
            choices=[(role, Role(role).label) for role in given],
            widget=forms.RadioSelect,
            initial=given[0],
        )
        if Role.CASEWORKER not in given:
            del self.fields["may_approve"]


class ColleagueForm(RoleForm):
    """A new colleague: a name and the address at work to which the link goes."""

    first_name = forms.CharField(label=_("First name"), max_length=150, validators=[names_nobody])
    last_name = forms.CharField(label=_("Last name"), max_length=150, validators=[names_nobody])
    email = AddressField(
        label=_("E-mail at work"),
        help_text=_("The link goes there. Write it with care: whoever reads it gets the role."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    field_order = ("first_name", "last_name", "email", "role", "may_approve", "leads", "from_on", "ends_on")


class EndRoleForm(forms.Form):
    """When a colleague's role ends."""

    NOW, LATER = "now", "later"
    when = forms.ChoiceField(
        label=_("When?"),
        choices=[(LATER, _("After a last day")), (NOW, _("At once, and sign them out everywhere"))],
        widget=forms.RadioSelect,
        initial=LATER,
    )
    last_day = DayField(label=_("Last day"), required=False, first=today)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        is_later = cleaned.get("when") == self.LATER
        if is_later and not cleaned.get("last_day") and "last_day" not in self.errors:
            self.add_error("last_day", _("Choose the last day."))
        return cleaned


class HoldingsForm(forms.Form):
    """Who takes what somebody holds who leaves."""

    trainer = forms.ModelChoiceField(
        label=_("Sessions, groups and visits go to"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet: the coordinators find somebody"),
        help_text=_("What a colleague is not free for stays, and you are told which. Groups need somebody."),
    )
    editor = forms.ModelChoiceField(
        label=_("Pages to keep right go to"),
        queryset=User.objects.none(),
        required=False,
        empty_label=_("Nobody yet"),
    )

    def __init__(self, held: Membership, holdings: Holdings, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, has, found in (
            ("trainer", bool(holdings.work), trainers_beside(held)),
            ("editor", bool(holdings.pages), editors_beside(held)),
        ):
            if has:
                cast("forms.ModelChoiceField[User]", self.fields[name]).queryset = found
            else:
                del self.fields[name]


class NewNumberForm(forms.Form):
    """By what a leader has seen who a colleague is; never a number."""

    seen = forms.ChoiceField(
        label=_("What have you seen?"),
        help_text=_("Choose the kind of document. No number of it is kept."),
        choices=WayInLink.Seen.choices,
        widget=forms.RadioSelect,
    )


class MergeForm(forms.Form):
    """Two accounts, by user name or e-mail, and by what it was seen that they are one person's."""

    kept = forms.CharField(
        label=_("The account to go on"),
        help_text=_("User name or e-mail"),
        max_length=254,
        validators=[names_nobody],
    )
    merged = forms.CharField(
        label=_("The account to be closed"),
        help_text=_("User name or e-mail"),
        max_length=254,
        validators=[names_nobody],
    )
    seen = forms.ChoiceField(
        label=_("How it was seen who the person is"),
        help_text=_("No number is kept."),
        choices=WayInLink.Seen.choices,
        widget=forms.RadioSelect,
    )

    def clean_kept(self) -> User:
        return _account(self.cleaned_data["kept"])

    def clean_merged(self) -> User:
        return _account(self.cleaned_data["merged"])


def _account(name: str) -> User:
    found = account_known_as(name)
    if found is None:
        raise forms.ValidationError(_("No one account is known by this. Try the user name."))
    return found


class CloseOfficeForm(forms.Form):
    """Which office another one goes over to, and after which day."""

    to = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Goes over to"), empty_label=_("Choose an office")
    )
    on = DayField(
        label=_("Last day"),
        first=today,
        last=years_from_today(PLANNED_AHEAD),
        help_text=_("From the day after, those of the other office reach all that this one owns."),
    )

    def __init__(self, others: QuerySet[Organisation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[Organisation]", self.fields["to"]).queryset = others
