"""The desk as a page: the homes under a filter, what the offices must do, and the reader's own views."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from lms.approval.models import SavedView, Task
from lms.approval.queries.desk.rows import (
    STANDINGS,
    TASKS_SHOWN,
    DeskRow,
    desk_rows,
    desk_statuses,
    in_view,
    narrowed,
    open_tasks,
    with_standing,
)
from lms.approval.queries.unplaced import homes_to_place
from lms.people.models import Role, User
from lms.people.models.access import access_of
from lms.people.models.order import norwegian

ROWS_A_PAGE = 20


@dataclass(frozen=True)
class Standings:
    """How many homes stand at one outcome."""

    name: str
    label: Any
    tone: str
    number: int


@dataclass(frozen=True)
class DeskPage:
    """The desk as its reader sees it. `tasks` are those shown, of `tasks_in_all`; `page` is the page of the
    list that `rows` are on. `unplaced` homes wait for the reader to say in which municipality they lie."""

    rows: tuple[DeskRow, ...]
    page: "Page[Any]"
    standings: tuple[Standings, ...]
    tasks: tuple[Task, ...]
    tasks_in_all: int
    views: tuple[SavedView, ...]
    has_many_offices: bool
    is_caseworker: bool
    is_auditor: bool
    may_register: bool
    unplaced: int

    @property
    def total(self) -> int:
        return sum(one.number for one in self.standings)

    @property
    def tasks_left(self) -> int:
        return self.tasks_in_all - len(self.tasks)


def desk_page(
    user: User, *, chosen: Mapping[str, Any], order: str, number: str | None, language: str
) -> DeskPage:
    """The page of this number of the homes that match a filter (arguments of `narrowed`), in the order
    that is chosen (one of `ORDERS`, or nothing for the most pressing first)."""
    within = narrowed(desk_statuses(user), **{**chosen, "standing": ""})
    counts, shown = in_view(within, standing=chosen["standing"], order=order)
    page = Paginator(shown, ROWS_A_PAGE).get_page(number)
    tasks = open_tasks(user)
    access = access_of(user)
    return DeskPage(
        rows=tuple(desk_rows(with_standing(page.object_list), user=user, language=language)),
        page=page,
        standings=tuple(Standings(name, *STANDINGS[name], found) for name, found in counts.items()),
        tasks=tuple(tasks[:TASKS_SHOWN]),
        tasks_in_all=len(tasks),
        views=tuple(views_of(user).order_by(*norwegian("name"))),
        has_many_offices=len(access.organisations(Role.CASEWORKER)) > 1,
        is_caseworker=access.has(Role.CASEWORKER),
        is_auditor=access.has(Role.AUDITOR),
        may_register=access.has(Role.COORDINATOR, Role.CASEWORKER),
        unplaced=homes_to_place(user).count(),
    )


def views_of(user: User) -> QuerySet[SavedView]:
    """The filters that the user keeps under a name."""
    return SavedView.objects.visible_to(user)


def tasks_of(user: User) -> QuerySet[Task]:
    """The open tasks of the user's offices."""
    return Task.objects.visible_to(user).open()
