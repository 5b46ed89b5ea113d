"""What is looked for in the archive."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lms.approval.queries.archive import CONFIRMED, DELETED, TO_HAND_OVER, WAITING
from lms.look.form_fields import DayField
from lms.people.models.fields import points_at_nobody


class ArchiveFilterForm(forms.Form):
    """Narrow the archive; every field may be left empty."""

    words = forms.CharField(
        label=_("Reference, case number, name or municipality"),
        required=False,
        max_length=80,
        widget=forms.SearchInput(),
    )
    since = DayField(label=_("Decided or ended from"), required=False)
    until = DayField(label=_("Decided or ended until"), required=False)

    step = forms.ChoiceField(
        label=_("On the way to the archive"),
        choices=[
            ("", _("All")),
            (TO_HAND_OVER, _("To be handed over")),
            (WAITING, _("Waiting for the receipt")),
            (CONFIRMED, _("Confirmed by the archive")),
            (DELETED, _("Deleted here")),
        ],
        required=False,
    )

    def chosen(self) -> dict[str, Any]:
        """The filter as arguments of `queries.archive.narrowed`; nonsense is left out."""
        self.is_valid()
        words = self.cleaned_data.get("words", "")
        return {
            "words": words,
            "since": self.cleaned_data.get("since"),
            "until": self.cleaned_data.get("until"),
            "step": self.cleaned_data.get("step", ""),
        }


class NumberForm(forms.Form):
    """The number that the case has in the office's own archive."""

    number = forms.CharField(
        label=_("Case number in your archive"),
        max_length=60,
        help_text=_("As your archive writes it, for instance 2026/1234. No names and no dates of birth."),
        validators=[points_at_nobody],
    )


class HandOverToArchiveForm(NumberForm):
    """The number, and the digest of the list that was looked through."""

    seen = forms.CharField(widget=forms.HiddenInput(), max_length=64)


class ReceiptForm(forms.Form):
    """By what the archive confirms that it has everything."""

    receipt = forms.CharField(
        label=_("Reference of the receipt"),
        max_length=60,
        help_text=_("What the archive’s receipt is called or numbered. No names and no dates of birth."),
        validators=[points_at_nobody],
    )
    seen = forms.CharField(widget=forms.HiddenInput(), max_length=64)
