"""Every package of the lock files, of Python and of the front end, with its licence where it is known."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from django.conf import settings

RUN, PLANNER, DEV = "requirements/run.txt", "requirements/planner.txt", "requirements/dev.txt"
NPM = "package-lock.json"
UNKNOWN = ""
_LONGEST_NAME = 60  # what is longer is the licence's text, not its name


@dataclass(frozen=True, slots=True)
class Package:
    """A locked package. `kind` is `pypi` or `npm`; `serves` whether it is installed where the platform
    serves, not only where it is checked and tested; `hashes` are SHA-256 or, of npm, base64 digests with
    their algorithm in front (`sha512-…`); `licence` is `UNKNOWN` for what is not installed here."""

    kind: str
    name: str
    version: str
    serves: bool
    licence: str
    hashes: tuple[str, ...] = ()


def locked(base: Path | None = None) -> list[Package]:
    """All packages of the lock files beneath a folder, the project's as a rule, by kind and name."""
    folder = base or settings.BASE_DIR
    in_turn = [
        *_of_npm(folder / NPM),
        *_of_python(folder / DEV, serves=False),
        *_of_python(folder / PLANNER, serves=True),
        *_of_python(folder / RUN, serves=True),
    ]
    found: dict[tuple[str, str, str], Package] = {}
    for one in in_turn:
        before = found.get(key := (one.kind, one.name, one.version))
        found[key] = one if before is None or one.serves else before
    return [one for _key, one in sorted(found.items())]


def _of_python(lock: Path, *, serves: bool) -> Iterator[Package]:
    from pip_requirements_parser import RequirementsFile

    for line in RequirementsFile.from_file(str(lock)).requirements:
        hashes = tuple(one.removeprefix("sha256:") for one in line.hash_options)
        yield Package("pypi", line.name, str(line.get_pinned_version), serves, _licence_of(line.name), hashes)


def _of_npm(lock: Path) -> Iterator[Package]:
    for path, one in json.loads(lock.read_text())["packages"].items():
        if path:
            name = path.rpartition("node_modules/")[2]
            digests = tuple(one.get("integrity", "").split())
            yield Package(
                "npm", name, one["version"], not one.get("dev"), one.get("license", UNKNOWN), digests
            )


def _licence_of(name: str) -> str:
    """The licence that an installed package names: as an expression, else in a word, else by classifiers."""
    try:
        said = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return UNKNOWN
    for text in (_first(said, "License-Expression"), _first(said, "License")):
        if text and text != "UNKNOWN" and len(text) <= _LONGEST_NAME and "\n" not in text:
            return text
    classified = [one for one in said.get_all("Classifier") or [] if one.startswith("License ::")]
    return ", ".join(one.rpartition(" :: ")[2] for one in classified)


def _first(said: metadata.PackageMetadata, field: str) -> str:
    return next(iter(said.get_all(field) or []), "").strip()
