from datetime import time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.dates import on_wall
from lms.look.form_fields import DayAhead
from lms.people.models import Organisation, User
from sessions.forms.clock import OnTheClock
from sessions.forms.planning import PeopleField, TimeField, at_chosen_time, choose_from
from sessions.queries.staffing import trainers_for
from sessions.rules.times import LONGEST_DAY

_ADVISERS = 2


class WhenForm(OnTheClock):
    """When a visit is and who comes. `cleaned_data` has `begins_at` and `ends_at` as instants."""

    times = {"begins": ["day"], "ends": ["day"]}

    day = DayAhead(label=gettext_lazy("Date"))
    begins = TimeField(label=gettext_lazy("From"))
    ends = TimeField(label=gettext_lazy("To"))
    advisers = PeopleField(label=gettext_lazy("Who comes (one or two)"), queryset=User.objects.none())

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        if data and data.get("at"):
            data = at_chosen_time(data)
        super().__init__(data, **kwargs)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        day, begins, ends = data.get("day"), data.get("begins"), data.get("ends")
        if day and isinstance(begins, time) and isinstance(ends, time):
            data["begins_at"], data["ends_at"] = on_wall(day, begins), on_wall(day, ends)
            if data["ends_at"] <= data["begins_at"]:
                self.add_error("ends", _("The end must be after the beginning."))
            elif data["ends_at"] - data["begins_at"] > LONGEST_DAY:
                self.add_error("ends", _("That is too long for one day."))
            elif data["begins_at"] <= timezone.now():
                self.add_error("day", _("Choose a day and a time that lie ahead."))
        if len(data.get("advisers") or ()) > _ADVISERS:
            self.add_error("advisers", _("One or two come at a time."))
        return data


class SeriesVisitForm(WhenForm):
    """Plan a visit that a series requires; `minutes` is its length."""

    def __init__(self, data: Any = None, *, organisation: Organisation, minutes: int, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choose_from(self.fields["advisers"], trainers_for(organisation))
        self.fields["ends"].help_text = _("The visit is meant to last %(minutes)d minutes.") % {
            "minutes": minutes
        }
