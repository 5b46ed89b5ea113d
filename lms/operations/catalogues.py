"""Message catalogues: what the code says, package by package, and its translations.

The only importer of Babel's message tools, so that no gettext programs need be installed. English
is the message id; each package keeps `locale/<language>/LC_MESSAGES/<domain>.po` beside its code.
"""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from django.apps import apps
from django.utils.translation import activate, check_for_language, get_language, to_locale
from django.utils.translation.reloader import translation_file_changed
from django.utils.translation.template import templatize
from django.utils.translation.trans_real import reset_cache

# What the editors' pages say where Wagtail has no bokmål for it; it has no nynorsk, which falls back.
BORROWED = "cms/editor_words"
# What Wagtail's own bokmål has wrong, or its English catalogues have forgotten.
WRONG_AT_WAGTAIL = {
    "The page title as you'd like it to be seen by the public",
    "The minimum number of items is %(min_num)d",
    "The maximum number of items is %(max_num)d",
    "Awaiting your review",
    "Changes requested at",
    "Save Draft",
    "%(label)s and Publish",
    "This field is required.",
    "Upload successful. Please update this image with a more appropriate title, if necessary. You may also "
    "delete the image completely if the upload wasn't required.",
    "Upload successful. Please update this document with a more appropriate title, if necessary. You may "
    "also delete the document completely if the upload wasn't required.",
}
FORGOTTEN_AT_WAGTAIL = {"media items"}
PACKAGES = (
    "lms",
    "lms/look",
    "lms/people",
    "lms/notices",
    "lms/documents",
    "lms/xapi",
    "lms/approval",
    "lms/portal",
    "lms/demo",
    "lms/operations",
    "courses",
    "sessions",
    "cms",
    BORROWED,
)
LANGUAGES = ("nb", "nn")
DOMAINS = ("django", "djangojs")
TEMPLATE_SUFFIXES = {".html", ".txt", ".typ", ".xml", ".svg"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
_PLACEHOLDER = re.compile(r"%\((\w+)\)[sdif]|%[sd]|\{(\w*)\}")
_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""


@dataclass(frozen=True)
class CatalogueFault:
    """One thing wrong with a catalogue: `where` is its file, `text` the message concerned."""

    where: str
    fault: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}: {self.text!r}"


def languages(root: Path, package: str) -> list[str]:
    """The languages of a package's catalogues; those beyond `required` may be incomplete."""
    begun = {path.name for path in (root / package / "locale").glob("*") if path.is_dir()}
    return sorted(begun.union(required(package)))


def required(package: str) -> tuple[str, ...]:
    """The languages that a package's catalogues must be complete in."""
    return ("nb",) if package == BORROWED else LANGUAGES


def catalogue_path(root: Path, package: str, language: str, domain: str) -> Path:
    return root / package / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def extracted(root: Path, package: str, domain: str) -> Catalog:
    """Every message the package's code and templates hold, without translations."""
    if package == BORROWED:
        return _left_by_wagtail(root, domain)
    catalog = Catalog(charset="utf-8")
    for path in sorted(_sources(root, package, domain)):
        for text, context in _messages_in(path, "javascript" if domain == "djangojs" else "python"):
            catalog.add(
                text, locations=[(path.relative_to(root).as_posix(), 1)], context=context, string=None
            )
    return catalog


def read(path: Path, language: str) -> Catalog:
    """The catalogue in a file; an empty one if there is none yet."""
    if not path.exists():
        return Catalog(locale=language, charset="utf-8")
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language, charset="utf-8")


def merge(root: Path, package: str, language: str, domain: str) -> Catalog | None:
    """Bring one catalogue file up to date: new messages empty, gone ones removed, the rest kept where
    they stand."""
    path = catalogue_path(root, package, language, domain)
    template = extracted(root, package, domain)
    if not len(template):
        path.unlink(missing_ok=True)
        return None
    catalog = read(path, language)
    before = [(message.id, message.context) for message in catalog]
    catalog.update(template, no_fuzzy_matching=True)
    catalog = _in_order_of(before, catalog)
    body = BytesIO()
    pofile.write_po(body, catalog, omit_header=True, include_lineno=False, width=100)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (_HEADER.format(language=language) + body.getvalue().decode()).rstrip() + "\n"
    if not path.exists() or path.read_text() != text:
        path.write_text(text)
    return catalog


def _in_order_of(before: Sequence[tuple[Any, str | None]], catalog: Catalog) -> Catalog:
    """The catalogue with its known messages in the order they had, each new one after the message that
    comes before it in the code."""
    places = {key: number for number, key in enumerate(before)}
    keyed, place = [], -1
    for message in catalog:
        place = places.get((message.id, message.context), place)
        keyed.append((place, message))
    ordered = Catalog(locale=catalog.locale, charset="utf-8")
    for _place, message in sorted(keyed, key=lambda one: one[0]):
        ordered[message.id] = message
    return ordered


def compile_all(root: Path) -> int:
    """Compile every catalogue file whose compiled one is missing or of another time; the number of
    catalogues.

    A compiled one bears the time of what it was compiled from. From then on this process, and what is
    forked from it, speaks by the new ones.
    """
    count = 0
    is_any_new = False
    for package in PACKAGES:
        for path in sorted((root / package / "locale").glob("*/LC_MESSAGES/*.po")):
            count += 1
            written, compiled = path.stat().st_mtime_ns, path.with_suffix(".mo")
            if compiled.exists() and compiled.stat().st_mtime_ns == written:
                continue
            binary = BytesIO()
            mofile.write_mo(binary, read(path, path.parent.parent.name))
            if not compiled.exists() or compiled.read_bytes() != binary.getvalue():
                compiled.write_bytes(binary.getvalue())
                is_any_new = True
            os.utime(compiled, ns=(written, written))
    if is_any_new:
        _forget_what_was_read()
    return count


def _forget_what_was_read() -> None:
    """Have Django read the compiled catalogues again: it may have looked for them before they were there."""
    language = get_language()
    translation_file_changed(None, Path("django.mo"))
    reset_cache(setting="LANGUAGES")
    if language:
        activate(language)


def begin_further(folder: Path, languages: Iterable[str]) -> None:
    """An empty catalogue for each language that has none anywhere, so that its addresses answer; its
    words are those of the source language until somebody writes them."""
    for language in languages:
        if not check_for_language(language):
            empty = folder / to_locale(language) / "LC_MESSAGES" / "django.mo"
            empty.parent.mkdir(parents=True, exist_ok=True)
            with empty.open("wb") as file:
                mofile.write_mo(file, Catalog())
            _forget_what_was_read()


def findings(root: Path, packages: tuple[str, ...] = PACKAGES) -> list[CatalogueFault]:
    """All that keeps these packages' catalogues from being complete and right, in every language."""
    found: list[CatalogueFault] = []
    catalogues: dict[str, Catalog] = {}
    for package in packages:
        for domain in DOMAINS:
            template = extracted(root, package, domain)
            for language in required(package):
                path = catalogue_path(root, package, language, domain)
                where = path.relative_to(root).as_posix()
                catalogues[where] = read(path, language)
                found += _faults(where, template, catalogues[where])
    return [*found, *_disagreements(catalogues)]


def _faults(where: str, template: Catalog, catalog: Catalog) -> Iterator[CatalogueFault]:
    for message in template:
        if not message.id:
            continue
        known = catalog.get(message.id, message.context)
        text = _forms(message.id)[0]
        if known is None:
            yield CatalogueFault(where, "not extracted yet (run `manage.py messages`)", text)
        elif not all(_forms(known.string)):
            yield CatalogueFault(where, "no translation", text)
        elif known.fuzzy:
            yield CatalogueFault(where, "marked fuzzy", text)
        elif not _placeholders_agree(known):
            yield CatalogueFault(where, "placeholders differ from the English", text)
    for message in catalog:
        if message.id and template.get(message.id, message.context) is None:
            yield CatalogueFault(
                where, "no longer in the code (run `manage.py messages`)", _forms(message.id)[0]
            )


def _disagreements(catalogues: dict[str, Catalog]) -> Iterator[CatalogueFault]:
    """Django merges the catalogues of a language, so the same English must mean the same everywhere."""
    first: dict[tuple[str, str | None, str], tuple[str, tuple[str, ...]]] = {}
    for where, catalog in catalogues.items():
        language, _, domain = where.split("/")[-3:]
        for message in catalog:
            forms = _forms(message.string)
            if not message.id or not all(forms):
                continue
            key = (f"{language}/{domain}", message.context, _forms(message.id)[0])
            other, said = first.setdefault(key, (where, forms))
            if said[0] != forms[0]:
                fault = f"translated otherwise in {other} ({said[0]!r}); give one of them a context"
                yield CatalogueFault(where, fault, key[2])


def _placeholders_agree(message: Message) -> bool:
    ids, strings = _forms(message.id), _forms(message.string)
    singular, plural = _placeholders(ids[0]), _placeholders(ids[-1])
    return _placeholders(strings[0]) in (singular, plural) and all(
        _placeholders(form) == plural for form in strings[1:]
    )


def _placeholders(text: str) -> set[str]:
    return {match.group(0) for match in _PLACEHOLDER.finditer(text.replace("%%", ""))}


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    if text is None or isinstance(text, str):
        return (text or "",)
    return tuple(text)


def _sources(root: Path, package: str, domain: str) -> Iterator[Path]:
    home = root / package
    if domain == "djangojs":
        yield from (path for path in (home / "static").rglob("*.js") if not path.name.endswith(".min.js"))
        return
    code = home.glob("*.py") if package == "lms" else home.rglob("*.py")
    yield from (path for path in code if "migrations" not in path.parts)
    yield from (path for path in (home / "templates").rglob("*") if path.suffix in TEMPLATE_SUFFIXES)


def _left_by_wagtail(root: Path, domain: str) -> Catalog:
    """What the installed parts of Wagtail say that neither they nor our packages have in good bokmål."""
    homes = [Path(app.path) / "locale" for app in apps.get_app_configs() if app.name.startswith("wagtail")]
    known = [read(home / "nb" / "LC_MESSAGES" / f"{domain}.po", "nb") for home in homes]
    known += [read(catalogue_path(root, own, "nb", domain), "nb") for own in PACKAGES if own != BORROWED]
    translated = {(m.context, _forms(m.id)[0]) for one in known for m in one if all(_forms(m.string))}
    translated -= {(None, words) for words in WRONG_AT_WAGTAIL}
    left = Catalog(charset="utf-8")
    for home in homes:
        for message in read(home / "en" / "LC_MESSAGES" / f"{domain}.po", "en"):
            if message.id and (message.context, _forms(message.id)[0]) not in translated:
                left.add(message.id, locations=[(home.parent.name, 1)], context=message.context)
    for words in FORGOTTEN_AT_WAGTAIL if domain == "django" else ():
        left.add(words)
    return left


def _messages_in(path: Path, method: str) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    source = path.read_text(encoding="utf-8")
    if path.suffix in TEMPLATE_SUFFIXES:
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).splitlines())
    elif "gettext" not in source:
        return
    for _, text, _, context in extract(method, BytesIO(source.encode()), keywords=KEYWORDS):
        yield text, context
