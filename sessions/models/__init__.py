"""Series, sessions, places, trainers, seats, attendance, in-home training and network groups."""

from sessions.models.attendance import Attendance, AttendanceCorrection, CheckInClaim, CorrectionReason, Mark
from sessions.models.availability import ReachWish, SchoolHoliday, UnsuitableDays
from sessions.models.calendars import CalendarFeed, Notified
from sessions.models.hours import TrainerHours
from sessions.models.inhome import (
    ClosingEvaluation,
    Goal,
    GoalMark,
    InHomeNeed,
    InHomePlan,
    InHomeReason,
    InHomeVisit,
)
from sessions.models.network import (
    AgendaChoice,
    AgendaItem,
    ChildrenCount,
    DayFeedback,
    GroupMembership,
    GroupPost,
    GroupResource,
    NetworkGroup,
    PostReport,
)
from sessions.models.places import Venue, VenueBooking
from sessions.models.practical import InterpreterNeed, InterpreterOrder, Logistics
from sessions.models.seats import Booking, Registration, SeatEvent, SeatOffer
from sessions.models.series import (
    RequiredVisit,
    Series,
    SeriesTemplate,
    SeriesVisit,
    Substitute,
    TemplateGathering,
)
from sessions.models.trainers import Competence, TrainerAbsence, TrainerAssignment
from sessions.models.training_sessions import StaffingReason, TrainingSession
from sessions.rules.kinds import SessionKind

__all__ = [
    "AgendaChoice",
    "AgendaItem",
    "Attendance",
    "AttendanceCorrection",
    "Booking",
    "CalendarFeed",
    "CheckInClaim",
    "ChildrenCount",
    "ClosingEvaluation",
    "Competence",
    "CorrectionReason",
    "DayFeedback",
    "Goal",
    "GoalMark",
    "GroupMembership",
    "GroupPost",
    "GroupResource",
    "InHomeNeed",
    "InHomePlan",
    "InHomeReason",
    "InHomeVisit",
    "InterpreterNeed",
    "InterpreterOrder",
    "Logistics",
    "Mark",
    "NetworkGroup",
    "Notified",
    "PostReport",
    "ReachWish",
    "Registration",
    "RequiredVisit",
    "SchoolHoliday",
    "SeatEvent",
    "SeatOffer",
    "Series",
    "SeriesTemplate",
    "SeriesVisit",
    "SessionKind",
    "StaffingReason",
    "Substitute",
    "TemplateGathering",
    "TrainerAbsence",
    "TrainerAssignment",
    "TrainerHours",
    "TrainingSession",
    "UnsuitableDays",
    "Venue",
    "VenueBooking",
]
