"""What editors see beside a page while they write it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.views.pages.preview import PreviewOnEditView

from cms.queries.checks.page_check import proof_of


class ProofView(PreviewOnEditView):
    """The proof of a page as its editor has it on the screen, saved or not; nothing is written."""

    http_method_names = ("get", "head")

    def get(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        form = self.get_form(self._get_form_data(self._get_form_state()))
        if form.is_bound and self.validate_form(form):
            form.save(commit=False)
        return render(request, "cms/authoring/page_check.html", {"proof": proof_of(self.object)})
