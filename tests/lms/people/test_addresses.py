"""E-mail addresses: one rule at every door that takes one, and the accounts of before are folded too."""

from importlib import import_module

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection, models

from lms.people.models import User
from lms.people.models.fields import Address, AddressField
from tests.factories import UserFactory


def _forms(kind=forms.BaseForm):
    for child in kind.__subclasses__():
        yield child
        yield from _forms(child)


def test_every_form_of_ours_takes_addresses_by_the_one_rule():
    import lms.urls  # noqa: F401  every view, and so every form, is imported by the addresses

    taking = {
        (form, name): field
        for form in _forms()
        if form.__module__.partition(".")[0] in {"lms", "courses", "sessions", "cms"}
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.EmailField) or name == "email"
    }
    assert len(taking) >= 2
    assert {key for key, field in taking.items() if not isinstance(field, AddressField)} == set()


def test_every_column_of_ours_keeps_addresses_by_the_one_rule():
    keeping = [
        field
        for model in apps.get_models()
        if model.__module__.partition(".")[0] in {"lms", "courses", "sessions", "cms"}
        for field in model._meta.get_fields()
        if isinstance(field, models.EmailField)
    ]
    assert len(keeping) >= 2
    assert [field for field in keeping if not isinstance(field, Address)] == []
    assert all(isinstance(field.formfield(), AddressField) for field in keeping), "the administration's forms"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("prove@example\u200b.no", "prove@example.no"),
        ("\u202eprove@example.no\u202e", "prove@example.no"),
        (" Prove@Example.NO\u00a0", "prove@example.no"),
        ("prove@blåbær.no", "prove@blåbær.no"),
        ("prove@bla\u030abær.no", "prove@blåbær.no"),
    ],
)
def test_what_nobody_sees_is_taken_out_of_an_address(typed, kept):
    assert AddressField().clean(typed) == kept


@pytest.mark.parametrize(
    "typed", ["pro ve@example.no", "prøve@example.no", "prove@example", "prove@" + "ø" * 64 + ".no"]
)
def test_address_that_no_mail_can_reach_is_refused(typed):
    with pytest.raises(ValidationError):
        AddressField().clean(typed)


@pytest.mark.django_db
def test_accounts_of_before_get_the_spelling_by_which_they_are_found():
    older, younger, ghost, lone = (UserFactory() for _ in range(4))

    def stood(user, **values):
        with connection.cursor() as cursor:
            for column, value in values.items():
                cursor.execute(f"UPDATE people_user SET {column} = %s WHERE id = %s", [value, user.pk])  # noqa: S608

    stood(older, username="Åse")
    stood(younger, username="A\u030ase", email="Ase@Example.no")
    stood(ghost, email="ase@example.no\u200b", first_name="A\u030ase")
    stood(lone, email="lone@example\u200b.no")

    with connection.schema_editor() as editor:
        import_module("lms.people.migrations.0004_folded_text").fold_what_is_kept(apps, editor)

    for user in (older, younger, ghost, lone):
        user.refresh_from_db()
    assert (older.username, younger.username) == ("åse", "åse-2")
    assert (younger.email, ghost.email, lone.email) == ("ase@example.no", "", "lone@example.no")
    assert ghost.first_name == "Åse"
    assert User.objects.known_as("Åse").get() == older
