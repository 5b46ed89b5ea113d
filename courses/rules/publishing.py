"""What content must be before it can be published; each refusal is one sentence for the editor."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from django.utils.translation import gettext as _

from courses.content import LessonContent, ModuleContent, QuestionContent, QuestionKind, StepContent
from courses.errors import CircularPrerequisite, ContentRefused


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


def check_question(question: QuestionContent) -> None:
    """Raises `ContentRefused` where the key is missing or does not fit the choices."""
    name = _("The question “%(prompt)s”") % {"prompt": question.prompt}
    ids = [choice.id for choice in question.choices]
    if len(set(ids)) != len(ids):
        raise ContentRefused(_("%(name)s has two choices with the same id.") % {"name": name})
    right = [choice for choice in question.choices if choice.is_right]
    match question.kind:
        case QuestionKind.SINGLE if len(right) != 1 or len(ids) < 2:
            raise ContentRefused(
                _("%(name)s needs at least two choices, exactly one of them right.") % {"name": name}
            )
        case QuestionKind.MULTIPLE if not right or len(ids) < 2:
            raise ContentRefused(
                _("%(name)s needs at least two choices, at least one of them right.") % {"name": name}
            )
        case QuestionKind.TRUE_FALSE if not isinstance(question.answer, bool):
            raise ContentRefused(_("%(name)s does not say whether it is true or false.") % {"name": name})
        case QuestionKind.ORDERING if len(ids) < 2:
            raise ContentRefused(_("%(name)s needs at least two things to put in order.") % {"name": name})
        case QuestionKind.MATCHING:
            targets = {target.id for target in question.targets}
            key = question.answer if isinstance(question.answer, Mapping) else {}
            if len(ids) < 2 or set(key) != set(ids) or not set(key.values()) <= targets:
                raise ContentRefused(
                    _("%(name)s does not match each of at least two choices with one answer.")
                    % {"name": name}
                )
        case QuestionKind.FILL_IN if not [text for text in _texts(question.answer) if text.strip()]:
            raise ContentRefused(_("%(name)s has no accepted answer.") % {"name": name})
        case QuestionKind.LIKERT if len(ids) < 2:
            raise ContentRefused(_("%(name)s needs a scale of at least two steps.") % {"name": name})
        case QuestionKind.SCENARIO:
            _check_scenario(question.steps, name)
        case _:
            pass
    if question.points < 1:
        raise ContentRefused(_("%(name)s gives no point.") % {"name": name})


def is_scored(question: QuestionContent) -> bool:
    """Whether the question has a right answer."""
    if question.kind is QuestionKind.SCENARIO:
        return any(choice.is_right for step in question.steps for choice in step.choices)
    return question.kind not in {QuestionKind.LIKERT, QuestionKind.REFLECTION}


def _texts(answer: object) -> list[str]:
    return [text for text in answer if isinstance(text, str)] if isinstance(answer, list | tuple) else []


def _check_scenario(steps: tuple[StepContent, ...], name: str) -> None:
    by_id = {step.id: step for step in steps}
    if not steps or len(by_id) != len(steps):
        raise ContentRefused(_("%(name)s has no situation, or two with the same id.") % {"name": name})
    for step in steps:
        if not step.choices:
            raise ContentRefused(
                _("%(name)s has a dead end: the situation “%(situation)s” has no choice.")
                % {"name": name, "situation": step.text}
            )
        for choice in step.choices:
            if choice.leads_to and choice.leads_to not in by_id:
                raise ContentRefused(
                    _("%(name)s has a dead end: “%(choice)s” leads to a situation that is not there.")
                    % {"name": name, "choice": choice.text}
                )
    leads = {step.id: [choice.leads_to for choice in step.choices if choice.leads_to] for step in steps}
    if _has_circle(leads):
        raise ContentRefused(
            _("%(name)s goes in a circle, so that the story need never end.") % {"name": name}
        )
    reached, waiting = set(), [steps[0].id]
    while waiting:
        step_id = waiting.pop()
        if step_id not in reached:
            reached.add(step_id)
            waiting += leads[step_id]
    lost = next((step for step in steps if step.id not in reached), None)
    if lost:
        raise ContentRefused(
            _("%(name)s has a situation that no choice leads to: “%(situation)s”.")
            % {"name": name, "situation": lost.text}
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


def _has_circle(leads: Mapping[str, list[str]]) -> bool:
    done: set[str] = set()
    remaining = dict(leads)
    while remaining:
        ends = [key for key, targets in remaining.items() if set(targets) <= done]
        if not ends:
            return True
        done.update(ends)
        for key in ends:
            del remaining[key]
    return False
