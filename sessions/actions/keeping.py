"""How long seats, needs, visits and groups are kept."""

from datetime import datetime

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.actions.sweeping import Rows
from lms.people.rules.keeping import Basis, Kind, Purpose, Reader, Since, Whose

_WHO_ARRANGES = (Reader.OWNER, Reader.TRAINERS, Reader.SERVICE)


def _of_a_session(before: datetime) -> Q:
    return Q(session__period__endswith__lt=before)


KINDS = (
    Kind(
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
        purpose=Purpose.PLANNING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_WHO_ARRANGES,
        setting="SEAT_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            Rows("training_sessions.Booking", _of_a_session),
            Rows(
                "training_sessions.CoursePlace",
                lambda before: Q(queued_at__lt=before, bookings__isnull=True),
            ),
            Rows("training_sessions.SeriesVisit", _of_a_session),
            Rows("training_sessions.GatheringRequest", lambda before: Q(answered_at__lt=before)),
            Rows("training_sessions.Notified", _of_a_session),
        ),
    ),
    Kind(
        code="needs",
        name=_("Practical needs at a gathering: food, travel, interpreter, children's ages"),
        models=(
            "training_sessions.Logistics",
            "training_sessions.InterpreterOrder",
            "training_sessions.ChildrenCount",
            "training_sessions.UnsuitableDays",
        ),
        purpose=Purpose.PLANNING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=_WHO_ARRANGES,
        setting="LOGISTICS_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            *(
                Rows(model, lambda before: Q(registration__session__period__endswith__lt=before))
                for model in ("training_sessions.Logistics", "training_sessions.InterpreterOrder")
            ),
            Rows(
                "training_sessions.ChildrenCount",
                lambda before: Q(booking__session__period__endswith__lt=before),
            ),
            Rows("training_sessions.UnsuitableDays", lambda before: Q(last_day__lt=before.date())),
        ),
    ),
    Kind(
        code="check-ins",
        name=_("That you said by code that you were there"),
        models=("training_sessions.CheckInClaim",),
        purpose=Purpose.TRAINING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(Reader.OWNER, Reader.TRAINERS),
        setting="CHECK_IN_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Rows("training_sessions.CheckInClaim", lambda before: Q(claimed_at__lt=before)),),
    ),
    Kind(
        code="feedback",
        name=_("What you thought of a network day"),
        models=("training_sessions.DayFeedback",),
        purpose=Purpose.AUTHORING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(Reader.OWNER, Reader.SERVICE),
        setting="FEEDBACK_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Rows("training_sessions.DayFeedback", lambda before: Q(at__lt=before)),),
    ),
    Kind(
        code="in-home",
        name=_("In-home training: reasons, needs, goals, visits and how it went"),
        models=(
            "training_sessions.InHomePlan",
            "training_sessions.Goal",
            "training_sessions.GoalMark",
            "training_sessions.InHomeVisit",
            "training_sessions.ClosingEvaluation",
        ),
        purpose=Purpose.TRAINING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(Reader.OWNER, Reader.TRAINERS, Reader.SERVICE, Reader.MUNICIPALITY),
        setting="IN_HOME_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(
            Rows(
                "training_sessions.InHomePlan",
                lambda before: Q(closed_at__lt=before) | Q(assignment__ended_on__lt=before.date()),
            ),
        ),
        note=_("That the visits took place stays as evidence of training."),
    ),
    Kind(
        code="groups",
        name=_("Membership of a network group"),
        models=("training_sessions.GroupMembership",),
        purpose=Purpose.CONTACT,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(Reader.OWNER, Reader.GROUP, Reader.SERVICE),
        setting="GROUP_POST_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(Rows("training_sessions.GroupMembership", lambda before: Q(left_at__lt=before)),),
    ),
    Kind(
        code="posts",
        name=_("What is written in a network group, and reports about it"),
        models=("training_sessions.GroupPost", "training_sessions.PostReport"),
        purpose=Purpose.CONTACT,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.GROUP,),
        setting="GROUP_POST_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(Rows("training_sessions.GroupPost", lambda before: Q(at__lt=before)),),
    ),
    Kind(
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
        purpose=Purpose.PLANNING,
        basis=Basis.TASK,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=_WHO_ARRANGES,
        setting="ACCOUNT_RETENTION_DAYS",
        since=Since.SIGNED_IN,
        sweeps=(Rows("training_sessions.CalendarFeed", lambda before: Q(revoked_at__lt=before)),),
        note=_("You can change and erase them yourself; they go with the account."),
    ),
    Kind(
        code="calendar-mail",
        name=_("What your own calendar was told by mail"),
        models=("training_sessions.MailedEntry",),
        purpose=Purpose.CONTACT,
        basis=Basis.CONSENT,
        whose=(Whose.FAMILIES, Whose.STAFF),
        seen_by=(Reader.NOBODY,),
        setting="CALENDAR_MAIL_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(Rows("training_sessions.MailedEntry", _of_a_session),),
    ),
    Kind(
        code="visitors",
        name=_("Those who sign up to an information meeting"),
        models=("training_sessions.Visitor", "notices.VisitorMail"),
        purpose=Purpose.RECRUITING,
        basis=Basis.CONSENT,
        whose=(Whose.VISITORS,),
        seen_by=(Reader.OWNER, Reader.SERVICE),
        setting="VISITOR_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            Rows("training_sessions.Visitor", _of_a_session),
            Rows("notices.VisitorMail", lambda before: Q(made_at__lt=before)),
        ),
    ),
    Kind(
        code="absences",
        name=_("When a trainer could not be asked"),
        models=("training_sessions.TrainerAbsence",),
        purpose=Purpose.PLANNING,
        basis=Basis.TASK,
        whose=(Whose.STAFF,),
        seen_by=(Reader.OWNER, Reader.SERVICE),
        setting="ABSENCE_RETENTION_DAYS",
        since=Since.ENDED,
        sweeps=(Rows("training_sessions.TrainerAbsence", lambda before: Q(period__endswith__lt=before)),),
    ),
    Kind(
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
        purpose=Purpose.PLANNING,
        basis=Basis.TASK,
        whose=(Whose.STAFF,),
        seen_by=(Reader.OWNER, Reader.SERVICE),
        setting="PLAN_RETENTION_DAYS",
        since=Since.HELD,
        sweeps=(
            Rows("training_sessions.SeriesMove", lambda before: Q(moved_at__lt=before)),
            Rows("training_sessions.Season", lambda before: Q(last_day__lt=before.date())),
        ),
        note=_("That a gathering was held, and who led it, stays with the training that it gave."),
    ),
)
