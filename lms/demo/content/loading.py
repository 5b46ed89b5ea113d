import json
import tomllib
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from django.db import transaction
from wagtail.models import Locale, Page, Site

from cms.actions.editors import prepare_groups
from cms.actions.publishing import handed_over_once
from cms.models import (
    BorrowedModule,
    HomePage,
    InfoPage,
    LessonPage,
    LessonProvision,
    ModuleMeeting,
    ModulePage,
    NetworkDayPage,
    ProgrammePage,
    QuizPage,
)
from cms.rules.languages import content_languages, source_language
from courses.actions.publishing import record_recommendation
from courses.models import ProgrammeVersion
from lms.demo.content import reviewing
from lms.demo.content.blocks import stream
from lms.demo.content.files import Made
from lms.demo.content.indexing import indexed_once
from lms.demo.content.writing import Tree
from lms.demo.network import DAY_AHEAD, network_day_on
from lms.demo.persons import Cast
from lms.people.models import TargetGroup, User

SEED = UUID("6d4d9f5e-6f0b-5c0e-9d53-0f6d5f1f7a10")
_CONTENT = Path(__file__).parent / "content"
# How far the whole is when the pages are made, written, told of, and indexed: shares of its time.
_MADE, _WRITTEN, _ANNOUNCED, _INDEXED = 0.26, 0.34, 0.72, 0.94


class Shelf:
    """One language of the demo's pages: what is made by key, so that translations find their source."""

    def __init__(self, language: str, editor: User, files: Made, tree: Tree, on: date) -> None:
        self.language, self.editor, self.files, self.on = language, editor, files, on
        self.locale = Locale.objects.get_or_create(language_code=language)[0]
        self.pages: dict[str, Page] = {}
        self.groups = TargetGroup.objects.in_bulk()
        self._reviews = 0
        self._tree = tree

    def add(self, parent: Page, page: Page, key: str, *, publish: bool = True) -> Page:
        """Put a page beneath another, as the same page in another language where there is one."""
        page.locale = self.locale
        page.translation_key = uuid5(SEED, key)
        self._tree.add(parent, page)
        self.pages[key] = page
        if publish:
            self.publish(page)
        return page

    def next_review(self) -> date:
        """Spread over the year; every twelfth page is overdue by some weeks."""
        self._reviews += 1
        return self.on + timedelta(days=30 * (self._reviews % 12) - 25)

    def lessons_of(self, key: str) -> dict[str, int]:
        """The lessons of the programme that a page belongs to, as `module/lesson`, counted from 0."""
        programme = key.partition("/")[0]
        return {
            known.removeprefix(f"{programme}/").replace("/lesson/", "/"): page.pk
            for known, page in self.pages.items()
            if known.startswith(f"{programme}/") and "/lesson/" in known
        }

    def publish(self, page: Page) -> None:
        self._tree.publish(page)


@transaction.atomic
def load(cast: Cast) -> None:
    """Make the demo's pages and publish them; programme versions are recorded as recommended."""
    editor = cast.staff["redaktor"]
    root = Page.get_first_root_node()
    tree = Tree(root, editor)
    with indexed_once(tree.pages):
        pages = _load(cast, root, tree)
    cast.tell(_INDEXED)
    reviewing.load(cast, pages)
    transaction.on_commit(Site.clear_site_root_paths_cache)  # a page asked for meanwhile found no site


def _load(cast: Cast, root: Page, tree: Tree) -> dict[str, Page]:
    """Make the pages; returns those of the source language, by key."""
    editor = tree.editor
    files = Made(editor)
    prepare_groups()
    shelves = [Shelf(language, editor, files, tree, cast.on) for language, _ in content_languages()]
    each = _MADE / len(shelves)
    homes = [
        _load_language(shelf, root, cast.stretch(each * number, each * (number + 1)))
        for number, shelf in enumerate(shelves)
    ]
    tree.write()
    cast.tell(_WRITTEN)
    _make_site(root, homes[0])
    with handed_over_once():
        tree.announce(cast.stretch(_WRITTEN, _ANNOUNCED))
    cast.tell(0.84)
    for version in ProgrammeVersion.objects.filter(follows_recommendation_on=None):
        record_recommendation(version, by=editor, on=cast.on)
    return next(shelf.pages for shelf in shelves if shelf.language == source_language())


def _load_language(shelf: Shelf, root: Page, tell: Callable[[float], None]) -> HomePage:
    home = _home(shelf, root)
    paths = sorted((_CONTENT / shelf.language).glob("[0-9]*.toml"))
    for number, path in enumerate(paths):
        tell(number / len(paths))
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        if path.stem.startswith("00-"):
            _info_pages(shelf, home, data)
        else:
            _programme(shelf, home, path.stem, data)
    _network_day(shelf, home, shelf.on)
    return home


def _home(shelf: Shelf, root: Page) -> HomePage:
    path = _CONTENT / shelf.language / "home.toml"
    data: dict[str, Any] = {"title": "Fosterhjem"}
    if path.exists():
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    home = HomePage(
        title=data["title"],
        slug="hjem" if shelf.language == source_language() else f"hjem-{shelf.language}",
        lead=data.get("lead", ""),
        body=json.dumps(stream(uuid5(SEED, "home"), data.get("block", []), shelf.files)),
    )
    shelf.add(root, home, "home")
    return home


def _make_site(root: Page, home: HomePage) -> None:
    Site.objects.all().delete()
    Site.objects.create(
        hostname="localhost", root_page=home, is_default_site=True, site_name="Fosterhjemsopplæring"
    )
    Page.objects.child_of(root).filter(numchild=0).not_type(HomePage).delete()


def _info_pages(shelf: Shelf, home: HomePage, data: Mapping[str, Any]) -> None:
    for number, info in enumerate(data["page"]):
        key = f"info/{info.get('key', number)}"
        body = stream(uuid5(SEED, key), info.get("block", []), shelf.files)
        page = InfoPage(
            title=info["title"],
            slug=info["slug"],
            lead=info["lead"].strip(),
            body=json.dumps(body),
            show_in_menus=True,
            search_description=info["lead"].strip()[:150],
        )
        shelf.add(home, page, key)


_DAY = {
    "nb": (
        "fagdag-trygg-tilknytning",
        "Fagdag: Trygg tilknytning i hverdagen",
        "En dag for fosterforeldre og barna deres: faglig påfyll, gode samtaler og aktiviteter for barna.",
    ),
    "nn": (
        "fagdag-trygg-tilknyting",
        "Fagdag: Trygg tilknyting i kvardagen",
        "Ein dag for fosterforeldre og barna deira: fagleg påfyll, gode samtalar og aktivitetar for barna.",
    ),
    "en": (
        "network-day-secure-attachment",
        "Network day: Secure attachment in everyday life",
        "A day for foster parents and their children: new knowledge, good talks, activities for children.",
    ),
}


def _network_day(shelf: Shelf, home: HomePage, on: date) -> None:
    if shelf.language not in _DAY:
        return
    slug, title, lead = _DAY[shelf.language]
    page = NetworkDayPage(
        title=title,
        slug=slug,
        lead=lead,
        month=network_day_on(on).replace(day=1),
        region_id="ost",
        session_uuid=DAY_AHEAD,
        show_in_menus=True,
        search_description=lead[:150],
    )
    shelf.add(home, page, "network-day")


def _programme(shelf: Shelf, home: HomePage, key: str, data: Mapping[str, Any]) -> None:
    modules = data.get("module", [])
    stands_alone = all(module.get("code") for module in modules)
    programme = ProgrammePage(
        title=data["title"],
        slug=key.partition("-")[2],
        lead=data.get("lead", ""),
        code="" if stands_alone else data.get("code", ""),
        is_demonstration=True,
    )
    shelf.add(home, programme, key, publish=False)
    for number, module in enumerate(modules):
        _module(shelf, programme, f"{key}/{number}", module)
    programme.borrowed = [
        BorrowedModule(module=shelf.pages[lent["module"]], after_own=lent.get("after", 99), sort_order=number)
        for number, lent in enumerate(data.get("borrows", []))
    ]
    shelf.publish(programme)


def _module(shelf: Shelf, programme: ProgrammePage, key: str, data: Mapping[str, Any]) -> None:
    module = ModulePage(
        title=data["title"],
        slug=f"modul-{int(key.rpartition('/')[2]) + 1}",
        lead=data.get("lead", ""),
        code=data.get("code", ""),
        phase=data.get("phase", "before"),
        pass_mark=data.get("pass_mark", 80),
        min_share=data.get("min_share", 80),
        any_order=data.get("any_order", True),
    )
    module.meetings = [
        ModuleMeeting(
            title=meeting["title"],
            kind=meeting.get("kind", "gathering"),
            minutes=meeting.get("minutes", 180),
            after_lesson=meeting.get("after", 99),
            is_required=meeting.get("required", True),
            sort_order=number,
            locale=shelf.locale,
            translation_key=uuid5(SEED, f"{key}/meeting/{number}"),
        )
        for number, meeting in enumerate(data.get("meetings", []))
    ]
    module.target_groups.set([shelf.groups[code] for code in data.get("groups", [])])
    shelf.add(programme, module, key, publish=False)
    for number, lesson in enumerate(data.get("lesson", [])):
        _lesson(shelf, module, f"{key}/lesson/{number}", lesson)
    for number, quiz in enumerate(data.get("quiz", [])):
        _quiz(shelf, module, f"{key}/quiz/{number}", quiz)
    shelf.publish(module)


def _lesson(shelf: Shelf, module: ModulePage, key: str, data: Mapping[str, Any]) -> None:
    page = LessonPage(
        title=data["title"],
        slug=f"leksjon-{int(key.rpartition('/')[2]) + 1}",
        lead=data.get("lead", ""),
        minutes=data.get("minutes", 10),
        professional_owner=shelf.editor,
        review_by=shelf.next_review(),
        body=json.dumps(stream(uuid5(SEED, key), data["block"], shelf.files)),
    )
    page.provisions.set(
        LessonProvision(
            reference=reference,
            sort_order=number,
            locale=shelf.locale,
            translation_key=uuid5(SEED, f"{key}/provision/{number}"),
        )
        for number, reference in enumerate(data.get("provisions", []))
    )
    shelf.add(module, page, key)


def _quiz(shelf: Shelf, module: ModulePage, key: str, data: Mapping[str, Any]) -> None:
    page = QuizPage(
        title=data["title"],
        slug=f"prove-{int(key.rpartition('/')[2]) + 1}",
        lead=data.get("lead", ""),
        minutes=data.get("minutes", 10),
        draws=data.get("draws", 0),
        attempts=data.get("attempts", 0),
        pass_mark=data.get("pass_mark", 80),
        bank=json.dumps(stream(uuid5(SEED, key), data["block"], shelf.files, lessons=shelf.lessons_of(key))),
    )
    shelf.add(module, page, key)
