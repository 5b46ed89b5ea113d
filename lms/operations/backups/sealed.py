"""Encryption of backups, in the format of `age` (age-encryption.org/v1): a public key seals, a secret opens.

The public key may lie on the machine; the secret key belongs elsewhere, and is needed to restore alone.
A file is sealed in pieces of 64 KiB, each of them authenticated and the last one marked: what was altered or
cut short does not open.
"""

import io
import os
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

import pyrage
from django.conf import settings

from lms.operations.backups.errors import BackupRefused

_PIECE = 1024 * 1024
_OF_A_KEY = "AGE-SECRET-KEY-"


def recipients() -> list[str]:
    """The public keys that backups are sealed to: `BACKUP_RECIPIENTS`, or outside production a key that this
    platform makes for itself. Raises `BackupRefused`."""
    if settings.BACKUP_RECIPIENTS:
        return list(settings.BACKUP_RECIPIENTS)
    if settings.IS_PRODUCTION:
        raise BackupRefused(
            "BACKUP_RECIPIENTS is not set, and nothing is written without a key; make one with "
            "`manage.py backup --new-key FILE`, keep that file elsewhere, and set what it prints."
        )
    own = settings.BACKUP_KEY_FILE
    return [new_key(own)] if not own.exists() else [str(one.to_public()) for one in _identities(own)]


def new_key(file: Path) -> str:
    """Write a new secret key to a file that only its owner reads; returns the public key."""
    identity = pyrage.x25519.Identity.generate()
    file.parent.mkdir(parents=True, exist_ok=True)
    try:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise BackupRefused(f"{file} is there already; name a file that is not.") from None
    with open(descriptor, "w", encoding="ascii") as new:
        new.write(f"# public key: {identity.to_public()}\n{identity}\n")
    return str(identity.to_public())


def seal(pieces: Iterable[bytes], into: IO[bytes], keys: Sequence[str]) -> None:
    """Write the pieces, encrypted, one after the other; what they raise is raised."""
    source = _Pulled(iter(pieces))
    try:
        public = [pyrage.x25519.Recipient.from_str(key.strip()) for key in keys]
    except pyrage.RecipientError:
        raise BackupRefused("BACKUP_RECIPIENTS: a public key looks like age1…; set it anew.") from None
    try:
        pyrage.encrypt_io(io.BufferedReader(source, _PIECE), into, public)
    except pyrage.EncryptError:
        if source.failed_with is not None:
            raise source.failed_with from None
        raise


@contextmanager
def opened(file: Path, key_file: Path) -> Iterator[IO[bytes]]:
    """What is in a sealed file, as a stream. Raises `BackupRefused` at its end, at the latest, where it was
    altered, cut short, or sealed to another key."""
    identities = _identities(key_file)
    outlet, inlet = os.pipe()
    failed: list[BaseException] = []

    def unseal() -> None:
        try:
            with open(inlet, "wb") as clear, file.open("rb") as sealed:
                pyrage.decrypt_io(sealed, clear, identities)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=unseal, daemon=True)
    try:
        with open(outlet, "rb", buffering=_PIECE) as stream:
            thread.start()
            yield stream
            while stream.read(_PIECE):  # what a tar file ends with
                pass
    except Exception as error:
        thread.join()
        raise _why(failed, file, key_file) or error from error
    thread.join()
    if refusal := _why(failed, file, key_file):
        raise refusal


def _why(failed: list[BaseException], file: Path, key_file: Path) -> BackupRefused | None:
    """The sentence for what opening said; none where it said nothing, or only that nobody reads on."""
    for error in failed:
        if isinstance(error, FileNotFoundError):
            return BackupRefused(f"{file} is not there; name a file that is.")
        if isinstance(error, pyrage.DecryptError) and "matching keys" in str(error):
            return BackupRefused(f"{key_file} does not open {file.name}; name the key it was sealed to.")
        if not isinstance(error, BrokenPipeError):
            return BackupRefused(
                f"{file.name} is not a whole backup: it was altered or cut short; take another one."
            )
    return None


def _identities(file: Path) -> list[Any]:
    try:
        lines = file.read_text(encoding="ascii").splitlines()
        found = [
            pyrage.x25519.Identity.from_str(line.strip()) for line in lines if line.startswith(_OF_A_KEY)
        ]
    except OSError:
        raise BackupRefused(f"The key in {file} cannot be read; name its file with --key.") from None
    except (pyrage.IdentityError, UnicodeDecodeError):
        found = []
    if not found:
        raise BackupRefused(f"{file} holds no secret key; it is a line that begins with {_OF_A_KEY}.")
    return found


class _Pulled(io.RawIOBase):
    """Pieces that are made as they are read."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces, self._left = pieces, b""
        self.failed_with: Exception | None = None

    def readable(self) -> bool:
        return True

    def readinto(self, room: Any) -> int:
        while not self._left:
            try:
                self._left = next(self._pieces)
            except StopIteration:
                return 0
            except Exception as error:
                self.failed_with = error
                raise
        taken = min(len(room), len(self._left))
        room[:taken], self._left = self._left[:taken], self._left[taken:]
        return taken
