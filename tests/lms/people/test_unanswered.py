"""What a form says of what was left empty, and of what may be."""

import pytest
from django import forms
from django.template.loader import render_to_string
from django.utils import translation


class Questions(forms.Form):
    """One field of each kind."""

    name = forms.CharField()
    day = forms.DateField()
    kind = forms.ChoiceField(choices=[("a", "A")], widget=forms.RadioSelect)
    groups = forms.MultipleChoiceField(choices=[("a", "A")])
    agreed = forms.BooleanField()


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "nb",
            [
                "Fyll ut dette feltet.",
                "Oppgi en dato.",
                "Velg ett alternativ.",
                "Velg minst ett alternativ.",
                "Kryss av her for å gå videre.",
            ],
        ),
        (
            "nn",
            [
                "Fyll ut dette feltet.",
                "Oppgi ein dato.",
                "Vel eitt alternativ.",
                "Vel minst eitt alternativ.",
                "Kryss av her for å gå vidare.",
            ],
        ),
    ],
)
def test_empty_field_says_what_to_do_there(language, said):
    with translation.override(language):
        assert [str(errors[0]) for errors in Questions({}).errors.values()] == said


class Choices(forms.Form):
    """Three fields that may be left empty; to leave the middle one is an answer."""

    note = forms.CharField(required=False)
    urgent = forms.ChoiceField(choices=[("", "No"), ("a", "Yes")], required=False, widget=forms.RadioSelect)
    place = forms.ChoiceField(choices=[("", "—"), ("a", "A")], required=False)


@pytest.mark.parametrize(("name", "is_said"), [("note", True), ("urgent", False), ("place", True)])
def test_field_is_called_optional_unless_leaving_it_is_an_answer(name, is_said):
    html = render_to_string("django/forms/field.html", {"field": Choices()[name]})
    assert ('class="optional"' in html) is is_said
