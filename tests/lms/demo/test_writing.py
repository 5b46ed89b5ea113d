"""Pages that are written at once: nothing tells them from pages that an editor publishes one by one."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Locale, Page, PageLogEntry, Revision

from cms.actions.publishing import handed_over_once
from cms.models import LessonPage, LessonProvision, ModuleMeeting, ModulePage, ProgrammePage
from cms.signals import findings_changed
from courses.models import LessonVersion, ModulePart, ModuleVersion, ProgrammeVersion
from lms.demo.content.writing import Tree
from lms.people.models import Role, TargetGroup
from lms.portal.models import SearchText
from tests.cms.factories import block, home, text
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db

# What differs between two pages that are alike in all that anybody sees.
_OWN = {
    *("id", "pk", "page_ptr", "path", "slug", "url_path", "code", "translation_key", "page"),
    *("latest_revision", "live_revision", "latest_revision_created_at"),
    *("first_published_at", "last_published_at"),
}
# What the database gives in whatever order it lies there.
_UNORDERED = {"target_groups"}


@pytest.fixture
def editor():
    return MembershipFactory(role=Role.EDITOR).user


class OneByOne:
    """As an editor does it."""

    def __init__(self, root, editor):
        self.editor = editor

    def add(self, parent, page):
        page.owner, page.live = self.editor, False
        parent.add_child(instance=page)

    def publish(self, page):
        page.save_revision(user=self.editor).publish(user=self.editor, skip_permission_checks=True)

    def write(self):
        pass

    def announce(self):
        pass


def _programme(way, *, name, editor, locale):
    """A programme with one module of two lessons, put in and published; returns its pages."""
    root = home()
    tree = way(root, editor)
    programme = ProgrammePage(title="Grunnopplæring", slug=name, code=name, lead="Alle", locale=locale)
    tree.add(root, programme)
    module = ModulePage(title="Tilknytning", slug="modul", locale=locale)
    module.meetings = [ModuleMeeting(title="Samling", sort_order=0, after_lesson=1, locale=locale)]
    module.target_groups.set(TargetGroup.objects.order_by("pk")[:2])
    tree.add(programme, module)
    pages = [programme, module]
    for number in range(2):
        lesson = LessonPage(
            title=f"Leksjon {number}",
            slug=f"leksjon-{number}",
            professional_owner=editor,
            body=json.dumps([{**text(), "id": str(number)}, block("reflection", prompt="Hva nå?")]),
            locale=locale,
        )
        lesson.provisions = [LessonProvision(reference="bvl. § 9-1", sort_order=0, locale=locale)]
        tree.add(module, lesson)
        tree.publish(lesson)
        pages.append(lesson)
    tree.publish(module)
    tree.publish(programme)
    tree.write()
    with handed_over_once(), findings_changed.gathered():
        tree.announce()
    return pages


def _told(data):
    """Stored data without what is each page's own."""
    if isinstance(data, dict):
        told = {key: _told(value) for key, value in data.items() if key not in _OWN}
        return told | {key: sorted(told[key]) for key in _UNORDERED & told.keys()}
    return [_told(one) for one in data] if isinstance(data, list) else data


def _rows(page):
    """All that the tables say of a page."""
    page = Page.objects.get(pk=page.pk).specific
    log = PageLogEntry.objects.filter(page=page).order_by("pk")
    found = SearchText.objects.filter(page=page.pk).order_by("key")
    return {
        "page": _told(json.loads(page.to_json()) | {"body": None}),
        "depth": page.depth,
        "is live by its newest revision": page.live_revision == page.latest_revision is not None,
        "children": [child.specific_class for child in page.get_children()],
        "revisions": [
            (one.user, one.object_str, one.base_content_type, set(one.content))
            for one in Revision.objects.for_instance(page)
        ],
        "reverts to": _told(page.get_latest_revision_as_object().serializable_data()) | {"body": None},
        "log": [(one.action, one.user, one.label, one.content_changed, one.data) for one in log],
        "found": list(found.values_list("kind", "language", "title", "text", "vector")),
        "versions": LessonVersion.objects.filter(lesson_uuid=page.translation_key).count(),
    }


def test_a_written_page_is_as_if_an_editor_had_published_it(editor):
    locale = home().locale
    by_hand = _programme(OneByOne, name="for-hand", editor=editor, locale=locale)
    at_once = _programme(Tree, name="at-once", editor=editor, locale=locale)
    for one, other in zip(by_hand, at_once, strict=True):
        assert _rows(other) == _rows(one)
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_page_that_no_editor_could_publish_is_refused(editor):
    tree = Tree(home(), editor)
    page = ProgrammePage(title="Uten", slug="two words", locale=home().locale)
    tree.add(home(), page)
    tree.publish(page)
    with pytest.raises(ValidationError, match="slug"):
        tree.write()


def test_two_pages_of_one_address_are_refused(editor):
    root = home()
    tree = Tree(root, editor)
    for _ in range(2):
        page = ProgrammePage(title="Samme", slug="samme", locale=root.locale)
        tree.add(root, page)
        tree.publish(page)
    with pytest.raises(ValidationError, match="samme"):
        tree.write()


def test_pages_published_together_make_one_version_of_each_module_and_programme(editor):
    _programme(Tree, name="at-once", editor=editor, locale=home().locale)
    assert ProgrammeVersion.objects.get().programme_modules.count() == ModuleVersion.objects.count() == 1
    assert ModulePart.objects.count() == 3


def test_what_pages_hold_is_told_once_where_changes_are_gathered(editor):
    told = []

    def listen(sender, pages, **kwargs):
        told.append(set(pages))

    findings_changed.connect(listen)
    try:
        pages = _programme(Tree, name="at-once", editor=editor, locale=home().locale)
    finally:
        findings_changed.disconnect(listen)
    assert told == [{page.pk for page in pages}]


def test_many_pages_take_few_queries_more_than_one(editor):
    root, locale = home(), Locale.objects.get(language_code="nb")

    def queries(name, count):
        with CaptureQueriesContext(connection) as captured:
            tree = Tree(root, editor)
            for number in range(count):
                page = ProgrammePage(title="Stor", slug=f"{name}-{number}", locale=locale)
                tree.add(root, page)
                tree.publish(page)
            tree.write()
        return len(captured)

    queries("first", 1)
    assert queries("many", 11) - queries("one", 1) <= 10 * 5
