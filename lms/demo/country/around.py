"""What lies around the training: plans for training in the home, network groups, people who wonder."""

from collections.abc import Iterator
from datetime import timedelta

from lms.demo.country.households import Circle, Stage
from lms.demo.country.land import Land
from lms.people.models import User
from lms.portal.models import Interest
from sessions.models import Goal, GroupMembership, GroupPost, InHomePlan, NetworkGroup

_PLANS = 3
_NEEDS = ("sleep_food", "regulation", "school", "contact")


def visit(land: Land, circle: Circle) -> None:
    """Training in the home for some whose child has moved in, a network group, and two who wonder."""
    _plans(land, circle)
    _group(land, circle)
    Interest.objects.bulk_create(
        Interest(
            organisation=circle.district.service,
            municipality=circle.district.places[(circle.number + side) % len(circle.district.places)],
            name=f"Eksempel Interessert {circle.number}-{side}",
            email=f"interessert-{circle.number}-{side}@example.org",
            wish=Interest.Wish.TALK if side else Interest.Wish.MEETING,
            made_at=land.now - timedelta(days=1 + circle.number % 120),
            answered_at=land.now if side else None,
            answered_by=circle.district.coordinator if side else None,
        )
        for side in (0, 1)
    )


def _plans(land: Land, circle: Circle) -> None:
    """One asked for, one declined and one under way with goals."""
    homes = [one for one in circle.at(Stage.APPROVED) if one.has_moved_in][:_PLANS]
    states = (InHomePlan.Status.ASKED, InHomePlan.Status.GRANTED, InHomePlan.Status.DECLINED)
    trainers = [trainer for team in circle.district.teams.values() for trainer in team.trainers]
    plans = InHomePlan.objects.bulk_create(
        InHomePlan(
            assignment=one.assignment,
            organisation=circle.district.service,
            asked_from=InHomePlan.AskedBy.FAMILY,
            asked_by=one.adults[0],
            asked_at=land.now - timedelta(days=6),
            reasons=["first_time"],
            needs=[_NEEDS[one.number % len(_NEEDS)]],
            status=status,
            decided_by=None if status == InHomePlan.Status.ASKED else circle.district.coordinator,
            decided_at=None if status == InHomePlan.Status.ASKED else land.now - timedelta(days=3),
            decline_reasons=["group_fits"] if status == InHomePlan.Status.DECLINED else [],
            visits_planned=4 if status == InHomePlan.Status.GRANTED else 0,
        )
        for one, status in zip(homes, states, strict=False)
    )
    granted = [plan for plan in plans if plan.status == InHomePlan.Status.GRANTED]
    through = InHomePlan.resource_people.through
    through.objects.bulk_create(
        through(inhomeplan=plan, user=trainers[circle.turn % len(trainers)]) for plan in granted
    )
    Goal.objects.bulk_create(
        Goal(plan=plan, text="Rolige kvelder med faste rutiner", need=plan.needs[0], written_with_family=True)
        for plan in granted
    )


def _group(land: Land, circle: Circle) -> None:
    members: list[User] = [one.adults[0] for one in circle.at(Stage.APPROVED)]
    if not members:
        return
    facilitator = next(iter(circle.district.teams.values())).trainers[0]
    group = NetworkGroup.objects.create(
        organisation=circle.district.service,
        name=f"Nettverksgruppe {circle.number + 1}",
        facilitator=facilitator,
    )
    GroupMembership.objects.bulk_create(
        GroupMembership(group=group, person=person, joined_at=land.now - timedelta(days=90))
        for person in members
    )
    GroupPost.objects.bulk_create(
        GroupPost(
            group=group,
            author=members[place],
            text="Takk for sist! Hva har hjulpet hos dere?",
            at=land.now - timedelta(days=3 + place),
        )
        for place in range(min(3, len(members)))
    )


def told(land: Land) -> Iterator[str]:
    """What stands now, in one sentence for each kind of thing."""
    from lms.approval.models import Approval, GateStatus
    from lms.xapi.models import Statement
    from sessions.models import Registration, TrainingSession

    counted = (
        ("answers of the gate", GateStatus.objects),
        ("approvals", Approval.objects),
        ("sessions", TrainingSession.objects),
        ("seats", Registration.objects),
        ("statements", Statement.objects),
    )
    yield "The database holds " + ", ".join(f"{rows.count():,} {word}" for word, rows in counted) + "."
    yield f"Nobody of the country's people can sign in. The rules count from {land.rules_from:%d.%m.%Y}."
