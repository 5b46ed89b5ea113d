"""Dialogue meetings: whose they are, whom they invite, and who comes."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from lms.dates import today
from lms.people.models import Assignment, FosterHome, FosterParent, Municipality, Organisation, Role, User
from lms.people.models.access import IN_A_HOME, access_of
from lms.people.models.order import norwegian
from lms.secrets import keyed_hashes
from sessions.models import DatePoll, DialogueMeeting, Invitee, ProposedTime, TimeAnswer
from sessions.models.meetings import FOR_AN_OFFICE, DialogueMeetingQuerySet

PURPOSE = "meeting-invitation"
INVITED = (IN_A_HOME, Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER)
STAFF = (Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER)
Party, Answer = Invitee.InvitedAs, Invitee.Coming
_READ = ("organisation", "home", "session__venue__municipality", "venue__municipality")


def visible_meetings(user: User | AnonymousUser) -> DialogueMeetingQuerySet:
    """Those that a user calls or is invited to, with what their page shows."""
    return DialogueMeeting.objects.visible_to(user).select_related(*_READ)


def hosted_meetings(user: User | AnonymousUser) -> DialogueMeetingQuerySet:
    """Those that a user calls for their service."""
    return DialogueMeeting.objects.hosted_by(user).select_related(*_READ)


def listed_meetings(user: User) -> DialogueMeetingQuerySet:
    """Those that a user may see, in the order of a list: without a date first, then the latest date first."""
    latest = F("session__period").desc(nulls_first=True)
    return visible_meetings(user).order_by(latest, "-made_at", "pk")


def hosts(user: User, meeting: DialogueMeeting) -> bool:
    """Whether a user calls this meeting."""
    return DialogueMeeting.objects.hosted_by(user).filter(pk=meeting.pk).exists()


def may_see(user: User, meeting: DialogueMeeting) -> bool:
    """Whether a meeting is the user's to see."""
    return DialogueMeeting.objects.visible_to(user).filter(pk=meeting.pk).exists()


def invitees_of(meeting: DialogueMeeting) -> QuerySet[Invitee]:
    """Who is invited and was not taken off again, in the order of the invitations."""
    return (
        Invitee.objects.filter(meeting=meeting, withdrawn_at=None)
        .select_related("organisation", "person", "municipality")
        .order_by("invited_at", "pk")
    )


def own_invitations(user: User) -> QuerySet[Invitee]:
    """The invitations that a user may answer: their own, their office's, their home's."""
    access = access_of(user)
    offices = access.organisations(Role.CASEWORKER) | access.organisations(Role.COORDINATOR)
    works_at = offices | access.organisations(Role.TRAINER)
    own = Q(party=Party.OFFICE, organisation__in=offices)
    own |= Q(party=Party.PERSON, person=user.pk, organisation__in=works_at)
    lives = FosterParent.objects.filter(home=OuterRef("meeting__home"), user=user.pk).current()
    own |= Q(Exists(lives), party=Party.HOME)
    standing = Invitee.objects.filter(own, withdrawn_at=None, meeting__called_off_at=None)
    return standing.filter(meeting__in=DialogueMeeting.objects.visible_to(user).values("pk")).select_related(
        "meeting__session", "meeting__organisation", "organisation", "person"
    )


def waiting_for(user: User) -> list[Invitee]:
    """What a user has to answer: polls that are open and unanswered, dates that are fixed and lie ahead;
    the nearest first."""
    answered = TimeAnswer.objects.filter(invitee=OuterRef("pk"), time__poll__closed_at=None)
    asked = DatePoll.objects.filter(meeting=OuterRef("meeting"), closed_at=None, closes_on__gte=today())
    ahead = Q(meeting__session__period__startswith__gt=timezone.now(), answer="")
    waiting = own_invitations(user).filter(ahead | Q(Exists(asked)) & ~Q(Exists(answered)))
    return list(waiting.order_by("invited_at", "pk"))


def polls_to_fix(user: User) -> DialogueMeetingQuerySet:
    """The meetings that a user calls whose poll everybody has answered, or that takes no more answers."""
    asked = Invitee.objects.filter(meeting=OuterRef("meeting"), withdrawn_at=None)
    silent = asked.exclude(
        Exists(TimeAnswer.objects.filter(invitee=OuterRef("pk"), time__poll=OuterRef(OuterRef("pk"))))
    )
    polls = DatePoll.objects.filter(closed_at=None).filter(
        Q(closes_on__lt=today()) | Q(Exists(asked)) & ~Q(Exists(silent))
    )
    return DialogueMeeting.objects.hosted_by(user).standing().filter(pk__in=polls.values("meeting"))


def poll_of(meeting: DialogueMeeting) -> DatePoll | None:
    """The poll about a meeting's date: the open one, or the last that was closed."""
    return DatePoll.objects.filter(meeting=meeting).order_by("-opened_at", "-pk").first()


def times_of(poll: DatePoll) -> list[ProposedTime]:
    """What a poll asks about, in order."""
    return sorted(ProposedTime.objects.filter(poll=poll), key=lambda one: (one.begins_at, one.pk))


def answers_to(poll: DatePoll) -> list[TimeAnswer]:
    """What has been answered by those who are invited still."""
    return list(TimeAnswer.objects.filter(time__poll=poll, invitee__withdrawn_at=None).order_by("pk"))


def members_of(invitee: Invitee) -> QuerySet[User]:
    """Those who may answer, and come, for a party; nobody for one that answers by a link."""
    if invitee.party == Party.OFFICE:
        found = User.objects.with_role(*FOR_AN_OFFICE, at=[invitee.organisation_id])
    elif invitee.party == Party.PERSON:
        found = User.objects.with_role(*STAFF, at=[invitee.organisation_id])
        found = found.filter(pk__in=[invitee.person_id])
    elif invitee.party == Party.HOME:
        adults = FosterParent.objects.filter(home=invitee.meeting.home_id).current()
        return _by_name(User.objects.filter(is_active=True, pk__in=adults.values("user")))
    else:
        return User.objects.none()
    return _by_name(found)


def _by_name(persons: QuerySet[User]) -> QuerySet[User]:
    return persons.order_by(*norwegian("last_name", "first_name"), "pk")


def who_may_come(invitee: Invitee) -> list[User]:
    """Of a party's members those who may see the meeting: nobody with a conflict of interest is offered."""
    return [one for one in members_of(invitee) if may_see(one, invitee.meeting)]


def coming_of(meeting: DialogueMeeting) -> list[User]:
    """Who has the meeting in their own calendar, as far as they may see it: who called it, who said that
    they come or was named for an office or a home, and who was asked by name and has not declined."""
    named = Invitee.objects.filter(meeting=meeting, withdrawn_at=None).exclude(answer=Answer.CANNOT)
    chosen = named.filter(answer=Answer.COMES).values("comes")
    persons = User.objects.filter(
        Q(pk__in=chosen)
        | Q(pk__in=named.filter(party=Party.PERSON).values("person"))
        | Q(pk=meeting.made_by_id),
        is_active=True,
    )
    return [one for one in persons.order_by("pk") if may_see(one, meeting)]


def concerned_by(meeting: DialogueMeeting) -> list[User]:
    """Whom news of a meeting reaches: who comes, and of parties that have not said who comes all who may
    answer; those who may not see it left out."""
    found = {one.pk: one for one in coming_of(meeting)}
    for invitee in invitees_of(meeting).filter(answer=""):
        found.update((one.pk, one) for one in who_may_come(invitee))
    return [found[pk] for pk in sorted(found)]


def attended_by(user: User) -> DialogueMeetingQuerySet:
    """The meetings that stand in a user's own calendar, as `coming_of` says."""
    named = Invitee.objects.filter(meeting=OuterRef("pk"), withdrawn_at=None).exclude(answer=Answer.CANNOT)
    comes = named.filter(answer=Answer.COMES, comes=user.pk)
    own = Q(Exists(comes)) | Q(Exists(named.filter(party=Party.PERSON, person=user.pk))) | Q(made_by=user.pk)
    return DialogueMeeting.objects.visible_to(user).filter(own)


def trainers_held_for(meeting: DialogueMeeting) -> list[User]:
    """The host's own trainers who are invited by name and have not declined: the meeting holds their time."""
    trainers = User.objects.with_role(Role.TRAINER, at=[meeting.organisation_id])
    named = Invitee.objects.filter(meeting=meeting, withdrawn_at=None, party=Party.PERSON)
    named = named.exclude(answer=Answer.CANNOT)
    return list(trainers.filter(pk__in=named.values("person")).order_by("pk"))


# Whom one can invite ----------------------------------------------------------------------------


def homes_to_meet(user: User, organisation: Organisation) -> QuerySet[FosterHome]:
    """The homes that a service trains and that its coordinator may open."""
    return FosterHome.objects.visible_to(user).filter(trained_by=organisation).order_by("pk")


def offices_to_invite(meeting: DialogueMeeting) -> QuerySet[Organisation]:
    """The services that can be invited, by name; to a meeting with a home those alone that have a case with
    it, and no second child welfare service."""
    kinds = Organisation.Kind
    found = Organisation.objects.open().filter(kind__in=[kinds.CHILD_WELFARE, kinds.FOSTER_CARE])
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None, party=Party.OFFICE)
    found = found.exclude(pk=meeting.organisation_id).exclude(pk__in=invited.values("organisation"))
    if meeting.home is not None:
        found = found.filter(pk__in=offices_with_a_case(meeting.home))
        if invited.filter(organisation__kind=kinds.CHILD_WELFARE).exists():
            found = found.exclude(kind=kinds.CHILD_WELFARE)
    return found.order_by(*norwegian("name"))


def offices_with_a_case(home: FosterHome) -> set[int]:
    """The offices (ids) that may open a home: who trains it, who registered it, whose assignment it has."""
    assigned = Assignment.objects.open().filter(home=home).values_list("organisation", flat=True)
    return {one for one in (home.trained_by_id, home.registered_by_id, *assigned) if one is not None}


def colleagues_to_invite(meeting: DialogueMeeting) -> list[User]:
    """The host's trainers and coordinators who are not invited yet, by name; to a meeting with a home those
    alone who may open it."""
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None, party=Party.PERSON)
    found = User.objects.with_role(Role.TRAINER, Role.COORDINATOR, at=[meeting.organisation_id])
    found = found.exclude(pk__in=invited.values("person"))
    return [
        one
        for one in found.order_by(*norwegian("last_name", "first_name"), "pk")
        if meeting.home_id is None or FosterHome.objects.visible_to(one).filter(pk=meeting.home_id).exists()
    ]


def municipalities_to_invite(meeting: DialogueMeeting) -> QuerySet[Municipality]:
    """The municipalities whose service can be asked by a link: never to a meeting with a home, since a link
    opens to whoever has it."""
    found = Municipality.objects.in_force(today())
    if meeting.home_id is not None:
        return found.none()
    invited = Invitee.objects.filter(meeting=meeting, withdrawn_at=None, party=Party.GUEST)
    return found.exclude(pk__in=invited.values("municipality")).order_by(*norwegian("name"))


def guest_behind(secret: str) -> Invitee | None:
    """The invitation that a link opens: none once it is withdrawn, renewed, or the meeting is over."""
    hashes = keyed_hashes(secret, purpose=PURPOSE)
    found = Invitee.objects.filter(secret_hash__in=hashes, party=Party.GUEST, withdrawn_at=None).filter(
        Q(meeting__session=None) | Q(meeting__session__period__endswith__gt=timezone.now())
    )
    return found.select_related(
        "municipality", *(f"meeting__{one}" for one in _READ if one != "home"), "meeting__home"
    ).first()


def name_of(invitee: Invitee) -> str:
    """What stands for one who is invited in lists; a home by what it is, since those who see the meeting know
    whose it is."""
    if invitee.person is not None:
        return invitee.person.name
    if invitee.organisation is not None:
        return invitee.organisation.name
    return invitee.municipality.name if invitee.municipality else str(invitee.get_party_display())
