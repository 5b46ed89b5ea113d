"""The stylesheet of every page holds the parts that pages show, and each stylesheet keeps to its layers."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders

from cms.blocks import InfoBody, LessonBody
from cms.rules.languages import stylesheet_of_scripts
from lms.look.stylesheets import COMPONENTS, NAME, OWN, SHOWN, whole
from tests.stylesheets import declared_layers, rules_of

BASE = Path(settings.BASE_DIR)
PACKAGES = ("lms", "courses", "sessions", "cms")
FILES = {
    path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
    for package in PACKAGES
    for kind in ("html", "js", "py")
    for path in (BASE / package).rglob(f"*.{kind}")
}
PAGES = list(FILES.values())
# Those of the two mounted admins, whose own rules lie in no layer: in one, these would lose to them.
OF_THE_ADMINS = {"cms/static/cms/authoring.css", "lms/look/static/css/registers.css"}
SHEETS = {
    path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
    for package in PACKAGES
    for path in (BASE / package).rglob("static/**/*.css")
}
OURS = sorted(SHEETS.keys() - OF_THE_ADMINS)
LAYERS = declared_layers(SHEETS["lms/look/static/css/site.css"])
OF_PACKAGES, OF_PAPER = "site.packages", "site.print"


def test_the_styles_of_every_part_shown_are_there():
    theirs, ours = (COMPONENTS / "index.css").read_text(encoding="utf-8"), whole()
    used = _parts_named()
    assert "ds-button" in used
    assert {name for name in used if f".{name}" in theirs and f".{name}" not in ours} == set()


def test_the_parts_that_no_page_shows_are_left_out():
    used = _parts_named()
    styles = {name: COMPONENTS / f"{name}.css" for names in SHOWN.values() for name in names}
    assert "table" in styles
    assert [name for name, css in styles.items() if used.isdisjoint(_parts(css.read_text()))] == []


def _parts_named() -> set[str]:
    return {part for page in PAGES for part in _parts(page)}


def _parts(text: str) -> list[str]:
    return re.findall(r"(?<![\w-])ds-[a-z]+(?:-[a-z]+)*", text)


def test_the_stylesheet_is_found_under_its_name():
    assert Path(str(finders.find(NAME))).read_text(encoding="utf-8") == whole()


def test_the_layers_are_put_in_order_once_and_paper_has_the_last_word():
    assert LAYERS[-2:] == [OF_PACKAGES, OF_PAPER]
    assert {name for name, css in SHEETS.items() if declared_layers(css)} == {"lms/look/static/css/site.css"}


def test_no_layer_is_opened_before_its_turn():
    named = re.findall(r"@layer ([^;{]+)[;{]", whole())
    met = list(dict.fromkeys(one.strip() for names in named for one in names.split(",") if "site." in one))
    assert met == LAYERS


@pytest.mark.parametrize("name", OURS)
def test_a_stylesheet_keeps_to_the_layers_of_its_place(name):
    rules = rules_of(SHEETS[name])
    allowed = [OF_PACKAGES, OF_PAPER]
    if name.startswith("lms/look/"):
        allowed = [layer for layer in LAYERS if layer != OF_PACKAGES]
    assert rules
    assert {
        rule.selector: rule.layers for rule in rules if rule.layers not in [[one] for one in allowed]
    } == {}


@pytest.mark.parametrize("name", OURS)
def test_what_holds_on_paper_alone_lies_in_the_layer_of_paper(name):
    astray = [
        rule.selector
        for rule in rules_of(SHEETS[name])
        if rule.is_for_paper_alone != (OF_PAPER in rule.layers)
    ]
    assert astray == []


def test_a_language_with_a_font_of_its_own_is_set_in_the_layer_of_the_packages(settings):
    settings.WAGTAIL_CONTENT_LANGUAGES = [*settings.WAGTAIL_CONTENT_LANGUAGES, ("ti", "ትግርኛ")]
    settings.CONTENT_SCRIPTS = {"ti": {"font": "Noto Sans", "file": "ti.woff2"}}
    assert [rule.layers for rule in rules_of(stylesheet_of_scripts())] == [[OF_PACKAGES], [OF_PACKAGES]]


def test_every_stylesheet_is_asked_for_by_a_page():
    pages = "\n".join(PAGES)
    blocks = [block for body in (InfoBody(), LessonBody()) for block in body.child_blocks.values()]
    asked = {f"cms/blocks/{style}.css" for block in blocks for style in block.styles}
    asked.update(re.findall(r"[\w/-]+\.css", pages), (f"css/{path.name}" for path in OWN))
    assert [name for name in SHEETS if name.split("/static/")[1] not in asked] == []


def test_every_class_that_a_stylesheet_names_is_given_by_a_page_a_script_or_a_form():
    given, begun = _classes_given()
    named = {
        (name, one)
        for name in OURS
        for rule in rules_of(SHEETS[name])
        for one in re.findall(r"\.([A-Za-z][\w-]*)", rule.selector)
    }
    assert ("lms/look/static/css/parts.css", "panel") in named
    assert {
        (name, one) for name, one in named if one not in given and not one.startswith(tuple(begun))
    } == set()


def _classes_given() -> tuple[set[str], set[str]]:
    """The words that stand where classes are given, and how those begin that a template puts together."""
    places = [
        place
        for name, text in FILES.items()
        for place in re.findall(
            r'\bclass="((?:\{\{.*?\}\}|\{%.*?%\}|[^"])*)"'
            if name.endswith("html")
            else r"""["'`]([^"'`\n]*)""",
            text,
        )
    ]
    words = {word for place in places for word in re.findall(r"[A-Za-z][\w-]*", place)}
    return words, {begin for place in places for begin in re.findall(r"([A-Za-z][\w-]*__)\{", place)}


def test_every_component_is_part_of_a_page():
    components = [name.split("/templates/")[1] for name in FILES if "/templates/components/" in name]
    assert components
    assert [name for name in components if not any(f'"{name}"' in page for page in PAGES)] == []
