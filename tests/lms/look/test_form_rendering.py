"""Plain `{{ form }}` gives Designsystemet's fields, tied to their help and their errors."""

import re

import pytest
from django import forms

from lms.look.form_fields import Grouped
from lms.look.templatetags.look import jointed
from lms.people.forms import ChangePasswordForm
from lms.people.models import User


class Example(forms.Form):
    name = forms.CharField(label="Navn", help_text="Som i passet", max_length=20)
    note = forms.CharField(label="Merknad", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Type", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)
    agrees = forms.BooleanField(label="Ja")

    def clean(self):
        raise forms.ValidationError("Ikke slik")


def test_help_and_error_are_named_by_the_field_they_describe():
    page = str(Example({"name": "x" * 30}))

    described = re.search(r'<input type="text"[^>]*aria-describedby="([^"]+)"', page).group(1)
    for identifier in described.split():
        assert f'id="{identifier}"' in page
    assert 'aria-invalid="true"' in page


def test_every_control_is_dressed_once():
    page = str(Example())

    assert page.count('class="ds-input"') == 5
    assert page.count("<legend") == 1


def test_error_summary_links_to_fields_that_exist():
    page = str(Example({}))

    targets = re.findall(r'class="ds-link" href="#([^"]+)"', page)
    assert len(targets) == 3
    assert all(f'id="{target}"' in page for target in targets)
    assert "Ikke slik" in page


def test_unsent_form_has_no_summary():
    assert "ds-error-summary" not in str(Example())


def test_optional_fields_say_so_and_required_ones_do_not():
    page = str(Example())

    assert page.count('class="optional"') == 1


def test_a_long_forms_fields_stand_under_headings_and_the_absent_ones_leave_none():
    class Long(Grouped, Example):
        groups = (("Hvem", ["name"]), ("Borte", ["gone"]), ("Resten", ["note", ("kind", "agrees")]))

    page = str(Long())

    assert re.findall(r'form-group__title">([^<]+)<', page) == ["Hvem", "Resten"]
    assert page.index("Resten") < page.index("Merknad")


def test_every_password_can_be_looked_at_by_who_types_it():
    page = str(ChangePasswordForm(User()))

    fields = re.findall(r'<input type="password"[^>]* id="([^"]+)"', page)
    assert len(fields) == 3
    assert re.findall(r'data-shows="([^"]+)"', page) == fields


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("Fosterhjemsopplæring", ["Fosterhjems", "opplæring"]),
        ("fosterheimsteneste", ["fosterheims", "teneste"]),
        ("Fosterhjem", ["Fosterhjem"]),
    ],
)
def test_long_words_break_where_they_are_put_together(word, parts):
    assert jointed(word).split("\u00ad") == parts
