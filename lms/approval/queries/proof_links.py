"""What a proof link shows, and what its maker sees of it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from courses.models import Training
from courses.queries.evidence import evidence_for
from courses.queries.progress import tallies_of
from courses.queries.trainings import titles
from lms.approval.models import ProofAdult, ProofLink
from lms.people.models import FosterParent, User
from lms.people.queries import partners_of


@dataclass(frozen=True)
class ShownProgramme:
    """A programme by its title; `completed_on` is None while it is under way."""

    title: str
    completed_on: date | None


@dataclass(frozen=True)
class ShownAdult:
    """One adult as the looker sees them: not by name, only as who gave the link or not."""

    is_maker: bool
    programmes: tuple[ShownProgramme, ...]


@dataclass(frozen=True)
class OwnLink:
    """A link on its maker's page, or on that of an adult who is asked."""

    link: ProofLink
    is_maker: bool
    works: bool
    adults: tuple[ProofAdult, ...]
    looks: tuple[datetime, ...]
    own: ProofAdult


def shown_by(link: ProofLink, *, language: str) -> list[ShownAdult]:
    """What the link shows now: the maker first, and others who have agreed and live with the maker
    still. Programmes alone, so that no target group can be read out of it."""
    agreed = [
        adult.person
        for adult in link.adults.filter(agreed_at__isnull=False).select_related("person").order_by("pk")
        if not adult.person.is_address_protected
        and (adult.person_id == link.made_by_id or live_together(link.made_by, adult.person))
    ]
    programmes = _programmes(agreed, language)
    found = [ShownAdult(person.pk == link.made_by_id, programmes[person.pk]) for person in agreed]
    return sorted(found, key=lambda adult: not adult.is_maker)


def own_links(user: User) -> list[OwnLink]:
    """The links that the user made or is asked about, the newest first; four queries. Others stand in
    them only as long as they live with the user."""
    now = timezone.now()
    homes = FosterParent.objects.filter(user=user).current().values("home")
    together = {
        *FosterParent.objects.filter(home__in=homes).current().values_list("user", flat=True),
        user.pk,
    }
    links = ProofLink.objects.visible_to(user).prefetch_related("adults__person", "looks")
    found = []
    for link in links.order_by("-made_at", "-pk"):
        told = [adult for adult in link.adults.all() if adult.person_id in together]
        adults = tuple(sorted(told, key=lambda adult: (adult.person_id != link.made_by_id, adult.pk)))
        found.append(
            OwnLink(
                link=link,
                is_maker=link.made_by_id == user.pk,
                works=link.works(now),
                adults=adults,
                looks=tuple(sorted((look.at for look in link.looks.all()), reverse=True)),
                own=next(adult for adult in adults if adult.person_id == user.pk),
            )
        )
    return found


def links_about(user: User) -> QuerySet[ProofLink]:
    """The links that the user made or is asked about."""
    return ProofLink.objects.visible_to(user)


def links_made_by(user: User) -> QuerySet[ProofLink]:
    return ProofLink.objects.filter(made_by=user)


def partners_to_show(user: User) -> list[User]:
    """The other adults of the user's home now, whom a link could show."""
    return [one for one in partners_of(user) if not one.is_address_protected]


def live_together(one: User, other: User) -> bool:
    """Whether both are adults of the same home now."""
    home = FosterParent.objects.filter(user=one).current().values("home")
    return FosterParent.objects.filter(user=other, home__in=home).current().exists()


def _programmes(people: Collection[User], language: str) -> dict[int, tuple[ShownProgramme, ...]]:
    known = set(Training.objects.filter(kind=Training.Kind.PROGRAMME).values_list("code", flat=True))
    ids = {str(person.uuid): person.pk for person in people}
    done: dict[int, dict[str, date]] = {person.pk: {} for person in people}
    for item in evidence_for(ids.values()):
        if not item.withdrawn and item.training in known:
            done[ids[item.parent]].setdefault(item.training, item.completed_on)
    under_way = {
        pk: [tally.code for tally in found if tally.code in known and tally.code not in done[pk]]
        for pk, found in tallies_of(list(done)).items()
    }
    codes = {code for found in done.values() for code in found}
    names = titles(codes | {code for found in under_way.values() for code in found}, language)
    return {
        pk: (
            *(ShownProgramme(names.get(code, code), day) for code, day in found.items()),
            *(ShownProgramme(names.get(code, code), None) for code in dict.fromkeys(under_way.get(pk, ()))),
        )
        for pk, found in done.items()
    }
