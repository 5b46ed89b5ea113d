"""How series are held once more."""

from django import forms
from django.utils.translation import gettext_lazy

from lms.people.models.fields import points_at_nobody


class CopySeriesForm(forms.Form):
    """How much later, and what is put behind the names."""

    weeks = forms.IntegerField(
        label=gettext_lazy("Weeks later"),
        min_value=1,
        max_value=208,
        help_text=gettext_lazy("52 is next year, on the same weekdays. Closed days are skipped."),
    )
    added = forms.CharField(
        label=gettext_lazy("Put behind each name"),
        max_length=40,
        required=False,
        validators=[points_at_nobody],
        help_text=gettext_lazy("For example the new year."),
    )
