"""Factories for what a test of the sessions needs but does not speak about."""

from datetime import UTC, date, datetime, timedelta

import factory
from django.utils import timezone
from factory.django import DjangoModelFactory

from courses.models import Module, ModulePart, ModuleVersion, Part, Training
from lms.dates import today
from lms.people.models import FosterHome, Organisation, Role, User
from sessions import models
from sessions.actions.changing import change_gatherings
from sessions.actions.holds import hold
from sessions.actions.planning import following_of
from sessions.queries.calendars import days_to_ask_for
from sessions.queries.intended import ChangeOfAll, changed, leaders_of_each
from tests import factories as people


def at(hour: int = 17, *, days: int = 10, minute: int = 0) -> datetime:
    """An instant some days ahead, at an hour of the UTC clock."""
    day = today() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def ordinary(days: int = 10, *, lasting: int = 1) -> date:
    """A day so many days ahead, or the next from which so many days need no asking first."""
    day = today() + timedelta(days=days)
    while days_to_ask_for(day, day + timedelta(days=lasting - 1)):
        day += timedelta(days=1)
    return day


class TrainingFactory(DjangoModelFactory):
    class Meta:
        model = Training

    code = factory.Sequence(lambda n: f"opplaering-{n}")
    kind = Training.Kind.MODULE
    titles = factory.LazyAttribute(lambda t: {"nb": t.code})


class ModuleFactory(DjangoModelFactory):
    class Meta:
        model = Module

    training = factory.SubFactory(TrainingFactory)


class PartFactory(DjangoModelFactory):
    class Meta:
        model = Part

    module = factory.SubFactory(ModuleFactory)
    kind = Part.Kind.GATHERING
    titles = factory.LazyAttribute(lambda p: {"nb": f"Samling i {p.module.training_id}"})
    minutes = 180


def published_part(*, min_share: float = 0.8, part_share: float | None = None) -> Part:
    """A gathering of a module version that asks for this share."""
    part = PartFactory()
    version = ModuleVersion.objects.create(
        module=part.module,
        number=1,
        pass_mark=0.8,
        min_share=min_share,
        any_order=True,
        phase="before",
        published_at=timezone.now(),
    )
    ModulePart.objects.create(
        module_version=version, part=part, position=1, is_required=True, min_share=part_share
    )
    return part


class VenueFactory(DjangoModelFactory):
    class Meta:
        model = models.Venue

    organisation = factory.SubFactory(people.OrganisationFactory, kind=Organisation.Kind.FOSTER_CARE)
    municipality = factory.SubFactory(people.MunicipalityFactory)
    name = factory.Sequence(lambda n: f"Sal {n}")
    capacity = 20


class TrainingSessionFactory(DjangoModelFactory):
    class Meta:
        model = models.TrainingSession

    kind = models.SessionKind.GATHERING
    status = models.TrainingSession.Status.PUBLISHED
    organisation = factory.SubFactory(people.OrganisationFactory, kind=Organisation.Kind.FOSTER_CARE)
    title = "Samling"
    period = factory.LazyFunction(lambda: (at(17), at(20)))
    capacity = 12
    changed_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, **kwargs):
        session = super()._create(model_class, *args, **kwargs)
        session.refresh_from_db()
        return session


def coordinator_of(organisation: Organisation) -> User:
    return people.MembershipFactory(organisation=organisation, role=Role.COORDINATOR).user


def trainer_of(organisation: Organisation) -> User:
    return people.MembershipFactory(organisation=organisation, role=Role.TRAINER).user


def couple(**home) -> tuple[FosterHome, User, User]:
    """A home with two adults."""
    home = people.FosterHomeFactory(**home)
    one, other = (people.FosterParentFactory(home=home).user for _ in range(2))
    return home, one, other


def adult(**home) -> User:
    """An adult who is alone in a home."""
    return people.FosterParentFactory(home=people.FosterHomeFactory(**home)).user


def led_by(session: models.TrainingSession, *trainers: User) -> models.TrainingSession:
    """The session with these leaders, held."""
    hold(session, trainers, holds=True)
    return session


def move_following(session: models.TrainingSession, *, days: int, by: User) -> None:
    """Move a gathering and all that follow it in its series."""
    following = list(following_of(session).order_by("number"))
    wanted = changed(following, ChangeOfAll(days=days), leaders_of_each(following))
    change_gatherings(following, wanted=wanted, by=by)


def signed_up(
    session: models.TrainingSession, person: User, status: str = models.Registration.Status.REGISTERED
) -> models.Registration:
    """A registration as it stands, past every rule."""
    booking = models.Booking.objects.create(session=session, queued_at=timezone.now())
    registration = models.Registration.objects.create(
        booking=booking, session=session, person=person, status=status, changed_at=timezone.now()
    )
    held = models.Registration.objects.filter(session=session).holding().count()
    models.TrainingSession.objects.filter(pk=session.pk).update(seats_held=held)
    session.seats_held = held
    return registration
