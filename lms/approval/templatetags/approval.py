"""What the desk's templates say of the gate's answer."""

from collections.abc import Iterable
from typing import Any

from django import template

from lms.approval import gate
from lms.approval.models import Approval, RuleSet
from lms.approval.queries.closings import Closing
from lms.approval.queries.forecast.prospects import Prospect
from lms.approval.queries.home.timeline import TimelineEvent
from lms.approval.queries.rule_sets import RequirementChange
from lms.approval.queries.snapshots import Altered, Checked
from lms.approval.queries.standings import Standing
from lms.approval.wording import gate as words
from lms.approval.wording import home
from lms.people.models import User

register = template.Library()


@register.simple_tag
def left_words(closings: Iterable[Closing]) -> list[tuple[str, str, list[str]]]:
    return words.what_is_left(closings)


@register.simple_tag
def why_not(standing: Standing) -> list[str]:
    return words.why_not(standing)


@register.simple_tag
def standing_label(standing: Standing) -> tuple[Any, str]:
    return words.standing_label(standing)


@register.simple_tag
def standing_answer(standing: Standing) -> tuple[str, str]:
    return home.verdict(standing)


@register.simple_tag
def answer_facts(standing: Standing, prospect: Prospect | None) -> list[home.Fact]:
    return home.facts(standing, prospect)


@register.simple_tag
def deadline_words(standing: Standing) -> str:
    return words.deadline(standing)


@register.simple_tag
def event_words(event: TimelineEvent) -> str:
    return words.event(event)


@register.simple_tag
def hindrance_words(hindrance: str) -> str:
    return words.hindrance(hindrance)


@register.simple_tag
def verdict_words(checked: Checked) -> str:
    return words.verdict(checked)


@register.simple_tag
def altered_words(one: Altered) -> str:
    return words.altered(one)


@register.simple_tag
def approval_tone(approval: Approval) -> str:
    return words.approval_tone(approval)


@register.simple_tag
def own_closings(standing: Standing, user: User) -> list[Closing]:
    """What closes the reader's own open cells; the partner's stay theirs."""
    rows = (*standing.before, *standing.after)
    found = {
        (closing.training, closing.title): closing
        for row in rows
        for cell in row.cells
        for closing in cell.closings
        if closing.parent == user
    }
    return list(found.values())


@register.filter
def at(mapping: dict[str, str], key: str) -> str:
    """The value under a key, or the key itself."""
    return mapping.get(key, key)


@register.filter
def in_words(rules: RuleSet | gate.Rules) -> str:
    """A rule set, or the one that a snapshot holds, by kind and day."""
    version = rules.version if isinstance(rules, RuleSet) else None
    return words.rule_set_name(rules.kind, rules.valid_from, version)


@register.simple_tag
def change_words(
    change: RequirementChange, field: str, titles: dict[str, str], groups: dict[str, str]
) -> str:
    return words.change(change, field, names=titles | groups)
