"""Dialogue meetings: called, asked about, dated, and seen by those who are invited alone."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lms.dates import today
from lms.notices.models import Notice
from lms.people.models import ConflictOfInterest, FosterHome, LookUp, Role, User
from lms.portal.actions.keeping import let_go
from lms.refusals import NotAllowed
from sessions.actions import meeting_answers, meetings
from sessions.actions.holds import hold
from sessions.errors import Busy, VenueBusy
from sessions.errors.meetings import HomeComesAlong, IsOver, NobodyComes, NotTheirs, PollClosed
from sessions.models import DatePoll, DialogueMeeting, Invitee, ProposedTime, TimeAnswer, TrainingSession
from sessions.queries.feeds import entries_of
from sessions.queries.meeting_page import meeting_page
from sessions.queries.meetings import guest_behind, polls_to_fix, times_of, waiting_for
from tests import factories as people
from tests.sessions import factories as make

pytestmark = pytest.mark.django_db

UNRELATED = ("other_home", "other_caseworker", "other_coordinator", "trainer", "auditor", "editor", "admin")


class Case:
    """A service that has a home in training, the child welfare service with its assignment, and others."""

    def __init__(self):
        self.service = people.OrganisationFactory(kind="foster_care")
        self.office = people.OrganisationFactory(kind="child_welfare")
        self.other_office = people.OrganisationFactory(kind="child_welfare")
        other_service = people.OrganisationFactory(kind="foster_care")
        self.coordinator = make.coordinator_of(self.service)
        self.colleague = make.coordinator_of(self.service)
        self.trainer = make.trainer_of(self.service)
        self.caseworker = self._at(self.office, Role.CASEWORKER)
        self.other_caseworker = self._at(self.other_office, Role.CASEWORKER)
        self.other_coordinator = make.coordinator_of(other_service)
        self.auditor = self._at(
            people.OrganisationFactory(kind="county_governor", county_numbers=["32"]), Role.AUDITOR
        )
        self.editor = self._at(people.OrganisationFactory(kind="directorate"), Role.EDITOR)
        self.admin = self._at(people.OrganisationFactory(kind="directorate"), Role.ADMIN)
        self.home, self.one, self.partner = make.couple(trained_by=self.service)
        self.other_home = make.adult(trained_by=self.service)
        self.assignment = people.AssignmentFactory(home=self.home, organisation=self.office)
        self.venue = make.VenueFactory(organisation=self.service, name="Furu")
        self.town = people.MunicipalityFactory(name="Nannestad")

    def _at(self, organisation, role):
        return people.MembershipFactory(organisation=organisation, role=role).user


@pytest.fixture(scope="module")
def standing_case(stand):
    return stand(Case)


@pytest.fixture
def case(standing_case, db):
    """Everybody afresh, with nothing remembered of what they may do."""
    return deepcopy(standing_case)


def called(case, *, days=(10, 11, 12), home=None, venue=True):
    return meetings.call_meeting(
        organisation=case.service,
        minutes=90,
        topics=["need", "roles"],
        begins_at=[make.at(9, days=one) for one in days],
        home=home,
        venue=case.venue if venue else None,
        meeting_link="https://mote.example.no/dialog",
        by=case.coordinator,
    )


def fresh(user) -> User:
    return User.objects.get(pk=user.pk)


def sees(user, meeting) -> bool:
    return DialogueMeeting.objects.visible_to(fresh(user)).filter(pk=meeting.pk).exists()


def told(user) -> list[str]:
    return list(Notice.objects.filter(to=user).order_by("pk").values_list("kind", flat=True))


def behind(secret) -> Invitee:
    found = guest_behind(secret)
    assert found
    return found


def own(user, meeting) -> Invitee:
    (part,) = meeting_page(meeting, by=fresh(user), at=timezone.now()).own
    return part.invitee


def suiting(meeting, *said) -> dict[int, str]:
    return meeting_answers.suits_by_time(times_of(DatePoll.objects.get(meeting=meeting)), list(said))


def test_a_meeting_is_seen_by_its_host_and_those_invited_alone(case):
    meeting = called(case, days=(10,))
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    for user in (case.coordinator, case.colleague, case.caseworker):
        assert sees(user, meeting)
        assert TrainingSession.objects.visible_to(fresh(user)).filter(meeting=meeting).exists()
    for name in (*UNRELATED, "one"):
        assert not sees(getattr(case, name), meeting), name
        assert (
            not TrainingSession.objects.visible_to(fresh(getattr(case, name)))
            .filter(meeting=meeting)
            .exists()
        )
    meeting_answers.withdraw(own(case.caseworker, meeting), by=case.coordinator)
    assert not sees(case.caseworker, meeting)
    assert told(case.caseworker) == ["meeting.date", "meeting.withdrawn"]


def test_a_trainer_sees_the_meeting_they_are_invited_to_by_name_while_they_work_there(case):
    meeting = called(case)
    meeting_answers.invite_colleague(meeting, case.trainer, by=case.coordinator)
    assert sees(case.trainer, meeting)
    case.trainer.memberships.update(ends_on=today() - timedelta(days=1))
    assert not sees(case.trainer, meeting)


def test_nobody_leads_a_meeting_so_no_page_of_who_leads_or_signs_up_opens_it(case, client):
    meeting = called(case, days=(10,))
    assert meeting.session.leaders_wanted == 0
    assert not TrainingSession.objects.managed_by(case.coordinator).filter(meeting=meeting).exists()
    client.force_login(case.coordinator)
    for name in ("roster", "arrangements", "change", "printed-list"):
        assert client.get(reverse(f"sessions:{name}", args=[meeting.session.uuid])).status_code == 404, name
    answer = client.get(reverse("sessions:session", args=[meeting.session.uuid]))
    assert answer.url == reverse("sessions:dialogue-meeting", args=[meeting.uuid])


# With a home ------------------------------------------------------------------------------------


def test_a_meeting_with_a_home_invites_both_adults_and_no_home_beside(case):
    meeting = called(case, home=case.home)
    assert sees(case.one, meeting)
    assert sees(case.partner, meeting)
    assert not sees(case.other_home, meeting)
    assert told(case.partner) == ["meeting.poll"]


def test_what_a_home_has_with_one_service_reaches_no_other(case):
    meeting = called(case, home=case.home)
    with pytest.raises(NotTheirs):
        meeting_answers.invite_office(meeting, case.other_office, by=case.coordinator)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    people.AssignmentFactory(home=case.home, organisation=case.other_office)
    with pytest.raises(NotTheirs):
        meeting_answers.invite_office(meeting, case.other_office, by=case.coordinator)
    with pytest.raises(NotTheirs):
        meeting_answers.invite_colleague(meeting, case.trainer, by=case.coordinator)
    with pytest.raises(NotTheirs):
        meeting_answers.invite_guest(meeting, case.town, by=case.coordinator)


def test_an_office_sees_a_meeting_with_a_home_no_longer_than_it_has_a_case_with_it(case):
    meeting = called(case, home=case.home)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    assert sees(case.caseworker, meeting)
    case.assignment.ended_on = today()
    case.assignment.save()
    assert not sees(case.caseworker, meeting)


def test_a_conflict_of_interest_or_address_protection_closes_a_meeting_with_the_home(case):
    meeting = called(case, home=case.home)
    ConflictOfInterest.objects.create(user=case.colleague, home=case.home, declared_at=timezone.now())
    assert not sees(case.colleague, meeting)
    people.protect(case.one)
    assert not sees(case.coordinator, meeting)
    assert sees(case.one, meeting)


def test_a_home_of_another_service_cannot_be_met(case):
    foreign = people.FosterHomeFactory(trained_by=people.OrganisationFactory(kind="foster_care"))
    with pytest.raises(NotAllowed):
        called(case, home=FosterHome.objects.get(pk=foreign.pk))


def test_a_home_is_not_talked_about_without_it(case):
    meeting = called(case, home=case.home)
    with pytest.raises(HomeComesAlong):
        meeting_answers.withdraw(own(case.one, meeting), by=case.coordinator)


def test_opening_a_meeting_with_a_home_is_a_look_up_that_the_family_can_read(case, client):
    meeting = called(case, home=case.home)
    client.force_login(case.coordinator)
    client.get(reverse("sessions:dialogue-meeting", args=[meeting.uuid]))
    assert LookUp.objects.filter(person=case.one, by=case.coordinator).count() == 1


# The poll ---------------------------------------------------------------------------------------


def test_a_poll_counts_what_each_party_said_and_shows_the_host_what_is_in_the_way(case):
    make.TrainingSessionFactory(
        organisation=case.service, venue=case.venue, period=(make.at(9, days=11), make.at(11, days=11))
    )
    hold(TrainingSession.objects.get(venue=case.venue), [case.trainer], holds=True)
    meeting = called(case)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    meeting_answers.invite_colleague(meeting, case.trainer, by=case.coordinator)
    meeting_answers.answer_times(
        own(case.caseworker, meeting), suiting(meeting, "yes", "if_need_be", "no"), by=fresh(case.caseworker)
    )
    poll = meeting_page(meeting, by=case.coordinator, at=timezone.now()).poll
    assert [(one.count.yes, one.count.if_need_be, one.count.no) for one in poll.times] == [
        (1, 0, 0),
        (0, 1, 0),
        (0, 0, 1),
    ]
    assert [one.count.is_best for one in poll.times] == [True, False, False]
    assert (poll.answered, poll.number) == (1, 2)
    first, second, third = (one.in_the_way for one in poll.times)
    assert (first, third) == ([], [])
    assert len(second) == 2
    of_invited = meeting_page(meeting, by=fresh(case.caseworker), at=timezone.now()).poll
    assert not of_invited.asked
    assert not any(one.said or one.in_the_way or one.may_be_picked for one in of_invited.times)


def test_picking_a_time_closes_the_poll_takes_what_was_said_as_answers_and_tells_all(case):
    meeting = called(case, home=case.home)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    meeting_answers.answer_times(
        own(case.caseworker, meeting), suiting(meeting, "no", "yes", "yes"), by=fresh(case.caseworker)
    )
    meeting_answers.answer_times(
        own(case.one, meeting), suiting(meeting, "yes", "if_need_be", ""), by=fresh(case.one)
    )
    assert polls_to_fix(case.coordinator).get() == meeting
    second = times_of(DatePoll.objects.get(meeting=meeting))[1]
    meeting = meetings.pick_time(second, by=case.coordinator)
    office, home = Invitee.objects.get(organisation=case.office), Invitee.objects.get(party="home")
    assert (office.answer, list(office.comes.all())) == ("comes", [case.caseworker])
    assert home.answer == ""
    assert meeting.session.begins_at == second.begins_at
    for user in (case.caseworker, case.one, case.partner):
        assert told(user)[-1] == "meeting.date"
    assert [one.begins_at for one in entries_of(fresh(case.caseworker), shows_venues=False)] == [
        second.begins_at
    ]
    assert entries_of(fresh(case.partner), shows_venues=False) == []
    with pytest.raises(PollClosed):
        meetings.pick_time(second, by=case.colleague)
    with pytest.raises(PollClosed):
        meeting_answers.answer_times(home, {}, by=fresh(case.one))


def test_a_time_at_which_the_room_is_taken_is_refused_and_the_poll_stays_open(case):
    meeting, other = called(case, days=(10, 11)), called(case, days=(10,))
    assert other.session
    time = times_of(DatePoll.objects.get(meeting=meeting))[0]
    with pytest.raises(VenueBusy):
        meetings.pick_time(time, by=case.coordinator)
    assert not DatePoll.objects.get(meeting=meeting).is_closed


def test_a_trainer_who_is_to_come_is_held_and_free_again_when_they_cannot(case):
    meeting = called(case, days=(10,), venue=False)
    meeting_answers.invite_colleague(meeting, case.trainer, by=case.coordinator)
    other = called(case, days=(10,), venue=False)
    with pytest.raises(Busy):
        meeting_answers.invite_colleague(other, case.trainer, by=case.coordinator)
    meeting_answers.answer_coming(own(case.trainer, meeting), "cannot", by=fresh(case.trainer))
    meeting_answers.invite_colleague(other, case.trainer, by=case.coordinator)


def test_a_link_answers_for_a_municipality_and_ends_unanswered_when_the_date_is_fixed(case):
    meeting = called(case)
    invitee, secret = meeting_answers.invite_guest(meeting, case.town, by=case.coordinator)
    other = people.MunicipalityFactory(name="Hurdal")
    _silent, unanswered = meeting_answers.invite_guest(meeting, other, by=case.coordinator)
    assert secret not in str(Invitee.objects.filter(pk=invitee.pk).values())
    meeting_answers.answer_times(behind(secret), suiting(meeting, "yes", "no", "no"), by=None)
    meetings.pick_time(times_of(DatePoll.objects.get(meeting=meeting))[0], by=case.coordinator)
    assert guest_behind(secret).answer == "comes"
    assert guest_behind(unanswered) is None
    renewed = meeting_answers.renew_link(behind(secret), by=case.coordinator)
    assert guest_behind(secret) is None
    meetings.call_off(meeting, by=case.coordinator)
    assert guest_behind(renewed) is None


def test_the_page_behind_a_link_shows_the_meeting_and_nobody_who_is_invited(case, client):
    meeting = called(case)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    _invitee, secret = meeting_answers.invite_guest(meeting, case.town, by=case.coordinator)
    address = reverse("sessions:meeting-guest", args=[secret])
    shown = client.get(address).content.decode()
    assert case.service.name in shown
    assert case.office.name not in shown
    assert "mote.example.no" not in shown
    assert client.post(address, {"suits_1": "", "suits_2": "", "suits_3": ""}).status_code == 422
    answer = client.post(address, {"suits_1": "yes", "suits_2": "no", "suits_3": ""})
    assert answer.status_code == 302
    assert TimeAnswer.objects.count() == 2
    DatePoll.objects.update(closes_on=today() - timedelta(days=1))
    assert client.post(address, {"suits_1": "no", "suits_2": "no", "suits_3": "no"}).status_code == 422
    assert TimeAnswer.objects.filter(suits="no").count() == 1
    gone = client.get(reverse("sessions:meeting-guest", args=["feil"]))
    assert (gone.status_code, gone["X-Robots-Tag"]) == (404, "noindex, nofollow")


def test_those_who_are_silent_are_reminded_once_a_day_and_nobody_else(case):
    meeting = called(case, home=case.home)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    meeting_answers.answer_times(own(case.one, meeting), suiting(meeting, "yes", "", ""), by=fresh(case.one))
    assert meeting_answers.remind_silent(meeting, by=case.coordinator) == 1
    assert meeting_answers.remind_silent(meeting, by=case.coordinator) == 0
    assert told(case.caseworker) == ["meeting.poll", "meeting.poll_reminder"]
    assert "meeting.poll_reminder" not in told(case.partner)


def test_a_poll_reminds_by_itself_once_two_days_before_its_last_day(case):
    meeting = called(case)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    noon = make.at(11, days=0)
    assert meeting_answers.remind_of_polls(at=noon) == 0
    DatePoll.objects.update(closes_on=today() + timedelta(days=2))
    assert meeting_answers.remind_of_polls(at=make.at(2, days=0)) == 0
    assert meeting_answers.remind_of_polls(at=noon) == 1
    assert meeting_answers.remind_of_polls(at=noon) == 0


def test_answers_go_with_the_logistics_and_the_meeting_when_its_time_is_past(case):
    meeting = called(case)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    meeting_answers.answer_times(
        own(case.caseworker, meeting), suiting(meeting, "yes", "no", "no"), by=fresh(case.caseworker)
    )
    meetings.pick_time(times_of(DatePoll.objects.get(meeting=meeting))[0], by=case.coordinator)
    let_go(at=timezone.now() + timedelta(days=8))
    assert not TimeAnswer.objects.exists()
    assert DialogueMeeting.objects.exists()
    let_go(at=timezone.now() + timedelta(days=750))
    assert not DialogueMeeting.objects.exists()
    assert not TrainingSession.objects.filter(kind="dialogue_meeting").exists()


def test_one_erases_what_oneself_has_answered(case):
    meeting = called(case)
    meeting_answers.invite_colleague(meeting, case.trainer, by=case.coordinator)
    meeting_answers.answer_times(
        own(case.trainer, meeting), suiting(meeting, "yes", "no", ""), by=fresh(case.trainer)
    )
    meeting_answers.erase_answers_of(case.trainer)
    assert not TimeAnswer.objects.exists()


# With a date ------------------------------------------------------------------------------------


def test_who_comes_for_an_office_is_named_and_the_rest_hear_no_more(case):
    second = people.MembershipFactory(organisation=case.office, role=Role.CASEWORKER).user
    meeting = called(case, days=(10,))
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    invitee = own(case.caseworker, meeting)
    assert [one.pk for one in waiting_for(fresh(case.caseworker))] == [invitee.pk]
    with pytest.raises(NobodyComes):
        meeting_answers.answer_coming(invitee, "comes", by=fresh(case.caseworker))
    meeting_answers.answer_coming(
        invitee, "comes", by=fresh(case.caseworker), comes=[second, case.other_home]
    )
    assert list(invitee.comes.all()) == [second]
    meetings.set_times(meeting, [make.at(12, days=20)], by=case.coordinator)
    assert told(second)[-1] == "session.changed"
    assert not waiting_for(fresh(case.other_caseworker))


def test_nobody_answers_for_another(case):
    meeting = called(case, days=(10,), home=case.home)
    invitee = own(case.one, meeting)
    for user in (case.other_home, case.caseworker, case.coordinator):
        with pytest.raises(NotAllowed):
            meeting_answers.answer_coming(invitee, "cannot", by=fresh(user))


def test_a_meeting_called_off_frees_the_room_and_takes_no_more(case):
    meeting = called(case, days=(10,))
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    invitee = own(case.caseworker, meeting)
    meetings.call_off(meeting, by=case.coordinator)
    assert told(case.caseworker)[-1] == "session.cancelled"
    called(case, days=(10,))
    for act in (
        lambda: meeting_answers.answer_coming(invitee, "cannot", by=fresh(case.caseworker)),
        lambda: meeting_answers.invite_office(meeting, case.other_office, by=case.coordinator),
        lambda: meetings.call_off(meeting, by=case.coordinator),
    ):
        with pytest.raises(IsOver):
            act()


def test_messages_about_a_meeting_name_neither_home_nor_place_nor_office(case):
    meeting = called(case, days=(10,), home=case.home)
    meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    for notice in Notice.objects.all():
        assert set(notice.variables) <= {"date", "time"}


def test_what_was_agreed_is_picked_and_read_by_those_invited(case, client):
    meeting = called(case, days=(10,))
    invitee = meeting_answers.invite_office(meeting, case.office, by=case.coordinator)
    client.force_login(case.coordinator)
    address = reverse("sessions:agree-in-meeting", args=[meeting.uuid])
    given = {"what": "numbers", "who": str(invitee.uuid), "due_on": f"{make.ordinary(30):%Y-%m-%d}"}
    assert client.post(address, given).status_code == 302
    page = meeting_page(meeting, by=fresh(case.caseworker), at=timezone.now())
    assert [(one.point.what, one.who) for one in page.agreed] == [("numbers", case.office.name)]
    client.post(address, {"drop": "1"})
    assert not meeting_page(meeting, by=case.coordinator, at=timezone.now()).agreed


# The pages --------------------------------------------------------------------------------------


def test_one_time_fixes_the_date_and_several_are_asked_about(case, client):
    client.force_login(case.coordinator)
    days = [make.ordinary(20), make.ordinary(30)]
    given = {
        "topics": ["need"],
        "minutes": "90",
        "venue": case.venue.pk,
        "day_1": f"{days[0]}",
        "begins_1": "09:00",
    }
    address = reverse("sessions:new-dialogue-meeting")
    client.post(address, given)
    assert DialogueMeeting.objects.get().is_fixed
    given |= {"day_1": f"{days[1]}", "day_2": f"{days[0]}", "begins_2": "13:00"}
    client.post(address, given)
    assert ProposedTime.objects.count() == 2
    wrong = client.post(address, {**given, "begins_2": ""})
    assert (wrong.status_code, list(wrong.context["form"].errors)) == (422, ["begins_2"])


def test_a_page_has_the_same_number_of_queries_however_many_are_invited(
    case, client, django_assert_max_num_queries
):
    meeting = called(case)
    for number in range(4):
        town = people.MunicipalityFactory(name=f"By {number}")
        meeting_answers.invite_guest(meeting, town, by=case.coordinator)
    client.force_login(case.coordinator)
    with django_assert_max_num_queries(60):
        answer = client.get(reverse("sessions:dialogue-meeting", args=[meeting.uuid]))
    assert answer.status_code == 200
    assert client.get(reverse("sessions:dialogue-meetings")).status_code == 200
