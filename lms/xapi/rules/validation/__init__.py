"""Whether a statement, or a request's parameter, follows the specification to the letter.

Pure: values in, `Malformed` out, with the path of the property and the rule in one sentence. Where
the versions differ, `Family` decides.
"""

from lms.xapi.rules.validation.agents import check_agent, check_agent_or_group
from lms.xapi.rules.validation.families import Family
from lms.xapi.rules.validation.statements import check_statement
from lms.xapi.rules.validation.values import check_iri, check_timestamp, check_uuid

__all__ = [
    "Family",
    "check_agent",
    "check_agent_or_group",
    "check_iri",
    "check_statement",
    "check_timestamp",
    "check_uuid",
]
