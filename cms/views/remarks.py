from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cms.actions.remarks import REMARKERS, remark
from cms.forms.pages import RemarkForm
from cms.models import LessonPage
from cms.queries.pages import page_in_language, remarks_by
from lms.look.form_view import form_page
from lms.people.decorators import SignedIn, role_required


@role_required(*REMARKERS)
@form_page
def remarks(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Tell the editors something about a lesson, and read what they answered oneself."""
    page = page_in_language(LessonPage, uuid, get_language())
    if page is None:
        raise Http404
    reader = request.user
    form = RemarkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        remark(page, text=form.cleaned_data["text"], by=reader)
        messages.success(request, _("The editors have your remark. What they answer stands here."))
        return redirect("cms:remarks", uuid)
    context = {"page": page, "form": form, "remarks": remarks_by(reader, lesson=uuid)}
    return TemplateResponse(request, "cms/remarks.html", context)
