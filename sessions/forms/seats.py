from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from lms.people.models import FosterHome, FosterParent, User


class SignUpForm(forms.Form):
    """Who comes: oneself, the partner, or all adults of the home together."""

    TOGETHER, ALONE, PARTNER = "together", "alone", "partner"
    who = forms.ChoiceField(
        label=gettext_lazy("Who is coming?"),
        choices=[
            (ALONE, gettext_lazy("Only me")),
            (PARTNER, gettext_lazy("Only my partner")),
            (TOGETHER, gettext_lazy("Both of us, together or not at all")),
        ],
        widget=forms.RadioSelect,
        initial=TOGETHER,
    )


class HouseholdForm(forms.Form):
    """Staff sign a household up; only homes that the member of staff may sign up are taken."""

    home = forms.ModelChoiceField(queryset=FosterHome.objects.none(), widget=forms.HiddenInput)
    together = forms.BooleanField(required=False)

    def __init__(self, *args: Any, homes: QuerySet[FosterHome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ModelChoiceField[FosterHome]", self.fields["home"]).queryset = homes

    def persons(self) -> list[User]:
        """The adults of the chosen home."""
        rows = FosterParent.objects.filter(home=self.cleaned_data["home"]).current().select_related("user")
        return [row.user for row in rows.order_by("joined_on", "pk")]
