"""Columns that keep text from people folded, so that it is stored, found and counted in one form, columns
that refuse what could point at a person, and columns that hold nothing but what there is to choose from."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import models
from django.db.models import Func, TextField
from django.utils.translation import gettext_lazy as _

from lms import folding
from lms.people.rules import holds_a_full_date, names_a_person_by_number

if TYPE_CHECKING:
    _Char = models.CharField[str, str]
    _Email = models.EmailField[str, str]
    _Array = ArrayField[list[str], list[str]]
    _Text = models.TextField[str, str]
else:
    _Char, _Email, _Array, _Text = models.CharField, models.EmailField, ArrayField, models.TextField


_TELEPHONE = re.compile(r"^\+?\d(?: ?\d){7,14}$")


def can_be_delivered(value: str) -> None:
    """Refuses an address whose domain has no name that mail servers know."""
    domain = value.rpartition("@")[2]
    try:
        domain.encode("idna")
    except UnicodeError as error:
        raise ValidationError(
            _("No mail can be sent to this address. Check what stands after @."), code="undeliverable"
        ) from error


def names_nobody(value: str) -> None:
    """Refuses a text with an eleven-digit number: it may be a national id."""
    if names_a_person_by_number(value):
        raise ValidationError(
            _("This holds an eleven-digit number. Take it out: it can identify a person."), code="identifies"
        )


def points_at_nobody(value: str) -> None:
    """Refuses a text with an eleven-digit number or a full date: somebody may be born on it."""
    names_nobody(value)
    if holds_a_full_date(value):
        raise ValidationError(
            _("This holds a full date. Take out the day or the year: it can identify a person."),
            code="identifies",
        )


def is_a_telephone_number(value: str) -> None:
    """Refuses what no telephone has: written without a land's number, it may not look like a national id."""
    if not value.startswith("+"):
        points_at_nobody(value)
    if not _TELEPHONE.match(value):
        raise ValidationError(_("Write the number in figures, at least eight."), code="telephone")


class TelephoneField(forms.CharField):
    """A telephone number in a form."""

    default_validators = [is_a_telephone_number]

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})
        super().__init__(**{"max_length": 20, "widget": widget, **kwargs})

    def to_python(self, value: Any) -> str:
        return folding.tidied(super().to_python(value) or "")


class AddressField(forms.EmailField):
    """An e-mail address in a form: cleaned of what nobody sees before it is judged."""

    default_validators = [validate_email, can_be_delivered]

    def to_python(self, value: Any) -> str:
        return folding.account(super().to_python(value) or "")


class _Kept:
    """Folds whatever is assigned, looked up or written in bulk, before it meets the database."""

    @staticmethod
    def fold(text: str) -> str:
        raise NotImplementedError

    def to_python(self, value: Any) -> Any:
        value = super().to_python(value)  # type: ignore[misc]
        return self.fold(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        value = super().get_prep_value(value)  # type: ignore[misc]
        return self.fold(value) if isinstance(value, str) else value

    def pre_save(self, instance: models.Model, add: bool) -> Any:
        value = super().pre_save(instance, add)  # type: ignore[misc]
        folded = self.fold(value) if isinstance(value, str) else value
        setattr(instance, self.attname, folded)  # type: ignore[attr-defined]
        return folded


class AccountName(_Kept, _Char):
    """A user name: one spelling of it is one account."""

    fold = staticmethod(folding.account)


class Address(_Kept, _Email):
    """An e-mail address, without what nobody sees and in one case."""

    default_validators = [validate_email, can_be_delivered]
    fold = staticmethod(folding.account)

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": AddressField, **kwargs})


class Tidy(_Kept, _Char):
    """A name or another short line as somebody wrote it, composed and without what shows nothing."""

    fold = staticmethod(folding.tidied)


class _Written:
    """To migrations an ordinary column: what is refused is said in forms and registers."""

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        kind = "CharField" if isinstance(self, models.CharField) else "TextField"
        return name, f"django.db.models.{kind}", args, kwargs


class Words(_Written, _Char):
    """A name, a title or another short text that somebody writes and others read, about no person."""

    default_validators = [points_at_nobody]


class Text(_Written, _Text):
    """A longer text that somebody writes and others read, about no person."""

    default_validators = [points_at_nobody]


class PublishedWords(_Written, _Char):
    """A short text of what is published, which may name the day of a law or an event."""

    default_validators = [names_nobody]


class PublishedText(_Written, _Text):
    """A longer text of what is published, which may name the day of a law or an event."""

    default_validators = [names_nobody]


class PersonName(Tidy):
    """The name of a person, which is no number. To migrations a `Tidy`."""

    default_validators = [names_nobody]

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"{Tidy.__module__}.{Tidy.__qualname__}", args, kwargs


class Telephone(Tidy):
    """The telephone number of a person. To migrations a `Tidy`."""

    default_validators = [is_a_telephone_number]

    def formfield(self, **kwargs: Any) -> Any:
        return super().formfield(**{"form_class": TelephoneField, **kwargs})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, f"{Tidy.__module__}.{Tidy.__qualname__}", args, kwargs


class OneOfThese(models.CheckConstraint):
    """The check behind a column with choices. Forms ask the column itself, which costs no query."""

    def validate(self, *args: Any, **kwargs: Any) -> None:
        pass

    def deconstruct(self) -> tuple[str, Sequence[Any], dict[str, Any]]:
        _path, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs


class _Chosen:
    """Gives its model a check, so that `makemigrations` sees when the choices change."""

    def condition(self) -> models.Q:
        raise NotImplementedError

    def contribute_to_class(self, cls: type[models.Model], name: str, *args: Any, **kwargs: Any) -> None:
        super().contribute_to_class(cls, name, *args, **kwargs)  # type: ignore[misc]
        options = cls._meta
        if not options.abstract:
            check = OneOfThese(
                condition=self.condition(),
                name=f"{options.db_table}_{self.column}_choice",  # type: ignore[attr-defined]
            )
            options.constraints = [*options.constraints, check]
            options.original_attrs["constraints"] = options.constraints


class OneOf(_Chosen, _Char):
    """One of the `choices`, or none where it may be blank: the database takes nothing else."""

    def condition(self) -> models.Q:
        values = {value for value, _name in self.flatchoices} | ({""} if self.blank else set())
        return models.Q(**{f"{self.name}__in": sorted(values)})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.CharField", args, kwargs


class SomeOf(_Chosen, _Array):
    """Any number of the choices that its column of one has: the database takes nothing else."""

    def condition(self) -> models.Q:
        known = sorted(value for value, _name in self.base_field.flatchoices)
        return models.Q(**{f"{self.name}__contained_by": known})

    def deconstruct(self) -> Any:
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.contrib.postgres.fields.ArrayField", args, kwargs


class Folded(Func):
    """In a query: a column as `lms.folding.folded` has it, as far as the database can."""

    output_field = TextField()
    template = "lower(translate(normalize(%(expressions)s, NFKC), '’‘ʼ´–—‐−', '''''''''----'))"
