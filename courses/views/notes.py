"""The notebook: its writer's alone, on no shared cache, and theirs to take along or erase."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_safe

from courses.actions import notes
from courses.actions.notes import change_note, write_note
from courses.forms import NoteForm
from courses.models import Note
from courses.queries.notes import as_text, note_of, number_of_notes, pages
from lms.look.form_view import form_page, form_view
from lms.look.requests import page_asked
from lms.people.decorators import SignedIn, signed_in

private = cache_control(no_store=True, private=True, max_age=0)


@signed_in
@private
@sensitive_variables()
@sensitive_post_parameters()
@form_page
def notebook(request: SignedIn) -> HttpResponse:
    """One's own notes, newest first, and a form for another."""
    form = NoteForm(request.POST or None)
    return form_view(
        request,
        form,
        act=lambda: write_note(request.user, **form.cleaned_data),
        said=_("The note is saved."),
        onward=reverse("courses:notebook"),
        template="courses/notebook.html",
        unsound=200,
        context=lambda: {"page": pages(request.user).get_page(page_asked(request))},
    )


@signed_in
@private
@sensitive_variables()
@sensitive_post_parameters()
@form_page
def note(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Change one of one's own notes."""
    found = _own(request, uuid)
    form = NoteForm(request.POST or None, initial={"heading": found.heading, "text": found.text})
    return form_view(
        request,
        form,
        act=lambda: change_note(found, **form.cleaned_data),
        said=_("The note is saved."),
        onward=reverse("courses:notebook"),
        template="courses/note.html",
        unsound=200,
        context={"note": found},
    )


@signed_in
@private
@form_page
def erase_note(request: SignedIn, uuid: UUID) -> HttpResponse:
    """Ask, and then erase one of one's own notes for good."""
    found = _own(request, uuid)
    if request.method == "POST":
        notes.erase_note(found)
        messages.success(request, _("The note is erased."))
        return redirect("courses:notebook")
    return render(request, "courses/erase_note.html", {"note": found})


@signed_in
@private
@form_page
def erase_notebook(request: SignedIn) -> HttpResponse:
    """Ask, and then erase the whole notebook for good."""
    if request.method == "POST":
        notes.erase_notebook(request.user)
        messages.success(request, _("The notebook is erased."))
        return redirect("courses:notebook")
    return render(request, "courses/erase_notebook.html", {"count": number_of_notes(request.user)})


@signed_in
@private
@require_safe
def export_notebook(request: SignedIn) -> HttpResponse:
    """The whole notebook as a text file."""
    response = HttpResponse(as_text(request.user), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="notatbok.txt"'
    return response


def _own(request: SignedIn, uuid: UUID) -> Note:
    found = note_of(request.user, uuid)
    if found is None:
        raise Http404
    return found
