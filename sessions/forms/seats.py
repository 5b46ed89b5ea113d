from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from lms.people.models import FosterHome, FosterParent, User
from lms.people.rules import norwegian_order


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
    """Staff sign a household up; only homes that the member of staff may open are there to choose."""

    home = forms.ModelChoiceField(label=gettext_lazy("Home"), queryset=FosterHome.objects.none())
    together = forms.BooleanField(label=gettext_lazy("Together or not at all"), required=False, initial=True)

    def __init__(self, *args: Any, homes: list[FosterHome], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = cast("forms.ModelChoiceField[FosterHome]", self.fields["home"])
        field.queryset = FosterHome.objects.filter(pk__in=[home.pk for home in homes])
        members: dict[int, list[str]] = {}
        rows = FosterParent.objects.filter(home__in=homes).current().select_related("user")
        for row in rows.order_by("joined_on", "pk"):
            members.setdefault(row.home_id, []).append(row.user.name)
        named = [(str(pk), ", ".join(names)) for pk, names in members.items()]
        field.choices = [("", "—"), *sorted(named, key=lambda one: norwegian_order(one[1]))]

    def persons(self) -> list[User]:
        """The adults of the chosen home."""
        rows = FosterParent.objects.filter(home=self.cleaned_data["home"]).current().select_related("user")
        return [row.user for row in rows.order_by("joined_on", "pk")]
