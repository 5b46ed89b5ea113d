"""A packed programme taken in as drafts: everything is looked at first, and it is all or nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, BinaryIO
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page, Revision

from cms.models import (
    BorrowedModule,
    HomePage,
    LessonPage,
    LessonProvision,
    ModuleMeeting,
    ModulePage,
    ModulePrerequisite,
    ProgrammePage,
)
from cms.rules.languages import content_languages
from cms.rules.slugs import free_slug, slug_of
from cms.transfer.fields import ABOVE, FIELDS, MODELS, STREAMS
from cms.transfer.files import TakenFiles
from cms.transfer.parcel import PAGES, PackedPage, Parcel, ParcelBroken, opened
from cms.transfer.references import Pointed, swapped
from cms.transfer.refusals import first_refusal
from courses.errors import ContentRefused
from courses.models import Training
from lms.people.actions.traces import audit
from lms.people.models import TargetGroup, User

_Place = tuple[UUID, str]


@dataclass
class Unpacked:
    """What came of it: pages made and changed, and what could not come along."""

    made: int = 0
    changed: int = 0
    notes: list[str] = field(default_factory=list)
    programme: Page | None = None


def unpack(file: BinaryIO, *, by: User, publish: bool = False) -> Unpacked:
    """Take a programme in as drafts, or published at once. Pages that are here already, by key and
    language, get a new draft.

    Raises `ParcelBroken`, saying where the file is wrong; then nothing has changed.
    """
    archive, parcel = opened(file)
    _check_places(parcel)
    files = TakenFiles(archive, parcel.files, by=by)
    try:
        with archive, transaction.atomic():
            files.take()
            return _Unpacking(parcel, files, by).run(publish=publish)
    except BaseException:
        files.give_back()
        raise


def _where(number: int, packed: PackedPage) -> str:
    return f"{PAGES} → pages → {number} (“{packed.title}”, {packed.language})"


def _check_places(parcel: Parcel) -> None:
    """Each page once, in a language that is set up, beneath one of the right kind before it."""
    known = dict(content_languages())
    kinds: dict[_Place, str] = {}
    for number, packed in enumerate(parcel.pages):
        where = _where(number, packed)
        if packed.language not in known:
            raise ParcelBroken(where, _("The language “%s” is not set up here.") % packed.language)
        if (packed.key, packed.language) in kinds:
            raise ParcelBroken(where, _("The page is there twice."))
        above = kinds.get((packed.under, packed.language)) if packed.under else None
        if above != ABOVE[packed.kind]:
            raise ParcelBroken(where, _("The page it belongs beneath does not stand before it."))
        kinds[packed.key, packed.language] = packed.kind
        for name in packed.values:
            if name not in FIELDS[packed.kind]:
                raise ParcelBroken(where, _("“%s” is no field of this page.") % name[:60])


class _Unpacking:
    """One programme on its way in."""

    def __init__(self, parcel: Parcel, files: TakenFiles, by: User) -> None:
        self.parcel, self.files, self.by = parcel, files, by
        self.pages: dict[_Place, Any] = {}
        self.done = Unpacked()

    def run(self, *, publish: bool) -> Unpacked:
        packed = list(enumerate(self.parcel.pages))
        for number, one in packed:
            self._place(number, one)
        revisions = [self._fill(number, one) for number, one in packed]
        if publish:
            self._publish(revisions)
        audit(
            "programme.imported",
            f"programme:{self.parcel.pages[0].key}",
            by=self.by,
            made=self.done.made,
            changed=self.done.changed,
            published=publish,
        )
        return self.done

    def _place(self, number: int, packed: PackedPage) -> None:
        """Find the page, or put an empty draft where it belongs."""
        locale = Locale.objects.get_or_create(language_code=packed.language)[0]
        known = Page.objects.filter(translation_key=packed.key, locale=locale).first()
        if known and not isinstance(known.specific, MODELS[packed.kind]):
            raise ParcelBroken(_where(number, packed), _("Here, this page is of another kind."))
        if known:
            page = known.get_latest_revision_as_object()
            self.done.changed += 1
        else:
            parent = self._parent(number, packed, locale)
            beside = parent.get_children().values_list("slug", flat=True)
            page = MODELS[packed.kind](
                title=packed.title,
                slug=free_slug(slug_of(packed.slug) or packed.slug, beside),
                locale=locale,
                translation_key=packed.key,
                owner=self.by,
                live=False,
            )
            if not parent.permissions_for_user(self.by).can_add_subpage():
                raise ParcelBroken("", _("You may not add pages here."))
            parent.add_child(instance=page)
            self.done.made += 1
        self.pages[packed.key, packed.language] = page
        self.done.programme = self.done.programme or page

    def _parent(self, number: int, packed: PackedPage, locale: Locale) -> Page:
        if packed.under:
            return self.pages[packed.under, packed.language]
        home = HomePage.objects.filter(locale=locale).first()
        if home is None:
            raise ParcelBroken(_where(number, packed), _("There is no home page in this language yet."))
        return home

    def _fill(self, number: int, packed: PackedPage) -> Revision:
        """Give the page what the file holds, as a draft."""
        where, page = _where(number, packed), self.pages[packed.key, packed.language]
        page.title = packed.title
        for name, value in packed.values.items():
            setattr(page, name, value)
        self._check_code(where, page)
        if packed.kind in STREAMS:
            self._fill_stream(where, page, STREAMS[packed.kind], packed)
        self._fill_rows(where, page, packed)
        try:
            page.full_clean()
        except ValidationError as error:
            raise ParcelBroken(where, first_refusal(error)) from None
        if not page.live:
            page.save()
        return page.save_revision(user=self.by, log_action=True)

    def _check_code(self, where: str, page: Any) -> None:
        code = getattr(page, "code", "")
        if not code:
            return
        others = Training.objects.filter(code=code).exclude(programme__uuid=page.uuid)
        if others.exclude(module__uuid=page.uuid).exists():
            raise ParcelBroken(where, _("Another programme or module has the code “%s”.") % code)

    def _fill_stream(self, where: str, page: Any, name: str, packed: PackedPage) -> None:
        block = getattr(page, name).stream_block
        raw = swapped(block, packed.stream, self._swap_in(where, packed.language), f"{where} → stream")
        try:
            value = block.clean(block.to_python(raw))
        except ValidationError as error:
            raise ParcelBroken(f"{where} → stream", first_refusal(error)) from None
        except (TypeError, ValueError, KeyError, AttributeError):
            raise ParcelBroken(f"{where} → stream", _("A block holds something that it cannot.")) from None
        setattr(page, name, value)

    def _swap_in(self, where: str, language: str) -> Any:
        def swap(what: Pointed, reference: Any) -> Any:
            if what != "page":
                return self.files.number(what, reference, where)
            try:
                key = UUID(str(reference))
            except ValueError:
                raise ParcelBroken(where, _("A link to a page has no key.")) from None
            found = self.pages.get((key, language)) or (
                Page.objects.filter(translation_key=key, locale__language_code=language).first()
            )
            if found is None:
                self.done.notes.append(_("%s: a link leads to a page that is not here.") % where)
            return found.pk if found else None

        return swap

    def _fill_rows(self, where: str, page: Any, packed: PackedPage) -> None:
        if isinstance(page, ModulePage):
            page.meetings = _keyed(page.meetings.all(), packed.meetings, ModuleMeeting, page)
            page.prerequisites = [
                ModulePrerequisite(module=module, sort_order=number)
                for number, module in enumerate(self._modules(where, packed.prerequisites))
            ]
            page.target_groups.set(TargetGroup.objects.filter(code__in=packed.target_groups))
        elif isinstance(page, LessonPage):
            rows = _keyed(page.provisions.all(), packed.provisions, LessonProvision, page)
            page.provisions.set(rows)
        elif isinstance(page, ProgrammePage):
            after = {one.module: one.after_own for one in packed.borrowed}
            page.borrowed = [
                BorrowedModule(module=module, after_own=after[module.uuid], sort_order=number)
                for number, module in enumerate(self._modules(where, after))
            ]

    def _modules(self, where: str, keys: Iterable[UUID]) -> list[ModulePage]:
        """The source-language modules of these keys; what is not here is noted and left out."""
        found = []
        for key in keys:
            module = ModulePage.objects.filter(translation_key=key).order_by("pk").first()
            if module is None:
                self.done.notes.append(_("%s: a module of another programme is not here.") % where)
            else:
                found.append(module)
        return found

    def _publish(self, revisions: list[Revision]) -> None:
        order = {"LessonPage": 0, "QuizPage": 0, "ModulePage": 1, "ProgrammePage": 2}
        ordered = sorted(
            zip(revisions, self.parcel.pages, strict=True),
            key=lambda pair: order[MODELS[pair[1].kind].__name__],
        )
        for revision, packed in ordered:
            page = self.pages[packed.key, packed.language]
            if not page.permissions_for_user(self.by).can_publish():
                raise ParcelBroken("", _("You may not publish here."))
            try:
                revision.publish(user=self.by)
            except ContentRefused as refused:
                raise ParcelBroken(f"“{packed.title}”", refused.said) from None


def _keyed(known: Iterable[Any], packed: Iterable[Any], model: type[Any], page: Any) -> list[Any]:
    """Rows that keep their identity: those already here are changed, others made."""
    here = {UUID(str(row.translation_key)): row for row in known}
    rows = []
    for number, one in enumerate(packed):
        row = here.get(one.key) or model(translation_key=one.key, locale=page.locale)
        for name, value in one.model_dump(exclude={"key"}).items():
            setattr(row, name, value)
        row.sort_order = number
        rows.append(row)
    return rows
