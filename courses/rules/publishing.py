"""What content must be before it can be published; each refusal is one sentence for the editor."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from courses.content import LessonContent, ModuleContent
from courses.errors import CircularPrerequisite, ContentRefused
from courses.questions import check_question, is_scored


def check_lesson(content: LessonContent) -> None:
    """Raises `ContentRefused` for the first thing that would leave a learner stuck or misjudged."""
    seen: set[UUID] = set()
    for question in content.questions:
        if question.uuid in seen:
            raise ContentRefused(
                _("The question “%(prompt)s” stands twice in the lesson.") % {"prompt": question.prompt}
            )
        seen.add(question.uuid)
        check_question(question)
    quiz = content.quiz
    if quiz is None:
        return
    scored = [question for question in content.questions if is_scored(question)]
    if not scored:
        raise ContentRefused(
            _("The quiz “%(title)s” has no question with a right answer.") % {"title": content.title}
        )
    if quiz.draw is not None and not 1 <= quiz.draw <= len(scored):
        raise ContentRefused(
            _("The quiz “%(title)s” draws %(draw)s questions, but has %(count)s to draw from.")
            % {"title": content.title, "draw": quiz.draw, "count": len(scored)}
        )
    if quiz.attempts is not None and quiz.attempts < 1:
        raise ContentRefused(_("The quiz “%(title)s” allows no try.") % {"title": content.title})
    if quiz.pass_mark is not None and not 0 < quiz.pass_mark <= 1:
        raise ContentRefused(
            _("The pass mark of the quiz “%(title)s” is not a share between 0 and 1.")
            % {"title": content.title}
        )


def check_module(content: ModuleContent) -> None:
    """Raises `ContentRefused` for a module that cannot be completed as it stands."""
    if not any(part.required for part in content.parts):
        raise ContentRefused(
            _("The module “%(title)s” has no required part, so nobody could complete it.")
            % {"title": content.title}
        )
    uuids = [part.uuid for part in content.parts]
    if len(set(uuids)) != len(uuids):
        raise ContentRefused(_("The module “%(title)s” has a part twice.") % {"title": content.title})
    shares = [content.pass_mark, content.min_share, *(p.min_share for p in content.parts if p.min_share)]
    if not all(0 <= share <= 1 for share in shares):
        raise ContentRefused(
            _("The module “%(title)s” has a share that is not between 0 and 1.") % {"title": content.title}
        )


def check_prerequisites(module: UUID, title: str, prerequisites: Mapping[UUID, Iterable[UUID]]) -> None:
    """Raises `CircularPrerequisite` if a module waits for itself, however far round.

    `prerequisites` holds those of every module as it would be after publishing.
    """
    waiting, seen = list(prerequisites.get(module, ())), set()
    while waiting:
        other = waiting.pop()
        if other == module:
            raise CircularPrerequisite(_("The module “%(title)s” would wait for itself.") % {"title": title})
        if other not in seen:
            seen.add(other)
            waiting += prerequisites.get(other, ())
