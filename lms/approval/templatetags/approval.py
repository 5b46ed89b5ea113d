"""What the desk's templates say of the gate's answer."""

from django import template

from lms.approval import gate
from lms.approval.models import RuleSet
from lms.approval.queries.rule_sets import RequirementChange
from lms.approval.wording import gate as words

register = template.Library()


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
