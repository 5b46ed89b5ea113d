"""Names stand in Norwegian order, in Python and in the database alike, and in every list."""

import ast

import pytest
from django.db import connection
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lms.people.models import Organisation
from lms.people.models.order import norwegian
from lms.people.rules import norwegian_order
from tests.factories import OrganisationFactory
from tests.test_architecture import python_files, relative

IN_ORDER = [
    "Alta",
    "Árran",
    "Asker",
    "Čáhci",
    "Dai",
    "Đai",
    "Dal",
    "Dokka",
    "Ŋarga",
    "Nes",
    "Nord-Aurdal",
    "Nordre Land",
    "Šiella",
    "Skien",
    "Sortland",
    "Zoom",
    "Ælvdal",
    "Ærlig",
    "Øksnes",
    "Østre",
    "Ås kulturhus",
    "Aasen",
    "A\u030asgard",
    "Åsnes",
]
NAMES_OF_COLUMNS = {"name", "title", "first_name", "last_name"}
# Not lists that people read, or in a language of no one's: why each is left.
NOT_READ = {
    "lms/xapi/queries/shelves.py",  # the record's own names of documents
}
letters = st.characters(max_codepoint=0x58F, exclude_characters="\x00", exclude_categories=("Cs", "Cn"))
names = st.text(st.one_of(letters, st.sampled_from("aAåÅæÆøØäöđŋŧáčšž -'\u030a\u0301")), max_size=12)


def key_of(name: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT norwegian(%s)", [name])
        return cursor.fetchone()[0]


def test_names_stand_in_norwegian_order():
    backwards = IN_ORDER[::-1]
    assert sorted(backwards, key=norwegian_order) == IN_ORDER


@pytest.mark.django_db
def test_the_database_puts_names_in_the_same_order():
    for name in reversed(IN_ORDER):
        OrganisationFactory(name=name, region_id="ost")
    found = Organisation.objects.filter(region="ost").order_by(*norwegian("name"))
    assert [one.name for one in found] == IN_ORDER


def test_capitals_do_not_count_before_letters():
    assert sorted(["ås", "Østre", "Ås", "alta", "Bø"], key=norwegian_order)[:2] == ["alta", "Bø"]


class TestBothOrders(TestCase):
    @given(names)
    @settings(max_examples=300, deadline=None)
    def test_python_and_the_database_make_the_same_key(self, name):
        assert key_of(name) == norwegian_order(name)


def ordered_by_code_points() -> set[str]:
    found = set()
    for path in python_files():
        where = relative(path)
        if "/migrations/" in where or where in NOT_READ:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "order_by":
                columns = {one.value for one in node.args if isinstance(one, ast.Constant)}
                if any(str(one).lstrip("-").split("__")[-1] in NAMES_OF_COLUMNS for one in columns):
                    found.add(f"{where}:{node.lineno}")
    return found


def test_no_list_of_names_is_in_the_order_of_code_points():
    assert ordered_by_code_points() == set()
