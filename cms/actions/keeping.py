"""How long it is kept who wrote and changed what in the courses."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, CommentReply, Page, Revision, TaskState

from lms.people.actions.sweeping import OldRows
from lms.people.rules.keeping import KeptFor, KeptKind, LegalGround, MaySee, Since, Whose

_COMMENTS = "wagtail_admin_comments"


def _superseded(before: datetime) -> Q:
    """Revisions of pages that are neither shown, nor the newest, nor waiting to be published or judged."""
    shown = Page.objects.exclude(live_revision=None).values("live_revision")
    newest = Page.objects.exclude(latest_revision=None).values("latest_revision")
    judged = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS).values("revision")
    return Q(
        ~Q(pk__in=shown),
        ~Q(pk__in=newest),
        ~Q(pk__in=judged),
        created_at__lt=before,
        approved_go_live_at=None,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )


@dataclass(frozen=True)
class CommentsGone:
    """Comments and replies that are gone, and that a revision of their page still repeats."""

    def count(self, before: datetime) -> int:
        return len(self._found())

    def take(self, before: datetime, at_most: int) -> Mapping[str, int]:
        found = self._found()[:at_most]
        for revision, left in found:
            content = {**revision.content, _COMMENTS: left}
            Revision.objects.filter(pk=revision.pk).update(content=content)
        return {"wagtailcore.Revision": len(found)} if found else {}

    def _found(self) -> list[tuple[Revision, list[dict[str, Any]]]]:
        written = Revision.objects.filter(**{f"content__{_COMMENTS}__0__isnull": False}).order_by("pk")
        if not (revisions := list(written)):
            return []
        comments = set(Comment.objects.values_list("pk", flat=True))
        replies = set(CommentReply.objects.values_list("pk", flat=True))
        judged = [(one, _standing(one.content[_COMMENTS], comments, replies)) for one in revisions]
        return [(one, left) for one, left in judged if left != one.content[_COMMENTS]]


def _standing(told: list[dict[str, Any]], comments: set[int], replies: set[int]) -> list[dict[str, Any]]:
    return [
        {**comment, "replies": [reply for reply in comment.get("replies", []) if reply["pk"] in replies]}
        for comment in told
        if comment["pk"] in comments
    ]


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
            OldRows("wagtailcore.Revision", _superseded),
            CommentsGone(),
            OldRows("wagtailadmin.EditingSession", lambda before: Q(last_seen_at__lt=before)),
        ),
        note=_("Published pages and versions stay, with who published them."),
    ),
)
