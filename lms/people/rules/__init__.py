"""Pure rules about people's data: values in, values out; no clock, no query."""

from lms.people.rules.words import (
    holds_a_full_date,
    is_ordinary_alias,
    names_a_person_by_number,
    norwegian_order,
)

__all__ = ["holds_a_full_date", "is_ordinary_alias", "names_a_person_by_number", "norwegian_order"]
