"""Published pages go down a floor; new editors get their rights."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move
from wagtail.users.models import UserProfile

from cms.actions.editors import grant_authoring
from cms.actions.link_check import links_changed
from cms.actions.publishing import hand_over_lesson, hand_over_module, hand_over_programme
from cms.models import LessonPage, ModulePage, ProgrammePage, QuizPage
from cms.queries.search_texts import findings_in
from cms.signals import findings_changed
from lms.documents.intake import FileRefused, keep_picture
from lms.people.models import Membership, Role


@receiver(page_published, sender=LessonPage)
@receiver(page_published, sender=QuizPage)
def lesson_published(instance: LessonPage | QuizPage, **kwargs: Any) -> None:
    hand_over_lesson(instance, by=_publisher(kwargs))


@receiver(page_published, sender=ModulePage)
def module_published(instance: ModulePage, **kwargs: Any) -> None:
    hand_over_module(instance, by=_publisher(kwargs))


@receiver(page_published, sender=ProgrammePage)
def programme_published(instance: ProgrammePage, **kwargs: Any) -> None:
    hand_over_programme(instance, by=_publisher(kwargs))


@receiver(page_published)
@receiver(page_unpublished)
@receiver(page_slug_changed)
@receiver(post_page_move)
def page_changed(instance: Page, **kwargs: Any) -> None:
    findings_changed.send(sender=Page, pages={instance.pk: findings_in(instance)})


@receiver(page_published)
def links_published(instance: Page, **kwargs: Any) -> None:
    links_changed(instance)


@receiver(post_delete, sender=Page)
def page_deleted(instance: Page, **kwargs: Any) -> None:
    findings_changed.send(sender=Page, pages={instance.pk: []})


@receiver(pre_save, sender=UserProfile)
def editors_own_picture_changed(instance: UserProfile, **kwargs: Any) -> None:
    """Wagtail's account page has no form of ours: clean the picture here, and keep none that is refused."""
    picture = instance.avatar
    if picture and not picture._committed:
        try:
            keep_picture(picture.file)
        except FileRefused:
            instance.avatar = ""


def _publisher(kwargs: dict[str, Any]) -> Any:
    revision = kwargs.get("revision")
    return revision.user if revision else None


@receiver(post_save, sender=Membership)
@receiver(post_delete, sender=Membership)
def membership_changed(instance: Membership, **kwargs: Any) -> None:
    if instance.role in {Role.EDITOR, Role.ADMIN}:
        grant_authoring(instance.user)
