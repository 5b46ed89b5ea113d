"""Over the whole program: whoever audits an act says whether it matters to security."""

from lms.people.rules.security import EVENTS
from tests.audited import DAILY_WORK, NO_SECURITY_MATTER, acts


def test_every_audited_act_is_a_security_event_or_said_to_be_none():
    unsaid = {
        act: where
        for act, where in acts().items()
        if act not in EVENTS and act not in NO_SECURITY_MATTER and act.split(".")[0] not in DAILY_WORK
    }
    assert not unsaid, "put these in lms/people/rules/security.py, or in tests/audited.py if they are none"


def test_what_is_said_of_acts_is_about_acts_that_are_audited():
    known = acts()
    assert set(EVENTS) | NO_SECURITY_MATTER <= set(known)
    assert {act.split(".")[0] for act in known} >= DAILY_WORK
    assert not {act for act in EVENTS if act.split(".")[0] in DAILY_WORK}
