"""Forms of the learning record's pages."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lms.look.form_fields import DayField
from lms.people.models.fields import points_at_nobody
from lms.xapi.errors import Malformed
from lms.xapi.models import Actors, Scope
from lms.xapi.rules.labels import REASONS, VERBS
from lms.xapi.rules.validation import check_iri


class SearchForm(forms.Form):
    """What to look for among the statements; everything may be left out."""

    person = forms.UUIDField(
        label=_("Person"), required=False, help_text=_("The opaque id of the person, not the name.")
    )
    verb = forms.ChoiceField(
        label=pgettext_lazy("statement", "Verb"),
        required=False,
        choices=[("", pgettext_lazy("verbs", "All")), *VERBS.items()],
    )
    activity = forms.CharField(
        label=_("Activity"), required=False, max_length=2000, help_text=_("The address of the activity.")
    )
    since = DayField(label=_("Recorded from"), required=False)
    until = DayField(label=_("Recorded to"), required=False)

    def clean_activity(self) -> str:
        activity: str = self.cleaned_data["activity"].strip()
        if activity:
            try:
                check_iri(activity, "")
            except Malformed:
                raise forms.ValidationError(
                    _("Write a whole address, such as https://example.no/1.")
                ) from None
        return activity


class VoidForm(forms.Form):
    """Why a statement is voided; from a list, so that nobody is named."""

    reason = forms.ChoiceField(
        label=_("Why is it voided?"), choices=list(REASONS.items()), widget=forms.RadioSelect
    )


class CredentialForm(forms.Form):
    """A new credential for an external system."""

    name = forms.CharField(label=_("Name of the system"), max_length=120, validators=[points_at_nobody])
    scopes = forms.MultipleChoiceField(
        label=_("It may"),
        choices=Scope.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Scope.WRITE, Scope.READ_MINE],
    )
    actors = forms.ChoiceField(
        label=_("It speaks about"), choices=Actors.choices, widget=forms.RadioSelect, initial=Actors.OURS
    )
    requests_per_minute = forms.IntegerField(
        label=_("Requests a minute"), required=False, min_value=1, max_value=1_000_000
    )
    origins = forms.CharField(
        label=_("Web pages that may use it"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One origin a line, such as https://tool.example. Leave it empty to allow all."),
    )

    def clean_origins(self) -> list[str]:
        origins = [
            line.strip().rstrip("/") for line in self.cleaned_data["origins"].splitlines() if line.strip()
        ]
        if any(not origin.startswith(("https://", "http://")) or len(origin) > 200 for origin in origins):
            raise forms.ValidationError(_("Write each origin as https://tool.example."))
        return origins


class TieForm(forms.Form):
    """An activity whose statements by a credential count as evidence."""

    activity = forms.CharField(
        label=_("Activity"),
        max_length=2000,
        help_text=_("Statements about it count as evidence when this system sends them."),
    )

    def clean_activity(self) -> str:
        activity: str = self.cleaned_data["activity"].strip()
        try:
            check_iri(activity, "")
        except Malformed:
            raise forms.ValidationError(_("Write a whole address, such as https://example.no/1.")) from None
        return activity
