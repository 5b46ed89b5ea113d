"""What a signed-in user is to which organisation, read once and kept on the user object."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, FilteredRelation, OuterRef

from lms.dates import today
from lms.people.models.drawn_up import ANYBODY, Question, asked_about, drawn_up
from lms.people.models.in_force import in_force
from lms.people.models.memberships import ProtectedAccess
from lms.people.models.organisations import Role
from lms.people.models.users import User

FOSTER_PARENT = "foster_parent"
"""Who is, or has been, an adult of a foster home: their own record is theirs for good."""

IN_A_HOME = "in_a_home"
"""Who is an adult of a foster home now; who has left keeps the own record alone."""

LEADER = "leader"
"""Who gives the others of an office their roles, beside the role that they have there themselves."""


@dataclass(frozen=True)
class Access:
    """Roles by organisation id, and the rights that come beside a role.

    `audited_counties` bound what an auditor's supervision cases may cover; what is open within them,
    the cases say (`lms/people/models/supervision.py`).
    """

    user_id: int | None = None
    roles: frozenset[str] = frozenset()
    _by_role: dict[str, frozenset[int]] = field(default_factory=dict)
    approving_organisations: frozenset[int] = frozenset()
    led_organisations: frozenset[int] = frozenset()
    protected_organisations: frozenset[int] = frozenset()
    audited_counties: frozenset[str] = frozenset()
    regions: frozenset[str] = frozenset()

    def organisations(self, role: str) -> frozenset[int]:
        """The ids of the organisations where the user has this role."""
        return self._by_role.get(role, frozenset())

    def has(self, *roles: str) -> bool:
        return not self.roles.isdisjoint(roles)


def access_of(user: User | AnonymousUser) -> Access:
    """The user's access; one query the first time, none after. Nobody signed in has none."""
    if not user.is_authenticated:
        return Access()
    known = getattr(user, "_access", None)
    if known is None:
        known = _read(user)
        user._access = known  # type: ignore[attr-defined]
    return known


def _read(user: User) -> Access:
    found = list(asked_about(user.pk, _question(today())))
    own = (row for row in found if row["role"] and _acts_there(user, row["organisation"]))
    memberships = list(_with_what_went_over(own))
    by_role: dict[str, set[int]] = {}
    for one in memberships:
        by_role.setdefault(one["role"], set()).add(one["organisation"])
    led = frozenset(one["organisation"] for one in memberships if one["leads"])
    right = frozenset(one for row in memberships[:1] for one in row["rights"] if _acts_there(user, one))
    right |= {row["older"] for row in memberships if row["organisation"] in right and _has_gone_over(row)}
    audited = [one for one in memberships if one["role"] == Role.AUDITOR]
    roles = set(by_role)
    if any(row["is_foster_parent"] for row in found):
        roles.add(FOSTER_PARENT)
    if any(row["is_in_a_home"] for row in found):
        roles.add(IN_A_HOME)
    if led:
        roles.add(LEADER)
    return Access(
        user_id=user.pk,
        roles=frozenset(roles),
        _by_role={role: frozenset(ids) for role, ids in by_role.items()},
        approving_organisations=frozenset(one["organisation"] for one in memberships if one["may_approve"]),
        led_organisations=led,
        protected_organisations=right,
        audited_counties=frozenset(county for one in audited for county in one["counties"]),
        regions=frozenset(one["region"] for one in memberships if one["region"]),
    )


@lru_cache(maxsize=2)
def _question(on: date) -> Question:
    """What a user is on a day: a row per role in force, or one without a role."""
    anybody = User(pk=ANYBODY)
    held = FilteredRelation("memberships", condition=in_force("memberships__", on=on))
    given = ProtectedAccess.objects.in_force().filter(user=OuterRef("pk")).order_by()
    rows = User.objects.filter(pk=ANYBODY).annotate(held=held)
    found = rows.values(
        is_foster_parent=Exists(anybody.home_memberships.all()),
        is_in_a_home=Exists(anybody.home_memberships.current()),
        role=F("held__role"),
        organisation=F("held__organisation"),
        may_approve=F("held__may_approve"),
        leads=F("held__leads"),
        counties=F("held__organisation__county_numbers"),
        region=F("held__organisation__region"),
        rights=ArraySubquery(given.values("organisation")),
        older=F("held__organisation__taken_over"),
        older_closed=F("held__organisation__taken_over__closes_on"),
        older_counties=F("held__organisation__taken_over__county_numbers"),
        older_region=F("held__organisation__taken_over__region"),
    )
    return drawn_up(found)


def _acts_there(user: User, organisation: int) -> bool:
    """Whether the user has come as staff, and for this organisation where they chose one."""
    return user.comes_as_staff and (user.acts_for is None or organisation in user.acts_for)


def _with_what_went_over(rows: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """A role at an office, and the same at each closed office that has gone over to it."""
    for row in rows:
        yield row
        if _has_gone_over(row):
            older = {"organisation": row["older"], "counties": row["older_counties"]}
            yield {**row, **older, "region": row["older_region"]}


def _has_gone_over(row: Mapping[str, Any]) -> bool:
    """Whether a row names an office that has closed and gone over to the one of the role."""
    return bool(row["older"]) and row["older_closed"] < today()
