"""How long it is kept who wrote and changed what in the courses."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lms.people.actions.sweeping import OldRows
from lms.people.rules.keeping import KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

KINDS = (
    KeptKind(
        code="authoring",
        name=_("Who wrote, changed, commented and published pages, pictures and files"),
        models=(
            "cms.LessonPage",
            "cms.QuizPage",
            "courses.ModuleVersion",
            "courses.ProgrammeVersion",
            "courses.LessonVersion",
            "wagtailcore.Page",
            "wagtailcore.Revision",
            "wagtailcore.PageLogEntry",
            "wagtailcore.ModelLogEntry",
            "wagtailcore.Comment",
            "wagtailcore.CommentReply",
            "wagtailcore.PageSubscription",
            "wagtailcore.WorkflowState",
            "wagtailcore.TaskState",
            "wagtailcore.UploadedFile",
            "wagtailcore.APIToken",
            "wagtailadmin.EditingSession",
            "wagtailadmin.FormState",
            "wagtailimages.Image",
            "wagtaildocs.Document",
            "wagtailmedia.Media",
            "wagtail_localize.StringTranslation",
            "wagtail_localize.SegmentOverride",
        ),
        purpose=KeptFor.AUTHORING,
        basis=LegalGround.TASK,
        whose=(Whose.STAFF,),
        seen_by=(MaySee.EDITORS,),
        setting="AUTHORING_RETENTION_DAYS",
        since=Since.MADE,
        sweeps=(
            OldRows("wagtailcore.PageLogEntry", lambda before: Q(timestamp__lt=before)),
            OldRows("wagtailcore.ModelLogEntry", lambda before: Q(timestamp__lt=before)),
            OldRows("wagtailcore.Comment", lambda before: Q(resolved_at__lt=before)),
            OldRows("wagtailadmin.EditingSession", lambda before: Q(last_seen_at__lt=before)),
        ),
        note=_("Published pages and versions stay, with who published them."),
    ),
)
