from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from courses.content import QuestionContent, StepContent
from courses.errors import ContentRefused, ResponseRefused
from courses.questions.base import QuestionType, Scored, told


class Scenario(QuestionType):
    """A story of `steps`; choices marked `is_right` are the wise ones, none need be. The response is the ids
    of the choices taken, step by step, to the end."""

    name = "scenario"
    interaction = "other"
    may_be_skipped = True

    def check(self, question: QuestionContent, name: str) -> None:
        steps = question.steps
        _check_steps(steps, name)
        leads = {step.id: [choice.leads_to for choice in step.choices if choice.leads_to] for step in steps}
        if _has_circle(leads):
            raise ContentRefused(
                _("%(name)s goes in a circle, so that the story need never end.") % {"name": name}
            )
        lost = _first_lost(steps, leads)
        if lost:
            raise ContentRefused(
                _("%(name)s has a situation that no choice leads to: “%(situation)s”.")
                % {"name": name, "situation": lost.text}
            )

    def is_scored(self, question: QuestionContent) -> bool:
        return any(choice.is_right for step in question.steps for choice in step.choices)

    def score(self, question: QuestionContent, words: QuestionContent, response: Any) -> Scored:
        if not isinstance(response, Sequence) or isinstance(response, str):
            raise ResponseRefused(_("Choose what to do in each situation."))
        steps = {step.id: step for step in question.steps}
        texts = {(step.id, choice.id): choice.feedback for step in words.steps for choice in step.choices}
        taken, feedback, wise = [], [], []
        where = question.steps[0].id
        for chosen in response:
            choice = next((one for one in steps[where].choices if one.id == chosen), None) if where else None
            if choice is None:
                raise ResponseRefused(_("That choice is not in this situation."))
            taken.append(choice.id)
            wise.append(choice.is_right)
            feedback.append(texts.get((where, choice.id), choice.feedback))
            where = choice.leads_to
        if where or not taken:
            raise ResponseRefused(_("The story is not at its end yet."))
        scored = self.is_scored(question)
        right = all(wise) if scored else None
        return Scored(
            right,
            sum(wise) / len(wise) if scored else None,
            taken,
            "[,]".join(taken),
            tuple(text for text in (*feedback, *told(words, [], right)) if text),
            sum(wise),
            len(wise) - sum(wise),
        )

    def response_from(self, fields: QueryDict, name: str, question: QuestionContent) -> list[str] | None:
        return [one for one in fields.get(name, "").split(",") if one] or None

    def right_response(self, question: QuestionContent) -> list[str]:
        steps = {step.id: step for step in question.steps}
        taken, where = [], question.steps[0].id
        while where:
            choices = steps[where].choices
            choice = next((one for one in choices if one.is_right), choices[0])
            taken.append(choice.id)
            where = choice.leads_to
        return taken


def _check_steps(steps: Sequence[StepContent], name: str) -> None:
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


def _first_lost(steps: Sequence[StepContent], leads: Mapping[str, list[str]]) -> StepContent | None:
    """The first situation that the story never comes to."""
    reached, waiting = set(), [steps[0].id]
    while waiting:
        step_id = waiting.pop()
        if step_id not in reached:
            reached.add(step_id)
            waiting += leads[step_id]
    return next((step for step in steps if step.id not in reached), None)
