"""Two persons are two persons: the database holds it wherever one asks and another confirms, and a password
is nobody's act but its owner's."""

import ast

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CheckConstraint

from lms.people.models import Membership, ProtectedAccess
from lms.people.models.memberships import ByTwo
from tests.test_architecture import python_files, relative

ASKS_AND_CONFIRMS = [
    ("proposed_by", "confirmed_by"),
    ("asked_by", "settled_by"),
    ("asked_by", "confirmed_by"),
]
CHECKS = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'c' AND conrelid = %s::regclass"


def _by_two():
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        for asks, confirms in ASKS_AND_CONFIRMS:
            if {asks, confirms} <= names and not model._meta.proxy:
                yield model, asks, confirms


@pytest.mark.django_db
def test_database_refuses_that_one_person_asks_and_confirms():
    found = {model._meta.label: (asks, confirms) for model, asks, confirms in _by_two()}
    assert len(found) >= 4
    for label, (asks, confirms) in found.items():
        table = apps.get_model(label)._meta.db_table
        with connection.cursor() as cursor:
            cursor.execute(CHECKS, [table])
            checks = [row[0] for row in cursor.fetchall()]
        assert any(f"{asks}_id" in check and f"{confirms}_id" in check for check in checks), label


def test_what_two_give_to_a_third_is_given_by_neither_to_themselves():
    for model in ByTwo.__subclasses__():
        named = {one.name for one in model._meta.constraints if isinstance(one, CheckConstraint)}
        assert any(name.endswith("_is_given_by_others") for name in named), model
    assert {Membership, ProtectedAccess} <= set(ByTwo.__subclasses__())


# Where a password is set, and by whose own act.
SETTING = {
    "lms/people/actions/accounts.py": "who knows the present one, or has the link that only they were sent",
    "lms/people/actions/invitations.py": "who says yes to an invitation sent to them",
    "lms/people/models/users.py": "how it is kept",
    "lms/people/backends.py": "nobody's: as much work for an unknown name as for a known one",
    "lms/demo/persons.py": "the demonstration's, which production never loads",
    "lms/people/views/account.py": "who is signed in and has given the present one",
}


def test_password_is_set_by_its_owners_own_act_alone():
    def sets(path) -> bool:
        text = path.read_text()
        if "set_password" not in text and "make_password" not in text:
            return False
        calls = (node.func for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
        return any(
            (getattr(func, "attr", None) or getattr(func, "id", None)) in {"set_password", "make_password"}
            for func in calls
        )

    setting = {relative(path) for path in python_files() if "migrations" not in path.parts and sets(path)}
    assert setting == set(SETTING), "say here whose own act it is"
