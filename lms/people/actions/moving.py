"""A home moves to another municipality: said before, done on its day, kept as history."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from lms.dates import today
from lms.people.actions.standing import lock_home
from lms.people.actions.traces import audit
from lms.people.errors.changes import LiesThereAlready, MovePlannedAlready
from lms.people.models import FosterHome, HomeMove, Municipality, Organisation, User
from lms.people.queries import may_move
from lms.people.signals import people_changed
from lms.refusals import NotAllowed


@transaction.atomic
def plan_move(
    home: FosterHome, *, to: Municipality, service: Organisation | None, on: date, by: User
) -> HomeMove:
    """Let a home lie in another municipality from a day on, and a service (None: the municipality itself)
    give its training from then on; on a day that has come it is done at once.

    Raises `NotAllowed`, `LiesThereAlready` or `MovePlannedAlready`.
    """
    home = FosterHome.objects.select_for_update(no_key=True).get(pk=home.pk)
    if not may_move(by, home) or (service and service.kind != Organisation.Kind.FOSTER_CARE):
        raise NotAllowed
    if to.pk == home.host_municipality_id:
        raise LiesThereAlready
    if HomeMove.objects.planned().filter(home=home).exists():
        raise MovePlannedAlready
    move = HomeMove.objects.create(
        home=home,
        on=on,
        from_municipality=home.host_municipality,
        to_municipality=to,
        from_service=home.trained_by,
        to_service=service,
        made_by=by,
        made_at=timezone.now(),
    )
    audit("home.move_planned", f"home:{home.uuid}", by=by, to=to.pk, on=on)
    if on <= today():
        _carry_out(move)
    return move


@transaction.atomic
def place_homes(where: Mapping[FosterHome, Municipality], *, by: User) -> int:
    """Say of homes whose municipality was divided in which part each lies, from today; who trains them stays.
    Returns how many; raises what `plan_move` does, by which none is placed."""
    for home, municipality in where.items():
        plan_move(home, to=municipality, service=home.trained_by, on=today(), by=by)
    return len(where)


@transaction.atomic
def take_back_move(home: FosterHome, *, by: User) -> None:
    """Drop a move whose day has not come. Raises `NotAllowed`."""
    if not may_move(by, home):
        raise NotAllowed
    if HomeMove.objects.planned().filter(home=home).delete()[0]:
        audit("home.move_taken_back", f"home:{home.uuid}", by=by)


def carry_out_moves(*, on: date | None = None) -> int:
    """Do every move whose day has come, each by itself; done twice, it is done once. Returns how many."""
    done = 0
    for pk in HomeMove.objects.due(on or today()).order_by("on", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            move = HomeMove.objects.planned().select_for_update(skip_locked=True).filter(pk=pk).first()
            if move is not None:
                _carry_out(move)
                done += 1
    return done


def _carry_out(move: HomeMove) -> None:
    home = FosterHome.objects.select_for_update(no_key=True).get(pk=move.home_id)
    lock_home(home)
    home.host_municipality, home.trained_by = move.to_municipality, move.to_service
    home.save(update_fields=["host_municipality", "trained_by"])
    move.done_at = timezone.now()
    move.save(update_fields=["done_at"])
    audit(
        "home.moved",
        f"home:{home.uuid}",
        by=move.made_by,
        was=move.from_municipality_id,
        now=move.to_municipality_id,
    )
    people_changed.send(sender=HomeMove, homes=[home])
