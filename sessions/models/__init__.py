"""Series, sessions, places, trainers, seats, attendance, in-home training and network groups."""

from sessions.models.arrangements import InterpreterNeed, InterpreterOrder, Logistics
from sessions.models.attendance import Attendance, AttendanceCorrection, CheckInClaim, CorrectionReason, Mark
from sessions.models.course_places import CoursePlace
from sessions.models.evaluations import Evaluation
from sessions.models.feeds import CalendarFeed, Notified
from sessions.models.in_home import (
    ClosingEvaluation,
    Goal,
    GoalMark,
    InHomeNeed,
    InHomePlan,
    InHomeReason,
    InHomeVisit,
)
from sessions.models.meetings import (
    AgreedPoint,
    DatePoll,
    DialogueMeeting,
    Invitee,
    ProposedTime,
    TimeAnswer,
)
from sessions.models.moves import SeriesMove
from sessions.models.network_days import AgendaChoice, AgendaItem, ChildrenCount, DayFeedback
from sessions.models.network_groups import GroupMembership, GroupPost, GroupResource, NetworkGroup, PostReport
from sessions.models.own_calendars import CalendarChoices, MailedEntry
from sessions.models.requests import GatheringRequest
from sessions.models.school_holidays import SchoolHoliday
from sessions.models.seasons import ProposedSeries, Season
from sessions.models.seats import Booking, Registration, SeatEvent, SeatOffer
from sessions.models.series import (
    Audience,
    RequiredVisit,
    Series,
    SeriesVisit,
    SpokenLanguage,
    Substitute,
)
from sessions.models.series_templates import SeriesTemplate, TemplateGathering
from sessions.models.trainer_calendars import BusyTime, TrainerCalendar
from sessions.models.trainers import Competence, TrainerAbsence, TrainerAssignment, TrainerHours
from sessions.models.training_sessions import StaffingReason, TrainingSession
from sessions.models.venues import Venue, VenueBooking
from sessions.models.visitors import Visitor
from sessions.models.wishes import ReachWish, UnsuitableDays
from sessions.rules.kinds import SessionKind

__all__ = [
    "AgendaChoice",
    "AgendaItem",
    "AgreedPoint",
    "Attendance",
    "AttendanceCorrection",
    "Audience",
    "Booking",
    "BusyTime",
    "CalendarChoices",
    "CalendarFeed",
    "CheckInClaim",
    "ChildrenCount",
    "ClosingEvaluation",
    "Competence",
    "CorrectionReason",
    "CoursePlace",
    "DatePoll",
    "DayFeedback",
    "DialogueMeeting",
    "Evaluation",
    "GatheringRequest",
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
    "Invitee",
    "Logistics",
    "MailedEntry",
    "Mark",
    "NetworkGroup",
    "Notified",
    "PostReport",
    "ProposedSeries",
    "ProposedTime",
    "ReachWish",
    "Registration",
    "RequiredVisit",
    "SchoolHoliday",
    "Season",
    "SeatEvent",
    "SeatOffer",
    "Series",
    "SeriesMove",
    "SeriesTemplate",
    "SeriesVisit",
    "SessionKind",
    "SpokenLanguage",
    "StaffingReason",
    "Substitute",
    "TemplateGathering",
    "TimeAnswer",
    "TrainerAbsence",
    "TrainerAssignment",
    "TrainerCalendar",
    "TrainerHours",
    "TrainingSession",
    "UnsuitableDays",
    "Venue",
    "VenueBooking",
    "Visitor",
]
