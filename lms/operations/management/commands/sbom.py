"""`manage.py sbom`: what the platform is made of: a bill of materials (CycloneDX) and the licences."""

import base64
import hashlib
import uuid
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from lms.operations.management.packages import DEV, NPM, PLANNER, RUN, UNKNOWN, Package, locked

BILL, LICENCES = "sbom.cdx.json", "licences.md"


class Command(BaseCommand):
    help = (
        "Writes every package of the lock files as a CycloneDX bill of materials (JSON) and as a list of "
        "licences. Needs the packages that check and test (make sbom)."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, default=settings.DATA_DIR / "sbom", help="the folder")

    def handle(self, *args: Any, out: Path, **options: Any) -> None:
        packages = locked()
        out.mkdir(parents=True, exist_ok=True)
        (out / BILL).write_text(bill_of(packages, base=settings.BASE_DIR))
        (out / LICENCES).write_text(licences_of(packages))
        unknown = sum(one.licence == UNKNOWN for one in packages)
        self.stdout.write(f"{out / BILL}: {len(packages)} packages.")
        self.stdout.write(f"{out / LICENCES}: {unknown} of them name no licence here.")


def bill_of(packages: Sequence[Package], *, base: Path) -> str:
    """The packages as CycloneDX 1.6 in JSON; its serial number follows from the lock files beneath `base`."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import HashAlgorithm, HashType
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    digest = hashlib.sha256(b"".join((base / lock).read_bytes() for lock in (RUN, PLANNER, DEV, NPM)))
    platform = Component(name="foster-home-training", type=ComponentType.APPLICATION, bom_ref="platform")
    bill = Bom(serial_number=uuid.uuid5(uuid.NAMESPACE_OID, digest.hexdigest()))
    bill.metadata.component = platform
    licences = LicenseFactory()
    parts = []
    for one in packages:
        group, _slash, name = one.name.rpartition("/")
        address = PackageURL(one.kind, group or None, name, one.version)
        hashes = [HashType(alg=HashAlgorithm(alg), content=text) for alg, text in _digests(one)]
        parts.append(
            Component(
                name=name,
                group=group or None,
                version=one.version,
                type=ComponentType.LIBRARY,
                scope=ComponentScope.REQUIRED if one.serves else ComponentScope.EXCLUDED,
                purl=address,
                bom_ref=str(address),
                hashes=hashes,
                licenses=[licences.make_from_string(one.licence)] if one.licence else [],
            )
        )
    bill.components.update(parts)
    bill.register_dependency(platform, [part for part in parts if part.scope == ComponentScope.REQUIRED])
    return JsonV1Dot6(bill).output_as_string(indent=2)


def licences_of(packages: Sequence[Package]) -> str:
    """The packages with their licences as a table, those that serve first."""
    rows = [
        f"| {one.name} | {one.version} | {one.licence or 'not known here'} | {where} |"
        for serves, where in ((True, "serves"), (False, "checks and tests"))
        for one in packages
        if one.serves == serves
    ]
    heading = ["# Licences of what the platform is made of", "", "| package | version | licence | where |"]
    return "\n".join([*heading, "| --- | --- | --- | --- |", *rows, ""])


def _digests(package: Package) -> list[tuple[str, str]]:
    """Algorithm and hexadecimal digest. Of a Python package with several files the first stands for none, so
    those of one file alone are given."""
    if package.kind == "npm":
        split = [one.partition("-") for one in package.hashes]
        return [(f"SHA-{alg[3:]}", base64.b64decode(text).hex()) for alg, _dash, text in split]
    return [("SHA-256", package.hashes[0])] if len(package.hashes) == 1 else []
