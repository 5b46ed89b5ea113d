"""The house in numbers: each count may sink, never rise.

A ceiling is what the count was when it was last looked at. Who brings a count down lowers its ceiling in
the same commit; where it has reached its goal the ceiling stays.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Engine
from django.urls import get_resolver

from courses.questions import TYPES
from tests.stylesheets import declared_layers, rules_of
from tests.test_architecture import ROOT, layers, python_files, relative, tracked

PACKAGES = (
    "lms/people",
    "lms/notices",
    "lms/xapi",
    "courses",
    "sessions",
    "cms",
    "lms/approval",
    "lms/portal",
)
# A package has only those it has something to put in.
ROOMS = {
    *("apps", "management", "urls", "wagtail_hooks", "views", "api", "admin"),
    *("middleware", "decorators", "backends", "templatetags", "navigation"),
    *("forms", "receivers", "tasks", "wording", "transfer", "actions", "queries"),
    *("signals", "models", "blocks", "validators", "rules", "questions", "notices", "kinds", "profile"),
    *("errors", "gate", "forecast", "content", "migrations", "data"),
}
LOGIC_TAGS = re.compile(r"\{%-?\s*(if|elif|else|for|empty|with|ifchanged)\b")
MOST_LOGIC_TAGS = 30


def production() -> Iterator[Path]:
    """Our modules, without migrations, tests and what only makes up the demo."""
    for path in python_files():
        if "migrations" not in path.parts and "demo" not in path.stem and "demo" not in path.parts:
            yield path


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def trees(paths: Iterable[Path]) -> Iterator[tuple[Path, ast.Module]]:
    return ((path, tree_of(path)) for path in paths)


def in_no_room() -> list[Path]:
    return [
        path
        for package in PACKAGES
        for path in production()
        if relative(path).startswith(package + "/")
        and path.name != "__init__.py"
        and path.relative_to(ROOT / package).parts[0].removesuffix(".py") not in ROOMS
    ]


def modules_in_no_room() -> list[str]:
    return [relative(path) for path in in_no_room()]


def lines_in_no_room() -> list[str]:
    return [line for path in in_no_room() for line in path.read_text(encoding="utf-8").splitlines()]


def imports_that_wait() -> list[str]:
    """What a function, or a type checker alone, imports from our own packages, since two modules need
    each other. What Django wants late (its `ready`, the entry of `manage.py`, a field's words before any
    model) is no circle."""
    ours = ("lms", "courses", "sessions", "cms")
    return [
        f"{relative(path)}:{inner.lineno}"
        for path, tree in trees(production())
        if path.name not in {"manage.py", "apps.py"}
        for outer in ast.walk(tree)
        if isinstance(outer, ast.FunctionDef)
        or (isinstance(outer, ast.If) and "TYPE_CHECKING" in ast.unparse(outer.test))
        for inner in ast.walk(outer)
        if isinstance(inner, ast.ImportFrom) and inner.module and inner.module.split(".")[0] in ours
    ]


def imports_of_screens() -> list[str]:
    """Another package's views, forms, wording and template tags are its own; the project's addresses name
    views."""
    private = re.compile(r"^(lms\.\w+|courses|sessions|cms)\.(views|forms|wording|templatetags)\b")
    return [
        f"{relative(path)} imports {node.module}"
        for path, tree in trees(production())
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and (found := private.match(node.module))
        if relative(path) != "lms/urls.py"
        if not relative(path).replace("/", ".").startswith(found[1] + ".")
    ]


def floor_of(name: str) -> int | None:
    """How high the package stands, from the ground; None for Django's and other libraries'."""
    for height, names in enumerate(reversed(layers())):
        if any(name == floor or name.startswith(floor + ".") for floor in names):
            return height
    return None


def package_of(path: Path) -> str:
    parts = path.relative_to(ROOT).parts
    return ".".join(parts[:2]) if parts[0] == "lms" and len(parts) > 2 else parts[0]


def names_in_templates() -> Iterator[tuple[Path, str]]:
    """Each template with the dotted name of each package it refers to: by a tag library, another template,
    a static file, the address of a view."""
    libraries = Engine.get_default().libraries
    views = dict(addresses(get_resolver()))
    for path in tracked():
        if "templates" not in path.parts or path.suffix not in {".html", ".txt", ".xml"}:
            continue
        if path.relative_to(ROOT).parts[0] == "tests":
            continue
        text = path.read_text(encoding="utf-8")
        for names in re.findall(r"\{%\s*load\s+([^%]+?)\s*%\}", text):
            for name in names.split():
                if name in libraries:
                    yield path, libraries[name].replace(".templatetags", "")
        for name in re.findall(r"\{%\s*(?:include|extends)\s+[\"']([^\"']+)[\"']", text):
            if found := origin_of(name):
                yield path, package_of(found)
        for name in re.findall(r"\{%\s*static\s+[\"']([^\"']+)[\"']", text):
            if (file := static_file(name)) and file.is_relative_to(ROOT):
                yield path, package_of(file)
        for name in re.findall(r"\{%\s*url\s+[\"']([^\"']+)[\"']", text):
            if name in views:
                yield path, views[name]


def addresses(resolver, names: str = "") -> Iterator[tuple[str, str]]:
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from addresses(pattern, names + (f"{pattern.namespace}:" if pattern.namespace else ""))
        elif pattern.name:
            yield names + pattern.name, pattern.callback.__module__


@cache
def origin_of(name: str) -> Path | None:
    engine = Engine.get_default()
    for loader in engine.template_loaders:
        for origin in loader.get_template_sources(name):
            path = Path(origin.name)
            if path.is_file():
                return path if path.is_relative_to(ROOT) and ".venv" not in path.parts else None
    return None


@cache
def static_file(name: str) -> Path | None:
    found = finders.find(name)
    return Path(found) if found else None


def references_that_lead_up() -> list[str]:
    return [
        f"{relative(path)} refers to {name}"
        for path, name in names_in_templates()
        if (own := floor_of(package_of(path))) is not None
        and (other := floor_of(name)) is not None
        and other > own
    ]


def classes_of_one_name(*, nested: bool) -> list[str]:
    places: dict[str, list[str]] = defaultdict(list)
    for path, tree in trees(production()):
        for node in ast.walk(tree) if nested else tree.body:
            if isinstance(node, ast.ClassDef) and node.name not in {"Meta", "Media", "Command"}:
                places[node.name].append(relative(path))
    return [f"{name}: {', '.join(where)}" for name, where in places.items() if len(where) > 1]


def files_that_say(pattern: str, *folders: str) -> list[str]:
    wanted = re.compile(pattern)
    return [
        relative(path)
        for path in tracked()
        if relative(path).startswith(tuple(folder + "/" for folder in folders))
        and path.suffix in {".py", ".html", ".js", ".css"}
        and "migrations" not in path.parts
        and "demo" not in relative(path)
        and wanted.search(path.read_text(encoding="utf-8"))
    ]


def ways_to_the_signed_in_user() -> list[str]:
    way = re.compile(r"reader_of\(|cast\(User, request|administrator\(request\)|isinstance\(request\.user")
    return [
        f"{relative(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if way.search(line)
    ]


def views() -> Iterator[Path]:
    return (path for path in production() if "views" in {path.stem, *path.relative_to(ROOT).parts})


def handlers_that_word_a_refusal() -> list[str]:
    return [
        f"{relative(path)}:{node.lineno}"
        for path, tree in trees(views())
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and re.search(r"\badd_error\(|\bmessages\.\w+\(", ast.unparse(node))
    ]


def reads_in_views() -> list[str]:
    return [
        relative(path)
        for path in views()
        for _ in re.findall(r"\.objects\b", path.read_text(encoding="utf-8"))
    ]


def reads_in_wording() -> list[str]:
    """Wording is made of what queries answered, and asks the database nothing of its own."""
    return [
        relative(path)
        for path in production()
        if "wording" in {path.stem, *path.relative_to(ROOT).parts}
        for _ in re.findall(r"\.objects\b", path.read_text(encoding="utf-8"))
    ]


def tags_that_only_hand_on() -> list[str]:
    """A template tag or filter that hands its own arguments on to one function and does nothing else: what
    is said belongs to what the page is given."""
    return [
        f"{relative(path)}:{node.name}"
        for path, tree in trees(production())
        if "templatetags" in path.parts
        for node in tree.body
        if isinstance(node, ast.FunctionDef)
        and any("register." in ast.unparse(one) for one in node.decorator_list)
        and hands_on(node)
    ]


def hands_on(function: ast.FunctionDef) -> bool:
    does = function.body[1:] if ast.get_docstring(function) else function.body
    if len(does) != 1 or not isinstance(does[0], ast.Return) or not isinstance(does[0].value, ast.Call):
        return False
    call = does[0].value
    given = [ast.unparse(one) for one in (*call.args, *(keyword.value for keyword in call.keywords))]
    return given == [one.arg for one in (*function.args.args, *function.args.kwonlyargs)]


def templates_that_decide() -> list[str]:
    return [
        relative(path)
        for path in tracked()
        if path.suffix == ".html"
        and path.relative_to(ROOT).parts[0] != "tests"
        and len(LOGIC_TAGS.findall(path.read_text(encoding="utf-8"))) > MOST_LOGIC_TAGS
    ]


def stylesheets_outside_layers() -> list[str]:
    """Those that state rules outside the layers that `site.css` declares: the two mounted admins', whose own
    rules lie in no layer and would win."""
    sheets = {relative(path): path.read_text(encoding="utf-8") for path in tracked() if path.suffix == ".css"}
    declared = declared_layers(next(css for name, css in sheets.items() if name.endswith("/css/site.css")))
    return [
        name
        for name, css in sheets.items()
        if not name.startswith("tests/")
        and any(len(rule.layers) != 1 or rule.layers[0] not in declared for rule in rules_of(css))
    ]


def files_that_name_a_type_of_question() -> list[str]:
    """Beyond the two folders where each type is a module and a block, and the template and stylesheet of its
    name."""
    names = {name for kind in TYPES.values() for name in (kind.name, *kind.older_names)}
    module = re.compile(rf"^(cms\.blocks|courses)\.questions\.({'|'.join(names)})$")
    named = re.compile(rf"""["'.]({"|".join(TYPES)})(__|\b)""")
    return [
        relative(path)
        for path in tracked()
        if relative(path).startswith(("courses/", "cms/", "lms/look/"))
        and not {"questions", "migrations"} & set(path.parts)
        and not path.name.startswith(tuple(TYPES))
        if (path.suffix == ".py" and _names(tree_of(path), names, module))
        or (path.suffix in {".html", ".js", ".css"} and named.search(path.read_text(encoding="utf-8")))
    ]


def _names(tree: ast.Module, names: set[str], module: re.Pattern[str]) -> bool:
    return any(
        (isinstance(node, ast.Constant) and node.value in names)
        or (isinstance(node, ast.ImportFrom) and bool(module.match(node.module or "")))
        for node in ast.walk(tree)
    )


CEILINGS: dict[str, tuple[Callable[[], list[str]], int]] = {
    "modules in no room": (modules_in_no_room, 0),
    "lines in no room": (lines_in_no_room, 0),
    "imports that wait for a function or a type checker": (imports_that_wait, 0),
    "imports of another package's screens": (imports_of_screens, 0),
    "references of templates that lead up": (references_that_lead_up, 0),
    "class names with several meanings, nested ones too": (lambda: classes_of_one_name(nested=True), 14),
    "class names with several meanings": (lambda: classes_of_one_name(nested=False), 6),
    "files that name a type of question": (files_that_name_a_type_of_question, 0),
    "files that know a kind of session": (
        lambda: files_that_say(r"SessionKind\.[A-Z]|OPEN_KINDS|IN_A_SERIES|WITHOUT_PART", "sessions"),
        5,
    ),
    "files that name a property of a requirement": (lambda: files_that_say("valid_months", "lms"), 5),
    "ways to the user who is signed in": (ways_to_the_signed_in_user, 0),
    "handlers in views that word a refusal": (handlers_that_word_a_refusal, 0),
    "reads in views": (reads_in_views, 0),
    "reads in wording": (reads_in_wording, 0),
    "template tags that only hand on": (tags_that_only_hand_on, 1),
    "templates with much to decide": (templates_that_decide, 0),
    "stylesheets with rules outside the declared layers": (stylesheets_outside_layers, 2),
}


@pytest.mark.parametrize("what", CEILINGS)
def test_a_count_of_the_house_never_rises(what):
    counted, ceiling = CEILINGS[what]
    found = counted()
    listed = "\n  ".join(sorted(set(found))[:200])
    assert len(found) <= ceiling, f"{what}: {len(found)}, where {ceiling} is the most:\n  {listed}"
