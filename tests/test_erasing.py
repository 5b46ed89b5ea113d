"""A person is erased: every column that names one says what becomes of it."""

import pytest
from django.apps import apps
from django.db import models

from lms.people.actions.erasing import Counted, Loosened, Stays, Vanishes
from lms.people.models import User
from lms.portal.actions.erasing.answers import COLUMNS, kind_of

pytestmark = pytest.mark.django_db


def test_every_column_that_names_a_person_says_what_becomes_of_it_when_the_person_is_erased():
    found = {
        f"{model._meta.label_lower}.{field.name}"
        for model in apps.get_models(include_auto_created=True)
        if not model._meta.proxy
        for field in model._meta.local_fields
        if field.is_relation and field.related_model is User
    }
    said = {one.label for one in COLUMNS if "__" not in one.way}
    assert sorted(found - said) == []
    assert sorted(said - found) == []


def test_every_answer_belongs_to_a_kind_of_the_table():
    assert all(kind_of(one) for one in COLUMNS)


def test_nothing_is_let_go_that_would_take_along_what_another_answer_keeps():
    """A row that hangs on one that goes must go with it, or be emptied before."""
    going = {one.model for one in COLUMNS if isinstance(one.answer, Vanishes)}
    kept = {one.model for one in COLUMNS if isinstance(one.answer, Stays)}
    assert {
        f"{relation.related_model._meta.label} hangs on {model._meta.label}"
        for model in going
        for relation in model._meta.related_objects
        if relation.related_model in kept - going and relation.on_delete.__name__ == "CASCADE"
    } == set()


# Words on rows that stay as nobody's, or without who dealt with them: they are not the person's.
NOT_THEIRS = {
    "approval.MonthlyStatistics": "figures of many",
    "portal.Interest": "of who asked, where the person answered; their own go by the address",
    "schedule.Event": "of a series",
    "training_sessions.GroupPost": "of who wrote it, where the person hid it; their own go",
    "training_sessions.Invitee": "of an office or a home, where the person answered for it",
    "training_sessions.Visitor": "of who signed up, where the person wrote it down; their own go",
    "wagtailcore.Page": "published",
}


def test_on_rows_that_stay_without_the_person_nothing_is_written_that_could_name_them():
    written = (models.CharField, models.TextField, models.JSONField)
    found = {
        one.model._meta.label
        for one in COLUMNS
        if isinstance(one.answer, Loosened | Counted)
        for field in one.model._meta.local_fields
        if isinstance(field, written) and not field.choices and not isinstance(field, models.URLField)
    }
    assert found == set(NOT_THEIRS)
