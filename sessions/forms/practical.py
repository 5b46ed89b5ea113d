from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.look.form_fields import DayAhead
from lms.people.models import Municipality, User
from lms.people.models.order import norwegian
from sessions.forms.planning import choose_from
from sessions.forms.series import WeekdaysField
from sessions.models import InterpreterNeed, Logistics, ReachWish, Venue

YEARS_KNOWN = 2  # how far ahead anybody knows when they are away


class WishForm(forms.Form):
    """Which weekdays do not suit, and the places one can reach, among those where groups meet."""

    weekdays = WeekdaysField(label=gettext_lazy("Weekdays that do not suit me"), required=False)
    reachable = forms.ModelMultipleChoiceField(
        label=gettext_lazy("Places I can reach"),
        queryset=Municipality.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=gettext_lazy("Choose none if any place will do."),
    )

    def __init__(self, *args: Any, wish: ReachWish | None, **kwargs: Any) -> None:
        if wish is not None:
            kwargs.setdefault(
                "initial",
                {"weekdays": wish.unsuitable_weekdays, "reachable": [one.pk for one in wish.reachable.all()]},
            )
        super().__init__(*args, **kwargs)
        where = Q(pk__in=Venue.objects.in_use().values("municipality"))
        if wish is not None:
            where |= Q(pk__in=wish.reachable.values("pk"))
        choose_from(self.fields["reachable"], Municipality.objects.filter(where).order_by(*norwegian("name")))


class UnsuitableDaysForm(forms.Form):
    """Days when one cannot come, both ends included; to come, and no further off than sessions are
    planned."""

    first_day = DayAhead(label=gettext_lazy("From and with"), years=YEARS_KNOWN)
    last_day = DayAhead(label=gettext_lazy("To and with"), years=YEARS_KNOWN)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        first, last = data.get("first_day"), data.get("last_day")
        if first and last and last < first:
            self.add_error("last_day", _("The last day cannot be before the first."))
        return data


class LogisticsForm(forms.Form):
    """What one needs at one session."""

    diets = forms.MultipleChoiceField(
        label=gettext_lazy("Food"),
        choices=Logistics.Diet.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    children_in_care = forms.IntegerField(
        label=gettext_lazy("Children who need someone to look after them meanwhile"),
        min_value=0,
        max_value=12,
        required=False,
    )
    needs_wheelchair_access = forms.BooleanField(
        label=gettext_lazy("I need step-free access"), required=False
    )
    needs_travel = forms.BooleanField(label=gettext_lazy("I need help with the journey"), required=False)
    hotel_nights = forms.IntegerField(
        label=gettext_lazy("Hotel nights"), min_value=0, max_value=7, required=False
    )

    def __init__(self, *args: Any, logistics: Logistics | None, **kwargs: Any) -> None:
        if logistics is not None:
            kwargs.setdefault(
                "initial", {name: getattr(logistics, name) or None for name in type(self).base_fields}
            )
        super().__init__(*args, **kwargs)

    def values(self) -> dict[str, Any]:
        """The answers, with nought for what was left empty."""
        data = dict(self.cleaned_data)
        for name in ("children_in_care", "hotel_nights"):
            data[name] = data[name] or 0
        return data


class InterpreterForm(forms.ModelForm[InterpreterNeed]):
    """The standing choice of interpreter."""

    class Meta:
        model = InterpreterNeed
        fields = ["language", "variant", "sex", "not_wanted"]
        help_texts = {
            "variant": gettext_lazy("For example Kurmanji, Dari or Levantine Arabic."),
            "not_wanted": gettext_lazy("Names of interpreters you do not want. Only those who order see it."),
        }


def need_of(person: User) -> InterpreterNeed | None:
    """The person's standing choice of interpreter, if there is one."""
    return InterpreterNeed.objects.filter(person=person).first()
