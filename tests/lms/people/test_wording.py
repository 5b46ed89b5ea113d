"""What a form says of what was left empty, of what may be, and of what cannot be as it is."""

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


class Address(forms.Form):
    """Where one is written to."""

    email = forms.EmailField()


def test_half_an_address_is_met_with_how_a_whole_one_looks():
    with translation.override("nb"):
        assert Address({"email": "kari@"}).errors["email"] == [
            "Skriv hele e-postadressen, for eksempel navn@example.com."
        ]


class Numbers(forms.Form):
    """A number within limits, and a choice."""

    nights = forms.IntegerField(min_value=0, max_value=7)
    kind = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("nights", "said"), [("-1", "Tallet må være minst 0."), ("90", "Tallet kan være høyst 7.")]
)
def test_answer_beyond_what_can_be_is_met_with_the_limit(nights, said):
    with translation.override("nb"):
        errors = Numbers({"nights": nights, "kind": "b"}).errors
        assert [str(words[0]) for words in errors.values()] == [said, "Velg ett av alternativene."]
