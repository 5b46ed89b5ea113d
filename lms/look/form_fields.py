"""Days as people write and read them: the one field for a day in a form, and the year where a day alone
could be another year's."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from lms.dates import OSLO, today

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2100, 12, 31)  # of the calendars
A_WORKING_LIFE, A_CHILDHOOD, PLANNED_AHEAD = 45, 24, 5  # years

Bound = Callable[[], date]


def years_from_today(years: int) -> Bound:
    """The same day so many years from today, before where it is negative; 28 February for the 29th."""

    def bound() -> date:
        now = today()
        year = now.year + years
        try:
            return now.replace(year=year)
        except ValueError:
            return now.replace(year=year, day=28)

    return bound


class DayInput(forms.DateInput):
    """The browser's own day picker; it always speaks ISO dates."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(format="%Y-%m-%d", **kwargs)


class DayField(forms.DateField):
    """A day between two others, both included; dd.mm.yyyy is understood too, where the browser has no
    picker.

    `first` and `last` are asked for when they are needed, since most of them follow today. The picker
    knows them, and a day beyond them is refused with both.
    """

    widget = DayInput
    input_formats = ["%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"]
    default_error_messages = {
        "out_of_range": _("Choose a day from %(first)s to %(last)s. Is the year right?"),
    }

    def __init__(
        self, *, first: Bound = lambda: FIRST_DAY, last: Bound = lambda: LAST_DAY, **kwargs: Any
    ) -> None:
        self.first, self.last = first, last
        super().__init__(**kwargs)

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        if self.widget.input_type == "date":
            self.widget.attrs |= {"min": self.first().isoformat(), "max": self.last().isoformat()}
        return super().get_bound_field(form, field_name)

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value in self.empty_values:
            return
        first, last = self.first(), self.last()
        if not first <= value <= last:
            said = {"first": f"{first:%d.%m.%Y}", "last": f"{last:%d.%m.%Y}"}
            raise ValidationError(self.error_messages["out_of_range"], code="out_of_range", params=said)


class DayGoneBy(DayField):
    """A day that has come: not in the future, and within a working life."""

    default_error_messages = {"not_yet": _("The day has not come yet.")}

    def __init__(self, *, years: int = A_WORKING_LIFE, **kwargs: Any) -> None:
        super().__init__(first=years_from_today(-years), last=today, **kwargs)

    def validate(self, value: Any) -> None:
        if value not in self.empty_values and value > self.last():
            raise ValidationError(self.error_messages["not_yet"], code="not_yet")
        super().validate(value)


class DayAhead(DayField):
    """Today or a day to come, within so many years as people plan."""

    default_error_messages = {"passed": _("Choose a day that lies ahead.")}

    def __init__(self, *, years: int = PLANNED_AHEAD, **kwargs: Any) -> None:
        super().__init__(first=today, last=years_from_today(years), **kwargs)

    def validate(self, value: Any) -> None:
        if value not in self.empty_values and value < self.first():
            raise ValidationError(self.error_messages["passed"], code="passed")
        super().validate(value)


def dated(when: date | datetime, form: str) -> str:
    """A day in words, the year added where it is not this year's.

    `form` is a format of Django's dates with the month as `F`, `M`, `m.` or `n.` and without a year.
    """
    local = when.astimezone(OSLO) if isinstance(when, datetime) else when
    return date_format(local, with_year(form) if local.year != today().year else form)


def with_year(form: str) -> str:
    """A format of days with the year after its month: "l j. F H:i" becomes "l j. F Y H:i"; one that has
    the year stays."""
    if "Y" in form:
        return form
    for month, said in (("F", "F Y"), ("M", "M Y"), ("m.", "m.Y"), ("n.", "n.Y")):
        if month in form:
            return form.replace(month, said, 1)
    return form


class Grouped(forms.BaseForm):
    """For a long form: its fields under headings. Each of `groups` is a heading and the names of its
    fields; names in a tuple stand side by side. Names that the form does not have are passed over."""

    groups: "Sequence[tuple[StrPromise | str, Sequence[str | tuple[str, ...]]]]" = ()

    def grouped(self) -> "list[tuple[StrPromise | str, list[list[forms.BoundField]]]]":
        """Heading and rows of fields, group by group; empty groups left out."""
        return [(heading, rows) for heading, names in self.groups if (rows := self._rows(names))]

    def _rows(self, names: Sequence[str | tuple[str, ...]]) -> list[list[forms.BoundField]]:
        fields = {field.name: field for field in self}
        rows = [(name,) if isinstance(name, str) else name for name in names]
        found = [[fields[name] for name in row if name in fields] for row in rows]
        return [row for row in found if row]
