"""Days in every form of the program: each has a range, says it, and is one and the same kind of field."""

import importlib
import inspect
import pkgutil
import re
from datetime import date, timedelta
from typing import get_args

import pytest
import time_machine
from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.models import get_page_models

from lms.approval.api import operations, schemas
from lms.dates import today
from lms.look.form_fields import DayAhead, DayField, DayGoneBy, dated, with_year
from sessions.forms.clock import OnTheClock
from sessions.forms.planning import CancelForm
from sessions.forms.seasons import SeasonForm
from sessions.forms.series import SeriesForm
from tests.test_architecture import tracked

OURS = ("lms", "courses", "sessions", "cms")
UNTHINKABLE = ["0206-05-10", "1899-05-10", "9999-12-31", "2199-01-01"]


def forms_of_ours() -> set[type[forms.BaseForm]]:
    """Every form class that a module of the program defines."""
    for name in OURS:
        package = importlib.import_module(name)
        for module in pkgutil.walk_packages(package.__path__, f"{name}."):
            if "forms" in module.name.split(".") or module.name.endswith(".wagtail_hooks"):
                importlib.import_module(module.name)
    found, unseen = set(), [forms.BaseForm]
    while unseen:
        kinds = unseen.pop().__subclasses__()
        unseen += kinds
        found |= {kind for kind in kinds if kind.__module__.split(".")[0] in OURS}
    return found


def day_fields() -> list[tuple[str, forms.Field]]:
    """Each field for a day, named: of our forms, of our pages' editors, of our models in the admin."""
    found = [
        (f"{kind.__module__}.{kind.__qualname__}.{name}", field)
        for kind in forms_of_ours()
        for name, field in getattr(kind, "base_fields", {}).items()
    ]
    for model in get_page_models():
        if model._meta.app_label == "cms":
            editor = model.get_edit_handler().get_form_class()
            found += [(f"{model.__name__}.{name}", field) for name, field in editor.base_fields.items()]
    for model, registered in admin.site._registry.items():
        if model.__module__.split(".")[0] in OURS:
            for column in model._meta.fields:
                if type(column) is models.DateField and column.editable:
                    field = registered.formfield_for_dbfield(column, request=HttpRequest())
                    found.append((f"admin.{model.__name__}.{column.name}", field))
    return [(name, field) for name, field in found if isinstance(field, forms.DateField)]


@pytest.mark.django_db
def test_every_field_for_a_day_has_the_same_kind_and_a_range_that_holds():
    fields = day_fields()
    assert len(fields) > 20
    for name, field in fields:
        assert isinstance(field, DayField), f"{name} is a day without a range: let it be a DayField"
        for written in UNTHINKABLE:
            with pytest.raises(ValidationError):
                field.clean(written)


@pytest.mark.django_db
def test_every_field_for_a_day_in_our_own_forms_tells_the_picker_its_range():
    own = [one for one in day_fields() if "." in one[0] and one[0].split(".")[0] in OURS]
    for name, field in own:
        form = type("Any", (forms.Form,), {"day": field})()
        drawn = str(form["day"])
        assert 'min="' in drawn, name
        assert 'max="' in drawn, name


@pytest.mark.django_db
def test_a_day_beyond_the_range_is_refused_with_the_range():
    with pytest.raises(ValidationError, match=r"01\.01\.2000 .* 31\.12\.2100"):
        DayField().clean("0206-05-10")


@pytest.mark.django_db
def test_a_day_gone_by_is_neither_to_come_nor_longer_ago_than_a_working_life():
    day = DayGoneBy()
    assert day.clean(today().isoformat()) == today()
    for wrong in (today() + timedelta(days=1), date(1899, 5, 10)):
        with pytest.raises(ValidationError):
            day.clean(wrong.isoformat())


@pytest.mark.django_db
def test_a_day_ahead_is_today_or_later_within_what_people_plan():
    day = DayAhead(years=2)
    assert day.clean(today().isoformat()) == today()
    for wrong in (today() - timedelta(days=1), today() + timedelta(days=800)):
        with pytest.raises(ValidationError):
            day.clean(wrong.isoformat())


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("l j. F H:i", "l j. F Y H:i"),
        ("d.m. H:i", "d.m.Y H:i"),
        ("j.n. H:i", "j.n.Y H:i"),
        ("j. F Y", "j. F Y"),
    ],
)
def test_the_year_stands_after_the_month(form, said):
    assert with_year(form) == said


def test_a_day_of_another_year_says_its_year():
    with time_machine.travel("2026-11-30T12:00:00Z", tick=False):
        assert dated(date(2027, 2, 11), "j. F").endswith("2027")
        assert not dated(date(2026, 12, 24), "j. F").endswith("2026")


def test_no_page_and_no_sentence_names_a_day_of_an_unknown_year():
    root = settings.BASE_DIR
    nameless = []
    for path in tracked():
        if path.suffix == ".html":
            written = re.findall(r"\|date:([\"'])(.*?)\1", path.read_text())
        elif path.suffix == ".py" and path.relative_to(root).parts[0] != "tests":
            written = re.findall(r"\bdate_format\([^()]*?([\"'])([^\"']*)\1", path.read_text())
        else:
            continue
        nameless += [
            (path.relative_to(root).as_posix(), form)
            for _, form in written
            if re.search(r"[jd]", form) and re.search(r"[FmnMN]", form) and not re.search(r"[Yyco]", form)
        ]
    assert not nameless, "days without a year: use `dated`"


def test_every_form_that_asks_for_a_time_on_a_day_knows_the_hour_that_is_missing():
    for kind in forms_of_ours():
        fields = getattr(kind, "base_fields", {})
        days = [name for name, field in fields.items() if isinstance(field, DayField)]
        times = [name for name, field in fields.items() if isinstance(field, forms.TimeField)]
        # A series and a season have times of day, on days yet to be found.
        if days and times and kind not in {SeriesForm, SeasonForm}:
            assert issubclass(kind, OnTheClock), f"{kind.__qualname__} takes 02:30 when there is none"
            assert set(times) == set(kind.times), kind.__qualname__


def test_a_time_in_the_missing_hour_is_refused_with_the_reason():
    with time_machine.travel("2027-02-01T12:00:00Z", tick=False):
        form = CancelForm({"day": "2027-03-28", "begins": "02:30"})
        assert "02:00" in form.errors["begins"][0]
        assert CancelForm({"day": "2027-03-28", "begins": "03:30"}).is_valid()
        assert CancelForm({"day": "2027-03-29", "begins": "02:30"}).is_valid()


def test_every_day_that_a_case_system_sends_is_held_against_ours():
    asked = inspect.getsource(operations)
    for name, kind in inspect.getmembers(schemas, inspect.isclass):
        for field, told in getattr(kind, "model_fields", {}).items() if name.endswith("In") else ():
            if date in (told.annotation, *get_args(told.annotation)):
                assert f'_must_be_of_our_age("{field}"' in asked, f"{name}.{field} takes the year 206"
