import pytest

from lms.approval.actions.evaluation import evaluate_stale
from tests.lms.approval.factories import Case, ordinary_rules


@pytest.fixture(scope="module")
def standing_case(stand):
    """A case under the ordinary rules, made once a file; each test takes a copy."""
    return stand(_ruled_case)


def _ruled_case() -> Case:
    ordinary_rules()
    case = Case()
    evaluate_stale()
    return case
