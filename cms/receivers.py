"""Published pages go down a floor; new editors get their rights."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.signals import page_published

from cms import actions
from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from lms.people.models import Membership, Role


@receiver(page_published, sender=LessonPage)
@receiver(page_published, sender=QuizPage)
def lesson_published(instance: LessonPage | QuizPage, **kwargs: Any) -> None:
    actions.hand_over_lesson(instance, by=_publisher(kwargs))


@receiver(page_published, sender=ModulePage)
def module_published(instance: ModulePage, **kwargs: Any) -> None:
    actions.hand_over_module(instance, by=_publisher(kwargs))


@receiver(page_published, sender=ProgrammePage)
def programme_published(instance: ProgrammePage, **kwargs: Any) -> None:
    actions.hand_over_programme(instance, by=_publisher(kwargs))


def _publisher(kwargs: dict[str, Any]) -> Any:
    revision = kwargs.get("revision")
    return revision.user if revision else None


@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def membership_changed(instance: Membership, **kwargs: Any) -> None:
    if instance.role in {Role.EDITOR, Role.ADMIN}:
        actions.grant_authoring(instance.user)
