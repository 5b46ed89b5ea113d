from django.db import transaction
from wagtail.models import Comment

from cms.models import LessonPage
from lms.people.actions.traces import audit
from lms.people.models import Role, User

REMARKERS = (Role.TRAINER, Role.COORDINATOR, Role.CASEWORKER)
_STANDS_AT = "title"


@transaction.atomic
def remark(page: LessonPage, *, text: str, by: User) -> Comment:
    """Put a reader's remark beside the lesson, where its editors answer and resolve it."""
    made = Comment.objects.create(page=page, user=by, text=text, contentpath=_STANDS_AT)
    audit("lesson.remarked", f"lesson:{page.uuid}", by=by, comment=made.pk)
    return made
