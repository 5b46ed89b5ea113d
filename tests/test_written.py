"""What people type and others read holds no national id; where nothing is published by date, no birth date.

A law over every text column and every form of the program: one that takes such a text is a `Words`, `Text`,
`PublishedWords`, `PublishedText` or `PersonName`, has one of their validators, or stands below with a reason.
"""

from importlib import import_module
from pkgutil import walk_packages
from typing import Any, cast

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from wagtail.rich_text import RichText

from cms.models import InfoPage
from sessions.actions.series import split_series
from sessions.errors import NamesSomebody

OURS = ("lms", "courses", "sessions", "cms")
NUMBER = "Nr. 010203 12345"
DAY = "Født 3. april 2015"

MADE = "made by the program, typed by nobody"
SET_UP = "a register's number or name, set up before anybody is in it"
SECRET = "a secret or the hash of one"
EXACT = "kept to the letter, as outside systems send it"
TOLD = "told by the provider that signs people in, never the national number"
OWN = "guarded by its form and its action; the writer's alone"
COLUMNS = {
    "approval.ArchiveRecord.case_reference": MADE,
    "approval.ArchiveRecord.sha256": MADE,
    "approval.ApiCall.client": MADE,
    "approval.ApiCall.consumer": MADE,
    "approval.ApiCall.method": MADE,
    "approval.ApiCall.path": MADE,
    "approval.ApiCall.purpose": MADE,
    "approval.ProofLink.secret_hash": SECRET,
    "approval.Review.evidence": MADE,
    "approval.SavedView.chosen": "guarded by its form: the words of a search, in a query string",
    "cms.OutsideAddress.url": MADE,
    "cms.OutsideLink.words": MADE,
    "courses.Attestation.document_sha256": MADE,
    "courses.Bookmark.place": MADE,
    "courses.Certificate.code_hash": SECRET,
    "courses.Certificate.name_hash": SECRET,
    "courses.LessonVersion.language": MADE,
    "courses.LessonVersion.material_change": "copied from the lesson's page, which is guarded",
    "courses.LessonVersion.title": "copied from the lesson's page, which is guarded",
    "courses.Note.heading": OWN,
    "courses.Note.text": OWN,
    "notices.DeliveryEvent.detail": MADE,
    "notices.Notice.about": MADE,
    "notices.Notice.kind": MADE,
    "notices.Notice.message_id": MADE,
    "notices.VisitorMail.about": MADE,
    "notices.VisitorMail.kind": MADE,
    "notices.VisitorMail.message_id": MADE,
    "portal.DataCopy.language": MADE,
    "portal.DataRequest.kind": "chosen from the kinds of record",
    "notices.TemplateText.kind": "chosen from those that there are",
    "people.AccountLink.code_hash": SECRET,
    "portal.PersonErasure.code_hash": SECRET,
    "people.Assignment.case_reference": MADE,
    "people.AddressChange.code_hash": SECRET,
    "people.AuditEntry.act": MADE,
    "people.AuditEntry.subject": MADE,
    "people.CardCode.code_hash": SECRET,
    "people.HomeCode.code_hash": SECRET,
    "people.Identity.issuer": TOLD,
    "people.Identity.subject": TOLD,
    "people.Invitation.code_hash": SECRET,
    "people.LookUp.role": MADE,
    "people.Municipality.county": SET_UP,
    "people.Municipality.county_number": SET_UP,
    "people.Municipality.name": SET_UP,
    "people.Municipality.number": SET_UP,
    "people.Municipality.official_names": SET_UP,
    "people.Municipality.organisation_number": SET_UP,
    "people.Organisation.organisation_number": SET_UP,
    "people.Organisation.telephone": "a telephone number, which may have eleven digits abroad",
    "people.PersonNumber.digest": SECRET,
    "people.PersonNumber.key_name": SET_UP,
    "people.Region.helpline_number": "a telephone number, which may have eleven digits abroad",
    "people.ResetRequest.name": "what somebody typed, sealed, and deleted when it is answered",
    "people.SecurityEvent.network": MADE,
    "people.SecurityEvent.reference": MADE,
    "people.SignIn.browser": MADE,
    "people.SignIn.issuer": TOLD,
    "people.SignIn.level": TOLD,
    "people.SignIn.session_key": SECRET,
    "people.SignIn.sid": TOLD,
    "people.Throttle.key": MADE,
    "people.User.password": SECRET,
    "people.User.username": "what one signs in with, seen by its owner and administrators",
    "people.WayInLink.code_hash": SECRET,
    "portal.ChainAnchor.line": MADE,
    "portal.ChainBlock.source": MADE,
    "portal.ChainPosition.source": MADE,
    "portal.ChainRemoval.source": MADE,
    "portal.Disposal.kind": MADE,
    "portal.Disposal.model": MADE,
    "portal.Interest.telephone": "a telephone number; its form refuses a national id",
    "portal.PolicyRefusal.directive": MADE,
    "portal.PolicyRefusal.page": MADE,
    "portal.PolicyRefusal.source": MADE,
    "portal.SearchText.address": MADE,
    "portal.SearchText.key": MADE,
    "portal.SearchText.language": MADE,
    "portal.SearchText.text": MADE,
    "portal.SearchText.title": MADE,
    "portal.SearchWord.language": MADE,
    "portal.SearchWord.word": MADE,
    "portal.SecurityAlert.network": MADE,
    "portal.TourTaken.role": MADE,
    "training_sessions.CalendarFeed.secret_hash": SECRET,
    "training_sessions.Visitor.consent": MADE,
    "training_sessions.TrainerCalendar.etag": EXACT,
    "training_sessions.TrainerCalendar.sealed_address": SECRET,
    "training_sessions.Visitor.secret_hash": SECRET,
    "training_sessions.Invitee.secret_hash": SECRET,
    "training_sessions.Notified.what": MADE,
    "training_sessions.SchoolHoliday.county_number": SET_UP,
    "training_sessions.Series.county_number": SET_UP,
    "xapi.Activity.definition": EXACT,
    "xapi.Activity.iri": EXACT,
    "xapi.Attachment.file": MADE,
    "xapi.Attachment.sha2": MADE,
    "xapi.Credential.key": SECRET,
    "xapi.Credential.secret_hash": SECRET,
    "xapi.Document.activity": EXACT,
    "xapi.Document.agent": EXACT,
    "xapi.Document.content_type": EXACT,
    "xapi.Document.name": EXACT,
    "xapi.Document.sha1": MADE,
    "xapi.Erasure.sha256": MADE,
    "xapi.Outbox.last_error": EXACT,
    "xapi.Statement.object_id": EXACT,
    "xapi.Statement.sha256": MADE,
    "xapi.Statement.text": EXACT,
    "xapi.Statement.verb": EXACT,
    "xapi.Tie.activity": EXACT,
}
SOUGHT = "what is looked for, and kept nowhere"
FIELDS = {
    "lms.approval.forms.archive.ArchiveFilterForm.words": SOUGHT,
    "lms.approval.forms.archive.HandOverToArchiveForm.seen": MADE,
    "lms.approval.forms.archive.ReceiptForm.seen": MADE,
    "lms.approval.forms.desk.DeskFilterForm.words": SOUGHT,
    "lms.approval.forms.new_starts.OwnCardForm.code": SECRET,
    "lms.people.forms.AddPasskeyForm.present": SECRET,
    "lms.people.forms.CardCodeForm.code": SECRET,
    "lms.people.forms.ForgottenForm.name": SOUGHT,
    "lms.people.forms.PresentPasswordForm.present": SECRET,
    "lms.approval.forms.desk.SaveViewForm.chosen": "a query string; the form judges the words in it",
    "lms.approval.forms.assignments.OpenAssignmentForm.code": SECRET,
    "lms.notices.forms.TemplateTextForm.kind": "chosen from those that there are",
    "lms.people.forms.ChangePasswordForm.again": SECRET,
    "lms.people.forms.ChangePasswordForm.password": SECRET,
    "lms.people.forms.ChangePasswordForm.present": SECRET,
    "lms.people.forms.NewPasswordForm.again": SECRET,
    "lms.people.forms.OwnAddressForm.present": SECRET,
    "lms.people.forms.NewPasswordForm.password": SECRET,
    "lms.people.forms.SignInForm.name": SOUGHT,
    "lms.people.forms.SignInForm.password": SECRET,
    "lms.portal.forms.SecurityEventForm.who": SOUGHT,
    "lms.portal.forms.InterestForm.website": "whoever fills it in is a program, and nothing is kept",
    "lms.portal.forms.VisitorForm.website": "whoever fills it in is a program, and nothing is kept",
    "lms.xapi.forms.CredentialForm.origins": "addresses, which the form judges",
    "lms.xapi.forms.SearchForm.activity": SOUGHT,
    "lms.xapi.forms.TieForm.activity": EXACT,
    "sessions.forms.attendance.CheckInForm.code": SECRET,
    "sessions.forms.own_calendars.CalendarAddressForm.address": SECRET,
    "sessions.forms.network_groups.MeetingsForm.left_out": "dates, which the form reads",
}
TYPED = (models.CharField, models.TextField)
NOT_WORDS = (models.SlugField, models.URLField, models.EmailField)


def refuses(field, text):
    """Whether a column's or a form's field refuses a text for whom it points at."""
    try:
        field.run_validators(text)
    except ValidationError as error:
        return any(one.code == "identifies" for one in error.error_list)
    return False


def columns():
    for model in apps.get_models():
        if model.__module__.partition(".")[0] in OURS:
            for field in model._meta.local_fields:
                if isinstance(field, TYPED) and not isinstance(field, NOT_WORDS) and not field.choices:
                    yield f"{model._meta.label}.{field.name}", field


def every_form():
    for package in OURS:
        for module in walk_packages(import_module(package).__path__, f"{package}."):
            if "forms" in module.name.split("."):
                import_module(module.name)
    found, waiting = set(), [forms.BaseForm]
    while waiting:
        below = waiting.pop().__subclasses__()
        waiting += below
        found |= {one for one in below if one.__module__.partition(".")[0] in OURS}
    return sorted(found, key=lambda form: (form.__module__, form.__qualname__))


def form_fields():
    for form in every_form():
        for name, field in getattr(form, "base_fields", {}).items():
            is_words = type(field) is forms.CharField and not isinstance(field.widget, forms.Select)
            if is_words or isinstance(field.widget, forms.Textarea):
                yield form, name, field


def test_every_text_column_refuses_a_national_id_or_has_a_reason():
    assert {label for label, field in columns() if not refuses(field, NUMBER)} == set(COLUMNS)


def test_a_birth_date_is_refused_but_where_pages_name_the_day_of_a_law():
    dated = {label for label, field in columns() if not refuses(field, DAY)} - set(COLUMNS)
    published = {label for label in dated if label.startswith("cms.")}
    names = {label for label in dated if label.endswith(("name", "alias"))}
    assert dated == published | names
    assert names == {
        "people.Membership.asked_name",
        "people.ProtectionWish.alias",
        "people.User.alias",
        "people.User.first_name",
        "people.User.last_name",
        "portal.Interest.name",
        "training_sessions.Visitor.name",
    }


def test_every_form_refuses_a_national_id_or_has_a_reason():
    open_to_it = set()
    for form, name, field in form_fields():
        model = getattr(getattr(form, "_meta", None), "model", None)
        asked = [field]
        if model is not None and name in {one.name for one in model._meta.get_fields()}:
            asked.append(model._meta.get_field(name))
        if not any(refuses(one, NUMBER) for one in asked):
            open_to_it.add(f"{form.__module__}.{form.__qualname__}.{name}")
    assert open_to_it == set(FIELDS)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "written"),
    [
        ("title", {"title": f"Fagdag for {NUMBER}"}),
        ("search_description", {"title": "Fagdag", "search_description": NUMBER}),
        ("lead", {"title": "Fagdag", "lead": NUMBER}),
        ("body", {"title": "Fagdag", "body": [("text", {"text": RichText(f"<p>Om {NUMBER}</p>")})]}),
    ],
)
def test_a_page_holds_no_national_id_anywhere(where, written):
    with pytest.raises(ValidationError) as refused:
        InfoPage(slug="fagdag", path="00010009", depth=2, **written).full_clean()
    assert [one.code for one in refused.value.error_dict[where]] == ["identifies"]


def test_a_page_may_name_the_day_of_a_law():
    page = InfoPage(title="Loven av 18. juni 2021", lead="I kraft 1. januar 2023.")
    page.clean()
    page._meta.get_field("lead").clean(page.lead, page)


@pytest.mark.django_db
@pytest.mark.parametrize("name", [NUMBER, DAY])
def test_a_series_that_is_split_off_is_not_named_after_somebody(name):
    with pytest.raises(NamesSomebody):
        split_series(cast(Any, None), name=name, by=cast(Any, None))
