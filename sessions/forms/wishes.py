"""What a family says about where and when it can."""

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.look.form_fields import DayAhead
from lms.people.models import Municipality
from lms.people.models.order import norwegian
from sessions.forms.planning import choose_from
from sessions.forms.series import WeekdaysField
from sessions.models import ReachWish, Venue

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
