"""How long training, its evidence, answers and notes are kept."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.actions.sweeping import OldRows
from lms.people.rules.keeping import KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

KINDS = (
    KeptKind(
        code="training",
        name=_("Training: what you take part in, have completed, and the evidence for it"),
        models=(
            "courses.Enrolment",
            "courses.EnrolmentMove",
            "courses.PartProgress",
            "courses.Completion",
            "courses.Certificate",
            "courses.Attestation",
            "training_sessions.Attendance",
            "training_sessions.AttendanceCorrection",
            "training_sessions.Substitute",
            "xapi.Statement",
            "xapi.Facet",
            "xapi.Voiding",
            "xapi.Erasure",
            "xapi.Attachment",
            "xapi.Outbox",
        ),
        purpose=KeptFor.TRAINING,
        basis=LegalGround.DUTY,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER, MaySee.HOME, MaySee.SERVICE, MaySee.MUNICIPALITY, MaySee.AUDITOR),
        setting="TRAINING_RETENTION_DAYS",
        since=Since.CLOSED,
        note=_(
            "Counted from your last training where that is later. A decision that names you goes first, when "
            "the archive has it. Until then it is evidence in a public case, and you can use it again in "
            "another home."
        ),
    ),
    KeptKind(
        code="answers",
        name=_("Your answers, tries and bookmarks in lessons"),
        models=("courses.Attempt", "courses.Answer", "courses.Bookmark", "xapi.Document"),
        purpose=KeptFor.LEARNING,
        basis=LegalGround.TASK,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER,),
        setting="ANSWER_RETENTION_DAYS",
        since=Since.CHANGED,
        sweeps=(
            OldRows("courses.Answer", lambda before: Q(answered_at__lt=before)),
            OldRows("courses.Attempt", lambda before: Q(started_at__lt=before)),
            OldRows("courses.Bookmark", lambda before: Q(seen_at__lt=before)),
            OldRows("xapi.Document", lambda before: Q(updated_at__lt=before)),
        ),
        note=_("You can erase them before; what you have completed stays completed."),
    ),
    KeptKind(
        code="notebook",
        name=_("Your notebook"),
        models=("courses.Note",),
        purpose=KeptFor.LEARNING,
        basis=LegalGround.CONSENT,
        whose=(Whose.FAMILIES,),
        seen_by=(MaySee.OWNER,),
        setting="NOTE_RETENTION_DAYS",
        since=Since.CHANGED,
        sweeps=(OldRows("courses.Note", lambda before: Q(changed_at__lt=before)),),
        note=_("You can erase it before."),
    ),
)
