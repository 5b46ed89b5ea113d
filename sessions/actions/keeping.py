"""How long seats, needs, visits and groups are kept."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.dates import oslo_day
from lms.people.actions.sweeping import OldRows
from lms.people.rules.keeping import KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

_WHO_ARRANGES = (MaySee.OWNER, MaySee.TRAINERS, MaySee.SERVICE)


def _of_a_session(before: datetime) -> Q:
    return Q(session__period__endswith__lt=before)


KINDS = (
    KeptKind(
        code="seats",
        name=_("Your places at courses and gatherings, offers and requests"),
        models=(
            "training_sessions.Booking",
            "training_sessions.Registration",
            "training_sessions.SeatOffer",
            "training_sessions.SeatEvent",
            "training_sessions.CoursePlace",
            "training_sessions.AgendaChoice",
            "training_sessions.SeriesVisit",
            "training_sessions.GatheringRequest",
            "training_sessions.Notified",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_WHO_ARRANGES,
        setting="SEAT_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            OldRows("training_sessions.Booking", _of_a_session),
            OldRows(
                "training_sessions.CoursePlace",
                lambda before: Q(queued_at__lt=before, bookings__isnull=True),
            ),
            OldRows("training_sessions.SeriesVisit", _of_a_session),
            OldRows("training_sessions.GatheringRequest", lambda before: Q(answered_at__lt=before)),
            OldRows("training_sessions.Notified", _of_a_session),
        ),
    ),
    KeptKind(
        code="needs",
        name=_("Practical needs at a gathering: food, travel, interpreter, children's ages"),
        models=(
            "training_sessions.Logistics",
            "training_sessions.InterpreterOrder",
            "training_sessions.ChildrenCount",
            "training_sessions.UnsuitableDays",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_WHO_ARRANGES,
        setting="LOGISTICS_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            *(
                OldRows(model, lambda before: Q(registration__session__period__endswith__lt=before))
                for model in ("training_sessions.Logistics", "training_sessions.InterpreterOrder")
            ),
            OldRows(
                "training_sessions.ChildrenCount",
                lambda before: Q(booking__session__period__endswith__lt=before),
            ),
            OldRows("training_sessions.UnsuitableDays", lambda before: Q(last_day__lt=oslo_day(before))),
        ),
    ),
    KeptKind(
        code="check-ins",
        name=_("That you said by code that you were there"),
        models=("training_sessions.CheckInClaim",),
        purpose=KeptFor.TRAINING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.TRAINERS),
        setting="CHECK_IN_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("training_sessions.CheckInClaim", lambda before: Q(claimed_at__lt=before)),),
    ),
    KeptKind(
        code="feedback",
        name=_("What you thought of gatherings, courses and network days"),
        models=("training_sessions.DayFeedback", "training_sessions.Evaluation"),
        purpose=KeptFor.AUTHORING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE),
        setting="FEEDBACK_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=tuple(
            OldRows(model, lambda before: Q(at__lt=before))
            for model in ("training_sessions.DayFeedback", "training_sessions.Evaluation")
        ),
    ),
    KeptKind(
        code="in-home",
        name=_("In-home training: reasons, needs, goals, visits and how it went"),
        models=(
            "training_sessions.InHomePlan",
            "training_sessions.Goal",
            "training_sessions.GoalMark",
            "training_sessions.InHomeVisit",
            "training_sessions.ClosingEvaluation",
        ),
        purpose=KeptFor.TRAINING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.TRAINERS, MaySee.SERVICE, MaySee.MUNICIPALITY),
        setting="IN_HOME_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            OldRows(
                "training_sessions.InHomePlan",
                lambda before: Q(closed_at__lt=before) | Q(assignment__ended_on__lt=oslo_day(before)),
            ),
        ),
        note=_("That the visits took place stays as evidence of training."),
    ),
    KeptKind(
        code="groups",
        name=_("Membership of a network group"),
        models=("training_sessions.GroupMembership",),
        purpose=KeptFor.CONTACT,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.GROUP, MaySee.SERVICE),
        setting="GROUP_POST_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(OldRows("training_sessions.GroupMembership", lambda before: Q(left_at__lt=before)),),
    ),
    KeptKind(
        code="posts",
        name=_("What is written in a network group, and reports about it"),
        models=("training_sessions.GroupPost", "training_sessions.PostReport"),
        purpose=KeptFor.CONTACT,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.GROUP,),
        setting="GROUP_POST_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(OldRows("training_sessions.GroupPost", lambda before: Q(at__lt=before)),),
    ),
    KeptKind(
        code="wishes",
        name=_("Wishes that stand: where you can go, interpreter, calendar address"),
        models=(
            "training_sessions.ReachWish",
            "training_sessions.InterpreterNeed",
            "training_sessions.CalendarFeed",
            "training_sessions.CalendarChoices",
            "training_sessions.TrainerHours",
            "training_sessions.Competence",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=_WHO_ARRANGES,
        setting="ACCOUNT_RETENTION_DAYS",
        since=Since.SIGNED_IN,
        sweeps=(OldRows("training_sessions.CalendarFeed", lambda before: Q(revoked_at__lt=before)),),
        note=_("You can change and erase them yourself; they go with the account."),
    ),
    KeptKind(
        code="calendar-mail",
        name=_("What your own calendar was told by mail"),
        models=("training_sessions.MailedEntry",),
        purpose=KeptFor.CONTACT,
        basis=LegalGround.CONSENT,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.NOBODY,),
        setting="CALENDAR_MAIL_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(OldRows("training_sessions.MailedEntry", _of_a_session),),
    ),
    KeptKind(
        code="visitors",
        name=_("Those who sign up to an information meeting"),
        models=("training_sessions.Visitor", "notices.VisitorMail"),
        purpose=KeptFor.RECRUITING,
        basis=LegalGround.CONSENT,
        whose=(Whose.VISITORS,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE),
        setting="VISITOR_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            OldRows("training_sessions.Visitor", _of_a_session),
            OldRows("notices.VisitorMail", lambda before: Q(made_at__lt=before)),
        ),
    ),
    KeptKind(
        code="meetings",
        name=_("Dialogue meetings: who was invited and came, and what was agreed"),
        models=(
            "training_sessions.DialogueMeeting",
            "training_sessions.Invitee",
            "training_sessions.DatePoll",
            "training_sessions.ProposedTime",
            "training_sessions.AgreedPoint",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.SERVICE, MaySee.MUNICIPALITY),
        setting="MEETING_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            OldRows(
                "training_sessions.TrainingSession",
                lambda before: Q(meeting__isnull=False, period__endswith__lt=before),
            ),
            OldRows(
                "training_sessions.DialogueMeeting",
                lambda before: Q(called_off_at__lt=before) | Q(session=None, made_at__lt=before),
            ),
        ),
    ),
    KeptKind(
        code="times",
        name=_("Which times you said suit you for a meeting"),
        models=("training_sessions.TimeAnswer",),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(MaySee.OWNER, MaySee.SERVICE),
        setting="LOGISTICS_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(OldRows("training_sessions.TimeAnswer", lambda before: Q(time__poll__closed_at__lt=before)),),
        note=_("You can erase them before, with your wishes."),
    ),
    KeptKind(
        code="absences",
        name=_("When a trainer could not be asked"),
        models=(
            "training_sessions.TrainerAbsence",
            "training_sessions.TrainerCalendar",
            "training_sessions.BusyTime",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE),
        setting="ABSENCE_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=tuple(
            OldRows(model, lambda before: Q(period__endswith__lt=before))
            for model in ("training_sessions.TrainerAbsence", "training_sessions.BusyTime")
        ),
    ),
    KeptKind(
        code="planning",
        name=_("Who planned, leads and moved courses and gatherings"),
        models=(
            "training_sessions.TrainingSession",
            "training_sessions.Series",
            "training_sessions.SeriesTemplate",
            "training_sessions.SeriesMove",
            "training_sessions.Season",
            "training_sessions.ProposedSeries",
            "training_sessions.TrainerAssignment",
            "training_sessions.NetworkGroup",
            "schedule.Event",
        ),
        purpose=KeptFor.PLANNING,
        basis=LegalGround.TASK,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.OWNER, MaySee.SERVICE),
        setting="PLAN_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            OldRows("training_sessions.SeriesMove", lambda before: Q(moved_at__lt=before)),
            OldRows("training_sessions.Season", lambda before: Q(last_day__lt=oslo_day(before))),
        ),
        note=_("That a gathering was held, and who led it, stays with the training that it gave."),
    ),
)
