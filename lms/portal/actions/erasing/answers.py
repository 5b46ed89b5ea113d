"""What becomes of every column that names a person, in the order in which it goes."""

from typing import cast

from django.db.models import Model

from courses.actions import erasing as training
from lms.approval.actions import erasing as decisions
from lms.notices.actions import erasing as messages
from lms.people.actions import erasing as people
from lms.people.actions.erasing import Answer, Column, Loosened, Stays, Vanishes, WhyKept, columns_of
from lms.portal.actions.keeping import KINDS
from sessions.actions import erasing as gatherings

_AUTHORED = Stays(WhyKept.OFFICE, named=True)
_SETTING = Stays(WhyKept.OTHERS)
_OWN: dict[str, Answer] = {
    "portal.tourtaken.person": Vanishes(),
    "portal.datacopy.person": Vanishes(),
    "portal.datarequest.person": Vanishes(),
    "portal.datarequest.answered_by": Stays(WhyKept.OFFICE, named=True),
    "portal.datarequest.lifted_by": Stays(WhyKept.OFFICE, named=True),
    "portal.securityalert.person": Stays(WhyKept.LOG),
    "portal.securityalert.looked_at_by": Stays(WhyKept.LOG),
    "portal.interest.answered_by": Loosened(),
    "portal.personerasure.by": Stays(WhyKept.OFFICE, named=True),
}
_OF_LIBRARIES: dict[str, Answer] = {
    "wagtailusers.userprofile.user": Vanishes(),
    "wagtailadmin.editingsession.user": Vanishes(),
    "wagtailadmin.formstate.user": Vanishes(),
    "wagtailcore.apitoken.user": Vanishes(),
    "wagtailcore.pagesubscription.user": Vanishes(),
    "wagtailcore.uploadedfile.uploaded_by_user": Vanishes(),
    "wagtailcore.commentreply.user": _AUTHORED,
    "wagtailcore.comment.user": _AUTHORED,
    "wagtailcore.comment.resolved_by": _AUTHORED,
    "wagtailcore.page.owner": _AUTHORED,
    "wagtailcore.page.locked_by": Loosened({"locked_by": None, "locked": False, "locked_at": None}),
    "wagtailcore.revision.user": _AUTHORED,
    "wagtailcore.pagelogentry.user": _AUTHORED,
    "wagtailcore.modellogentry.user": _AUTHORED,
    "wagtailcore.workflowstate.requested_by": _AUTHORED,
    "wagtailcore.taskstate.finished_by": _AUTHORED,
    "wagtailimages.image.uploaded_by_user": _AUTHORED,
    "wagtaildocs.document.uploaded_by_user": _AUTHORED,
    "wagtailmedia.media.uploaded_by_user": _AUTHORED,
    "wagtail_localize.stringtranslation.last_translated_by": _AUTHORED,
    "wagtail_localize.segmentoverride.last_translated_by": _AUTHORED,
    "cms.lessonpage.professional_owner": _AUTHORED,
    "cms.quizpage.professional_owner": _AUTHORED,
    "schedule.event.creator": Loosened(),
    "admin.logentry.user": Stays(WhyKept.LOG, named=True),
    "xapi.credential.created_by": _SETTING,
    "xapi.credential.revoked_by": _SETTING,
    "xapi.tie.tied_by": _SETTING,
    "xapi.erasure.by": _SETTING,
}
COLUMNS: list[Column] = columns_of(
    {
        **messages.COLUMNS,
        **gatherings.COLUMNS,
        **training.COLUMNS,
        **decisions.COLUMNS,
        **_OWN,
        **_OF_LIBRARIES,
        **people.COLUMNS,
    }
)
_KIND_OF = {label: kind.code for kind in reversed(KINDS) for label in kind.models}


def kind_of(column: Column) -> str:
    """The code of the kind of record that a column belongs to; a table that joins two is the first's."""
    made_for = cast("type[Model] | None", column.model._meta.auto_created or None)
    return _KIND_OF[(made_for or column.model)._meta.label]
