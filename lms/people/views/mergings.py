"""Staff ask that two accounts of somebody they have seen become one."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from lms.look.form_view import form_page, form_view
from lms.look.navigation import named_place
from lms.people.actions.merging import ask_to_merge as ask
from lms.people.decorators import SignedIn, role_required
from lms.people.forms import AskMergingForm
from lms.people.models import Role
from lms.people.queries import adults_to_see_to, cares_for


@never_cache
@role_required(Role.COORDINATOR, Role.CASEWORKER)
@form_page
def ask_to_merge(request: SignedIn, home: UUID, adult: int) -> HttpResponse:
    """Ask for it; the answer is the same whether there is such an account."""
    found = get_object_or_404(adults_to_see_to(request.user, home), pk=adult)
    if not cares_for(request.user, found.home):
        raise PermissionDenied
    form = AskMergingForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: ask(found.user, home=found.home, by=request.user, **form.cleaned_data),
        onward=named_place("foster_home", found.home.uuid),
        said=_(
            "If there is such an account, two administrators look at it. The person is told when it is done."
        ),
        template="people/ask_merging.html",
        context={"adult": found, "home": found.home},
    )
