"""Attest training given elsewhere, recognise prior training, take either back."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from courses.actions.attestations import LARGEST_DOCUMENT
from courses.models import Attestation
from courses.queries.trainings import choices_of_training
from lms.look.form_fields import DayGoneBy
from lms.people.models import User
from lms.people.models.fields import points_at_nobody

CHECKS = [
    ("themes", _("The themes of the national recommendations were covered")),
    ("length", _("The number and length of the gatherings")),
    ("practice", _("Practice and work at home between the gatherings")),
    ("leaders", _("The course leaders were trained for it")),
]
WITHDRAWAL_REASONS = [
    ("recorded_wrongly", _("It was recorded wrongly")),
    ("wrong_person", _("It was recorded for the wrong person")),
    ("document_not_valid", _("The document turned out not to be valid")),
]


class _TrainingOf(forms.Form):
    person = forms.ChoiceField(label=_("Whose training?"), widget=forms.RadioSelect)
    training = forms.ChoiceField(label=_("Which training does it correspond to?"))

    def __init__(self, adults: Iterable[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person: Any = self.fields["person"]
        training: Any = self.fields["training"]
        person.choices = [(str(adult.uuid), adult.name) for adult in adults]
        if len(person.choices) == 1:
            person.initial = person.choices[0][0]
        training.choices = [("", _("Choose a training")), *choices_of_training(get_language())]


class AttestForm(_TrainingOf):
    """Training given elsewhere: who gave it, when, what was checked, and the document."""

    provider = forms.CharField(
        label=_("Who gave the training?"),
        max_length=160,
        validators=[points_at_nobody],
        help_text=_("The name of an office or organisation, never of a person."),
    )
    began_on = DayGoneBy(label=_("It began on"), required=False)
    ended_on = DayGoneBy(label=_("It ended on"))
    checks = forms.MultipleChoiceField(
        label=_("What did you hold against the national recommendations?"),
        choices=CHECKS,
        widget=forms.CheckboxSelectMultiple,
    )
    document = forms.FileField(
        label=_("The document that shows it"),
        help_text=_(
            "A PDF or a picture, at most 10 MB. Cover addresses and national identity numbers first."
        ),
        widget=forms.FileInput(attrs={"accept": "application/pdf,image/jpeg,image/png,image/heic,.heic"}),
    )

    def clean_ended_on(self) -> Any:
        day = self.cleaned_data["ended_on"]
        began_on = self.cleaned_data.get("began_on")
        if began_on and began_on > day:
            raise forms.ValidationError(_("It cannot end before it began."))
        return day

    def clean_document(self) -> Any:
        document = self.cleaned_data["document"]
        if document.size > LARGEST_DOCUMENT:
            raise forms.ValidationError(_("The document is larger than 10 MB."))
        return document


class RecogniseForm(_TrainingOf):
    """Prior training that is as good as one of the platform's, for a reason from the list."""

    reason = forms.ChoiceField(
        label=_("Why is it as good?"), choices=Attestation.Reason.choices, widget=forms.RadioSelect
    )


class TakeBackForm(forms.Form):
    """Why an attestation or recognition is taken back."""

    reason = forms.ChoiceField(label=_("Reason"), choices=WITHDRAWAL_REASONS, widget=forms.RadioSelect)
