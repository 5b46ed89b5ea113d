"""Access ends when its ground ends: the addresses of the role table, asked by those of `tests.endings`."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from lms.people.models import User
from tests import world
from tests.endings import ENDINGS, Ending, Stage, stage
from tests.role_table import FOSTER_PARENT, Row
from tests.test_roles import REFUSED, ROWS, answer


@pytest.fixture
def staged(db) -> Stage:
    built = world.build()
    for person, name in ((built.users[FOSTER_PARENT], "Forelderine"), (built.partner, "Partnerine")):
        person.first_name, person.last_name = name, "Granli"
        person.save()
    return stage(built)


@pytest.mark.parametrize("ending", ENDINGS, ids=str)
def test_nothing_is_open_or_told_any_more_to(ending: Ending, staged, django_capture_on_commit_callbacks):
    wrong, was_told = [], False
    for row in filter(ending.asks, ROWS):
        with transaction.atomic():
            kwargs = dict(row.own(staged.world))
            hidden = ending.hides(staged)
            if not kwargs and not was_told:
                was_told = bool(_told(_answer(ending, row, kwargs, staged), hidden))
            with django_capture_on_commit_callbacks(execute=True):
                ending.ends(staged)
            found = _answer(ending, row, kwargs, staged)
            if ending.closes_row(row) and found.status_code not in REFUSED:
                wrong.append(f"{row.method} {row.name} answers {found.status_code}")
            if told := _told(found, hidden):
                wrong.append(f"{row.method} {row.name} tells {told}")
            transaction.set_rollback(True)
    assert not wrong, "\n".join(wrong)
    assert was_told, "nothing was told before either"


@pytest.mark.parametrize("ending", [one for one in ENDINGS if one.closes], ids=str)
def test_addresses_are_refused_to(ending: Ending, staged, django_capture_on_commit_callbacks):
    client = Client(raise_request_exception=False)
    client.force_login(staged.world.users[ending.who])
    addresses = ending.closes(staged)
    assert any(client.get(address).status_code == 200 for address in addresses)
    with django_capture_on_commit_callbacks(execute=True):
        ending.ends(staged)
    for address in addresses:
        for method in (client.get, client.post):
            assert method(address).status_code in REFUSED | {405}, address


def _answer(ending: Ending, row: Row, kwargs: dict, staged: Stage) -> Any:
    return answer(row, kwargs, staged.world, User.objects.get(pk=staged.world.users[ending.who].pk))


def _told(found: Any, hidden: list[str]) -> list[str]:
    """What of the hidden an answer tells; a refusal repeats the address that was asked for."""
    if found.streaming or found.status_code in REFUSED:
        return []
    text = found.content.decode(errors="replace")
    return [one for one in hidden if one in text]
