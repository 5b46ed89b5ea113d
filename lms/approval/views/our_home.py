"""The family's own page about what the gate says of their training."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from lms.approval.queries.home.family import family_cases
from lms.approval.wording.cases import family_case_text
from lms.people.decorators import SignedIn, role_required
from lms.people.models.access import IN_A_HOME


@role_required(IN_A_HOME)
@require_safe
def our_home(request: SignedIn) -> HttpResponse:
    """Where each adult of the home stands, in the family's words."""
    cases = family_cases(request.user, language=get_language() or "nb")
    context = {"cases": [family_case_text(case) for case in cases]}
    return render(request, "approval/our_home.html", context)
