"""What is told of an erasure: before it, what would go and what stays; after it, a signed receipt.

A receipt names nobody. It is signed with a key (Ed25519) that is made from the platform's own, so that
whoever runs the platform can say whether it is genuine (`manage.py erasures --verify`), also after a change
of keys.
"""

import base64
import json
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Model, QuerySet, Value
from django.utils import timezone

from lms import seals
from lms.approval.queries.erasing import last_decided_case_ended, rests_of
from lms.dates import oslo_day
from lms.people.actions.erasing import Column, Rests, Stays, WhyKept
from lms.people.models import User
from lms.people.models.one_person import accounts_of, own_addresses
from lms.portal.actions.erasing.answers import COLUMNS, kind_of
from lms.portal.actions.keeping import KINDS, days_of
from lms.portal.models import PersonErasure
from lms.xapi.actions.erasing import documents_about, statements_about
from lms.xapi.models import Outbox

KIND = "erasure-receipt/1"
RULE = "GDPR art. 17 (1)"
_KINDS = {kind.code: kind for kind in KINDS}
_ORDER = {kind.code: number for number, kind in enumerate(KINDS)}
_AT_A_TIME = 60


@dataclass(frozen=True, slots=True)
class Staying:
    """How many rows of a kind stay, why, for how many days, and until when where the event is over from which
    they are counted."""

    kind: str
    why: WhyKept
    number: int
    days: int
    until: date | None


@dataclass(frozen=True, slots=True)
class ErasurePlan:
    """What an erasure lets go of, how many by kind, and what stays."""

    goes: tuple[tuple[str, int], ...]
    stays: tuple[Staying, ...]
    keeps_name: bool


def plan(person: User) -> ErasurePlan:
    """What would go and what would stay, were the person erased now; a fixed number of queries."""
    accounts = accounts_of(person)
    rests = rests_of(accounts.pks)
    addresses = own_addresses(accounts.pks)
    told = statements_about(accounts.uuids, addresses=addresses)
    documents = documents_about(accounts.uuids, addresses=addresses)
    goes: Counter[str] = Counter({"accounts": len(accounts.pks)})
    goes["training"] += told.filter(voids=None).exclude(pk__in=rests.statements).count()
    goes["answers"] += documents.count()
    for column, number in _counted([(one, one.going(accounts.pks, rests)) for one in COLUMNS]):
        goes[kind_of(column)] += number
    return ErasurePlan(
        goes=_sorted(goes),
        stays=tuple(_staying(accounts.pks, rests, told)),
        keeps_name=any(needs_name(pk) for pk in accounts.pks),
    )


def needs_name(person: int) -> bool:
    """Whether something stays that is worth nothing without the name of this user."""
    named = [one for one in COLUMNS if isinstance(one.answer, Stays) and one.answer.named]
    return any(number for _column, number in _counted([(one, one.rows([person])) for one in named]))


def made(erasure: PersonErasure, persons: Collection[int], rests: Rests) -> dict[str, Any]:
    """The receipt of an erasure that has let go of everything: what went, by which rule, when, and what
    stays, why and until when; codes, numbers and days alone."""
    told = statements_about(erasure.accounts)
    delivered = Outbox.objects.filter(statement__in=told.values("pk"), state=Outbox.State.DELIVERED)
    finished: datetime = erasure.finished_at or timezone.now()
    return {
        "receipt": KIND,
        "case": str(erasure.uuid),
        "asked_at": erasure.asked_at.isoformat(),
        "asked_by": "office" if erasure.by_id else "person",
        "finished_at": finished.isoformat(),
        "again_after_restore": erasure.is_again,
        "rule": RULE,
        "gone": [{"kind": kind, "number": number} for kind, number in _sorted(Counter(erasure.gone))],
        "stays": [
            {
                "kind": one.kind,
                "why": one.why.value,
                "number": one.number,
                "days": one.days,
                "since": _KINDS[one.kind].since.value,
                "until": one.until.isoformat() if one.until else None,
            }
            for one in _staying(persons, rests, told)
        ],
        "name_stays": any(needs_name(pk) for pk in persons),
        "kept_elsewhere": delivered.count(),
    }


def signed(receipt: Mapping[str, Any]) -> dict[str, Any]:
    """The receipt with its signature, as it is handed out."""
    value, public_key = seals.signature(KIND, _bytes(receipt))
    return {
        "receipt": receipt,
        "signature": {
            "algorithm": "Ed25519",
            "public_key": _text(public_key),
            "value": _text(value),
        },
    }


def is_genuine(document: Mapping[str, Any]) -> bool:
    """Whether a signed receipt was signed with a key of this platform, and says what it said then."""
    try:
        value = base64.b64decode(document["signature"]["value"], validate=True)
        text = _bytes(document["receipt"])
    except (KeyError, TypeError, ValueError):
        return False
    return seals.is_signed(KIND, text, value)


def _staying(persons: Collection[int], rests: Rests, told: QuerySet[Any]) -> Iterator[Staying]:
    found: defaultdict[tuple[str, WhyKept], int] = defaultdict(int)
    for column, number in _counted([(one, one.staying(persons, rests)) for one in COLUMNS]):
        found[kind_of(column), column.answer.why] += number
    found["training", WhyKept.DECISION] += told.filter(voids=None, pk__in=rests.statements).count()
    found["training", WhyKept.LOG] += told.exclude(voids=None).count()
    ended = last_decided_case_ended(persons)
    for kind, why in sorted(found, key=lambda one: (_ORDER[one[0]], one[1])):
        if number := found[kind, why]:
            days = days_of(_KINDS[kind])
            since = (
                oslo_day(timezone.now()) if why == WhyKept.LOG else ended if why == WhyKept.DECISION else None
            )
            yield Staying(kind, why, number, days, since + timedelta(days=days) if since else None)


def _counted(asked: list[tuple[Column, QuerySet[Any]]]) -> Iterator[tuple[Column, int]]:
    """How many rows each of these reads has, of those that have any; a few queries for all of them."""
    for begin in range(0, len(asked), _AT_A_TIME):
        some = asked[begin : begin + _AT_A_TIME]
        reads = [_count_of(rows, number) for number, (_column, rows) in enumerate(some)]
        for number, rows in reads[0].union(*reads[1:], all=True):
            yield some[number][0], rows


def _count_of(rows: QuerySet[Model], number: int) -> QuerySet[Any]:
    found = rows.order_by().annotate(_which=Value(number)).values("_which").annotate(_rows=Count("*"))
    counted: QuerySet[Any] = found.values_list("_which", "_rows")
    return counted


def _sorted(numbers: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(((one, n) for one, n in numbers.items() if n), key=lambda one: _ORDER[one[0]]))


def _bytes(receipt: Mapping[str, Any]) -> bytes:
    return json.dumps(receipt, sort_keys=True, separators=(",", ":"), ensure_ascii=True).encode()


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
