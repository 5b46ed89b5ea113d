"""What a form says of what was left empty, of what may be, and of what cannot be as it is."""

import pytest
from django import forms
from django.conf import settings
from django.template.loader import render_to_string
from django.urls import get_resolver
from django.utils import translation

from lms.operations.catalogues import PACKAGES, catalogue_path, read


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


class Texts(forms.Form):
    """A text within limits, and the kinds of answers that a text can be read as."""

    name = forms.CharField(max_length=3, min_length=2)


@pytest.mark.parametrize(
    ("language", "typed", "said"),
    [
        ("nb", "Kari", "Skriv høyst 3 tegn. Dette er 4."),
        ("nn", "K", "Skriv minst 2 teikn. Dette er 1."),
        ("nb", "K\0a", "Dette inneholder et tegn som ikke kan leses. Skriv teksten på nytt."),
    ],
)
def test_text_of_the_wrong_length_is_met_with_the_limit_and_its_own_length(language, typed, said):
    with translation.override(language):
        assert [str(words) for words in Texts({"name": typed}).errors["name"]] == [said]


def _forms(kind=forms.BaseForm):
    for one in kind.__subclasses__():
        yield one
        yield from _forms(one)


OURS = ("lms", "courses", "sessions", "cms")
# Said only of a form that was tampered with, or of a file that never arrived.
NEVER_SEEN = {
    "invalid_list",
    "invalid_pk_value",
    "list",
    "missing",
    "max_length",
    "contradiction",
    "overflow",
}


def test_every_form_of_the_platform_speaks_in_words_of_ours():
    """What a field says of an answer that it cannot take never comes from the library's own catalogue."""
    get_resolver().url_patterns  # noqa: B018
    own = {
        _spelt(said)
        for package in PACKAGES
        for message in read(catalogue_path(settings.BASE_DIR, package, "nb", "django"), "nb")
        for said in (message.id if isinstance(message.id, tuple) else (message.id,))
    }
    found, strange = 0, set()
    for form in _forms():
        if form.__module__.split(".")[0] not in OURS:
            continue
        for name, field in getattr(form, "base_fields", {}).items():
            messages = [words for code, words in field.error_messages.items() if code not in NEVER_SEEN]
            messages += [
                one.message
                for one in field.validators
                if hasattr(one, "message") and one.code not in field.error_messages
            ]
            found += len(messages)
            said = {_spelt(words) for words in messages}
            strange |= {(f"{form.__name__}.{name}", words) for words in said - own if words}
    assert found > 100
    assert strange == set()


def _spelt(words):
    """In English, with numbers put in where there is room for any."""
    with translation.override(None):
        try:
            return str(words % {"limit_value": 2, "show_value": 3, "value": "x"})
        except (KeyError, TypeError, ValueError):
            return str(words)
