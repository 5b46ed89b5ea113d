"""Whether anything that was recorded has been changed: for administrators and county governors."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from lms.jobs import run_on_commit
from lms.look.form_view import Info, button_view
from lms.people.decorators import SignedIn, role_required
from lms.people.models import Role
from lms.portal.actions import chain_checks
from lms.portal.models import ChainCheck
from lms.portal.queries.chains.page import chains_page
from lms.portal.wording.chains import NAMES, in_words


@never_cache
@role_required(Role.ADMIN, Role.AUDITOR)
@require_safe
def chains(request: SignedIn) -> HttpResponse:
    """What hangs in chains, what lies outside the database, and what the last check found."""
    page = chains_page()
    context = {
        "page": page,
        "lines": [(NAMES[table], end) for table, end in page.chains],
        "found": [in_words(finding) for finding in page.findings],
    }
    return render(request, "portal/chains.html", context)


@role_required(Role.ADMIN, Role.AUDITOR)
@require_POST
def check(request: SignedIn) -> HttpResponse:
    """Begin a check of everything; a worker goes through with it."""
    return button_view(
        request,
        act=_begin,
        onward="portal:chains",
        said=Info(_("The check has begun. Come back to this page to see how far it is.")),
    )


def _begin() -> ChainCheck:
    begun = chain_checks.begin()
    run_on_commit("lms.portal.tasks.check_chains")
    return begun
