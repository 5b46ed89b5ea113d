"""Forms of training: notes, checking a certificate, going through e-learning together."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from courses.actions.notes import LONGEST
from courses.models import AssistedForm
from courses.queries.assistance import Learner
from courses.queries.trainings import choices_of_training
from lms.people.models import User
from lms.people.models.fields import names_nobody


class NoteForm(forms.Form):
    """A note for oneself."""

    heading = forms.CharField(label=_("Heading"), max_length=255, required=False, validators=[names_nobody])
    text = forms.CharField(
        label=_("Note"),
        help_text=_(
            "Do not write anything that can identify a child: no name, birth date, place, school or story "
            "that others would know again."
        ),
        max_length=LONGEST,
        validators=[names_nobody],
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
    )


class NameOnPaperForm(forms.Form):
    """The name on a certificate."""

    name = forms.CharField(
        label=_("The name on the certificate"),
        help_text=_("Write it as it stands on the paper."),
        max_length=200,
        validators=[names_nobody],
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class TogetherForm(forms.Form):
    """Who one sat with, which lessons or quizzes one went through, and how."""

    parts = forms.MultipleChoiceField(
        label=_("What did you go through?"), widget=forms.CheckboxSelectMultiple
    )
    form = forms.ChoiceField(label=_("How?"), choices=AssistedForm.choices, widget=forms.RadioSelect)
    was_there = forms.BooleanField(
        label=_("I was there myself, and we went through all of it"),
    )

    def __init__(self, learner: Learner, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["parts"].choices = _grouped(learner)  # type: ignore[attr-defined]


class EnrolForm(forms.Form):
    """Who is put on which path."""

    person = forms.TypedChoiceField(label=_("Who?"), widget=forms.RadioSelect)
    training = forms.ChoiceField(label=_("Training"))
    renewal = forms.BooleanField(
        label=_("A new run of something completed before"),
        help_text=_("Then only what is done from now on counts in it."),
        required=False,
    )

    def __init__(self, adults: Sequence[User], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = {str(adult.uuid): adult for adult in adults}
        person = self.fields["person"]
        assert isinstance(person, forms.TypedChoiceField)  # noqa: S101
        person.choices = [(uuid, adult.name) for uuid, adult in known.items()]
        person.coerce = known.__getitem__
        self.fields["training"].choices = choices_of_training()  # type: ignore[attr-defined]


def _grouped(learner: Learner) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    for module, parts in learner.modules:
        yield module, [(str(part.uuid), part.title) for part in parts]
