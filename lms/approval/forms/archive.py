"""What is looked for in the archive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.look.form_fields import DayField


class ArchiveFilterForm(forms.Form):
    """Narrow the archive; every field may be left empty."""

    words = forms.CharField(
        label=_("Reference, name or municipality"),
        required=False,
        max_length=80,
        widget=forms.SearchInput(),
    )
    since = DayField(label=_("Decided or ended from"), required=False)
    until = DayField(label=_("Decided or ended until"), required=False)

    def chosen(self) -> dict[str, Any]:
        """The filter as arguments of `queries.archive.narrowed`; nonsense is left out."""
        self.is_valid()
        words = self.cleaned_data.get("words", "")
        return {
            "words": words,
            "since": self.cleaned_data.get("since"),
            "until": self.cleaned_data.get("until"),
        }
