"""What two accounts of one person have of seats, attendance and groups is one person's."""

from django.db import transaction
from django.utils import timezone

from lms.people.actions.one_account import Goes, move
from lms.people.models import User
from sessions.actions.feeds import revoke_feeds
from sessions.errors import SeatsTwice
from sessions.models import GroupMembership
from sessions.queries.collisions import days_of_seats_twice

COLUMNS = {
    "training_sessions.attendance.person": Goes.MOVES,
    "training_sessions.attendancecorrection.asked_by": Goes.MOVES,  # who asked is not who settles
    "training_sessions.checkinclaim.person": Goes.MOVES,
    "training_sessions.gatheringrequest.asked_by": Goes.MOVES,
    "training_sessions.registration.person": Goes.MOVES,
    "training_sessions.interpreterneed.person": Goes.MOVES,
    "training_sessions.notified.person": Goes.MOVES,
    "training_sessions.closingevaluation.by": Goes.MOVES,
    "training_sessions.dayfeedback.person": Goes.MOVES,
    "training_sessions.evaluation.person": Goes.MOVES,
    "training_sessions.groupmembership.person": Goes.MOVES,
    "training_sessions.grouppost.author": Goes.MOVES,
    "training_sessions.postreport.by": Goes.MOVES,
    "training_sessions.reachwish.person": Goes.MOVES,
    "training_sessions.unsuitabledays.person": Goes.MOVES,
    "training_sessions.calendarfeed.person": Goes.STAYS,  # its address stops working
    "training_sessions.calendarchoices.person": Goes.STAYS,  # the kept account's own choices stand
    "training_sessions.mailedentry.person": Goes.STAYS,  # its mails went to the other address
    "training_sessions.attendance.marked_by": Goes.STAYS,
    "training_sessions.attendancecorrection.settled_by": Goes.STAYS,
    "training_sessions.trainerassignment.trainer": Goes.STAYS,
    "training_sessions.competence.trainer": Goes.STAYS,
    "training_sessions.trainerabsence.trainer": Goes.STAYS,
    "training_sessions.trainerhours.trainer": Goes.STAYS,
    "training_sessions.trainercalendar.trainer": Goes.STAYS,
    "training_sessions.booking.made_by": Goes.STAYS,
    "training_sessions.courseplace.made_by": Goes.STAYS,
    "training_sessions.seatevent.by": Goes.STAYS,
    "training_sessions.trainingsession.made_by": Goes.STAYS,
    "training_sessions.visitor.made_by": Goes.STAYS,
    "training_sessions.inhomeplan_resource_people.user": Goes.STAYS,
    "training_sessions.inhomeplan.asked_by": Goes.STAYS,
    "training_sessions.inhomeplan.decided_by": Goes.STAYS,
    "training_sessions.inhomevisit.reported_by": Goes.STAYS,
    "training_sessions.networkgroup.facilitator": Goes.STAYS,
    "training_sessions.grouppost.hidden_by": Goes.STAYS,
    "training_sessions.series.made_by": Goes.STAYS,
    "training_sessions.seriestemplate.made_by": Goes.STAYS,
    "training_sessions.season.made_by": Goes.STAYS,
    "training_sessions.seriesmove.moved_by": Goes.STAYS,
    "training_sessions.proposedseries_trainers.user": Goes.STAYS,
    "training_sessions.invitee.person": Goes.MOVES,
    "training_sessions.invitee_comes.user": Goes.MOVES,
    "training_sessions.invitee.answered_by": Goes.STAYS,
    "training_sessions.timeanswer.answered_by": Goes.STAYS,
    "training_sessions.dialoguemeeting.made_by": Goes.STAYS,
    "training_sessions.agreedpoint.noted_by": Goes.STAYS,
}


@transaction.atomic
def follow(kept: User, merged: User) -> None:
    """Let what stands of the closed account go over; both calendar addresses stop working.

    Raises `SeatsTwice` where both are signed up to one session ahead: a seat is given back under the lock of
    its session, before persons are locked, so the person or staff does that first.
    """
    if days := days_of_seats_twice(kept, merged):
        raise SeatsTwice(days)
    revoke_feeds([kept.pk, merged.pk])
    move(COLUMNS, kept=kept, merged=merged)
    GroupMembership.objects.filter(person=merged, left_at=None).update(left_at=timezone.now())
