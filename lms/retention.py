"""For how many days each kind of record about people is kept, by the name of its setting.

Which kinds go by which setting, and from which event the days count, stands in `docs/privacy.md`.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured

_DAYS = {
    "ABSENCE_RETENTION_DAYS": 365,
    "ACCOUNT_RETENTION_DAYS": 1095,
    "ANSWER_RETENTION_DAYS": 1095,
    "API_CALL_RETENTION_DAYS": 730,
    "APPROVAL_RETENTION_DAYS": 3650,
    "ARCHIVE_RECORD_RETENTION_DAYS": 3650,
    "ASSIGNMENT_RETENTION_DAYS": 3650,
    "ATTESTATION_DOCUMENT_RETENTION_DAYS": 3650,
    "AUDIT_RETENTION_DAYS": 3650,
    "AUTHORING_RETENTION_DAYS": 1825,
    "BACKUP_RETENTION_DAYS": 30,
    "CALENDAR_MAIL_RETENTION_DAYS": 30,
    "CHECK_IN_RETENTION_DAYS": 14,
    "CODE_RETENTION_DAYS": 30,
    "CONFLICT_RETENTION_DAYS": 1825,
    "COPY_RETENTION_DAYS": 7,
    "DATA_COPY_RETENTION_DAYS": 1,
    "DATA_REQUEST_RETENTION_DAYS": 1825,
    "FEEDBACK_RETENTION_DAYS": 365,
    "GROUP_POST_RETENTION_DAYS": 365,
    "HOME_RETENTION_DAYS": 3650,
    "IN_HOME_RETENTION_DAYS": 365,
    "INTEREST_RETENTION_DAYS": 180,
    "INVITATION_RETENTION_DAYS": 90,
    "LOGISTICS_RETENTION_DAYS": 7,
    "LOOK_UP_RETENTION_DAYS": 1825,
    "MEETING_RETENTION_DAYS": 730,
    "NOTE_RETENTION_DAYS": 3650,
    "NOTICE_RETENTION_DAYS": 365,
    "PLAN_RETENTION_DAYS": 1095,
    "PROOF_LINK_RETENTION_DAYS": 90,
    "ROLE_RETENTION_DAYS": 3650,
    "SEAT_RETENTION_DAYS": 1095,
    "SECURITY_EVENT_RETENTION_DAYS": 730,
    "SESSION_RETENTION_DAYS": 1,
    "SIGN_IN_RETENTION_DAYS": 180,
    "SUPERVISION_RETENTION_DAYS": 3650,
    "TRAINING_RETENTION_DAYS": 3650,
    "VISITOR_RETENTION_DAYS": 90,
}
# The database lets go of a log's rows no sooner (`people_forget`).
_SHORTEST = {
    "APPROVAL_RETENTION_DAYS": 366,
    "ARCHIVE_RECORD_RETENTION_DAYS": 366,
    "AUDIT_RETENTION_DAYS": 366,
    "LOOK_UP_RETENTION_DAYS": 366,
    "SECURITY_EVENT_RETENTION_DAYS": 91,
}


def chosen(env: Any) -> dict[str, int]:
    """The days of every setting, as the environment has them or else as they are by default.

    Raises `ImproperlyConfigured` where one is shorter than a day, or than what the database keeps.
    """
    days = {name: env.int(name, default=default) for name, default in _DAYS.items()}
    for name, number in days.items():
        if number < (shortest := _SHORTEST.get(name, 1)):
            raise ImproperlyConfigured(
                f"{name}: nothing of this kind goes sooner than after {shortest} days."
            )
    return days


def of_supervision(env: Any) -> tuple[int, int]:
    """For how many days a supervision case may be open without being prolonged, and in all."""
    return (
        env.int("SUPERVISION_LONGEST_DAYS", default=180),
        env.int("SUPERVISION_LONGEST_IN_ALL_DAYS", default=730),
    )
