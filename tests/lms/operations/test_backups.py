"""Backups are sealed, whole or not there, and can be restored: with real dumps of a real database."""

import io
import shutil
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import LiteralString
from uuid import UUID, uuid4

import psycopg
import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from lms import database
from lms.operations.backups import alone, contents, proofs, restoring, runs, sealed, taking, targets
from lms.operations.backups.errors import BackupRefused
from lms.operations.models import BackupRun
from lms.people.actions.traces import audit
from lms.people.models import AuditEntry, Role
from lms.portal.actions.erasing import tombstones
from lms.portal.actions.sealing import seal_all
from lms.portal.models import ChainCheck
from tests import databases
from tests.factories import MembershipFactory, UserFactory

MARK = "Åse Særpregsen"
_taken: dict[str, Path] = {}
_erased_later = UUID("3f0b1f0e-5d1c-4f43-9d1e-0a4a4a6c7b11")


@pytest.fixture
def place(settings, own_folders):
    """A platform with folders of its own, and a private file."""
    (own_folders / "private" / "bevis").mkdir(parents=True)
    (own_folders / "private" / "bevis" / "kurs æ.pdf").write_text(f"Kursbevis for {MARK}")
    return settings


@pytest.fixture
def backup(place, tmp_path_factory):
    """A backup of a platform with one person and one file, and its key; taken once for the file's tests."""
    if "backup" not in _taken:
        UserFactory(first_name="Åse", last_name="Særpregsen")
        UserFactory(first_name="Berta", last_name="Bortreist", uuid=_erased_later)
        kept = tmp_path_factory.mktemp("backup")
        place.BACKUP_DIR.mkdir()
        (place.BACKUP_DIR / "fosterhome-killed.age.part").touch()
        _taken["backup"] = Path(shutil.copy(taking.take().file, kept))
        _taken["key"] = Path(shutil.copy(place.BACKUP_KEY_FILE, kept))
    shutil.copy(_taken["key"], place.BACKUP_KEY_FILE)
    place.BACKUP_DIR.mkdir(exist_ok=True)
    return Path(shutil.copy(_taken["backup"], place.BACKUP_DIR))


def on_the_server() -> set[str]:
    """The test's database and those named after it; other workers have theirs."""
    own = connection.settings_dict["NAME"]
    with psycopg.connect(database.conninfo(connection.settings_dict)) as server:
        found = server.execute("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [own])
        return {name for (name,) in found.fetchall()}


def nowhere() -> str:
    """The name of a database that is not there."""
    return f"{connection.settings_dict['NAME']}_nowhere"


class Watched(io.StringIO):
    """What a drill says; when it is nearly done, a look into what it restored."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.folder = folder

    def write(self, words: str) -> int:
        if "erased again" in words:
            (trial,) = (name for name in on_the_server() if "_drill_" in name)
            with psycopg.connect(database.conninfo({**connection.settings_dict, "NAME": trial})) as restored:
                self.people = one(restored, "SELECT count(*) FROM people_user WHERE last_name = 'Særpregsen'")
                self.erased = one(restored, "SELECT count(*) FROM people_user WHERE last_name = 'Bortreist'")
                self.owned = one(
                    restored, "SELECT count(*) FROM pg_class WHERE relowner = 'fosterhome_serving'::regrole"
                )
            (file,) = self.folder.rglob("kurs æ.pdf")
            self.file = file.read_text()
        return super().write(words)


def one(database: psycopg.Connection, question: LiteralString) -> int:
    ((number,),) = database.execute(question).fetchall()
    return number


@pytest.mark.django_db(transaction=True)
class TestTaking:
    def test_gives_one_sealed_file_that_shows_nobody_and_clears_what_a_killed_one_left(self, place, backup):
        sealed_bytes = backup.read_bytes()
        assert sealed_bytes.startswith(b"age-encryption.org/v1")
        assert MARK.encode() not in sealed_bytes
        assert [path.name for path in place.BACKUP_DIR.iterdir()] == [backup.name]
        assert backup.stat().st_mode & 0o077 == 0

    def test_does_not_run_twice_at_once(self, place):
        with alone.alone(alone.BACKUP, ""), pytest.raises(BackupRefused, match="taken already"):
            taking.take()

    def test_that_fails_leaves_no_file_and_is_told(self, place):
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("CREATE TABLE public.closed (x int)")
        try:
            with pytest.raises(BackupRefused, match="permission denied"):
                taking.take()
        finally:
            with databases.unbound(), connection.cursor() as cursor:
                cursor.execute("DROP TABLE public.closed")
        assert list(place.BACKUP_DIR.iterdir()) == []
        assert runs.standing().backup.failed


@pytest.mark.django_db(transaction=True)
class TestRestoring:
    @pytest.fixture(autouse=True)
    def owner_makes_databases(self, transactional_db):
        """As `docs/running.md` asks of another server than the embedded one."""
        if database.is_elsewhere():
            with databases.unbound(), connection.cursor() as cursor:
                cursor.execute(f"ALTER ROLE {database.OWNER} CREATEDB")

    def test_is_rehearsed_by_one_command_that_says_how_long_and_leaves_nothing(self, place, backup):
        tombstones.add(
            [tombstones.Tombstone(uuid4(), timezone.now(), (_erased_later,))], to=tombstones.file()
        )
        before, seen = on_the_server(), Watched(place.DATA_DIR / "drill")
        call_command("drill", stdout=seen)
        assert seen.people == 1, "who was there is there again"
        assert seen.erased == 0, "who was erased since is gone again"
        assert seen.owned == 0, "the role that serves owns nothing of it"
        assert MARK in seen.file
        assert "1 files are as they were" in seen.getvalue()
        assert "Chains of the records followed" in seen.getvalue()
        assert "can be restored" in seen.getvalue()
        assert on_the_server() == before
        assert not (place.DATA_DIR / "drill").exists()
        assert not runs.standing().drill.is_late

    def test_refuses_a_database_or_a_folder_that_holds_anything(self, place, backup, tmp_path):
        with pytest.raises(CommandError, match=r"database .* is not empty"):
            call_command("restore", backup, files=tmp_path)
        with pytest.raises(CommandError, match=r"private is not empty"):
            call_command("restore", backup, into=nowhere())
        assert nowhere() not in on_the_server()

    def test_that_fails_leaves_neither_a_database_nor_a_file(self, place, tmp_path):
        with pytest.raises(BackupRefused, match="could not be restored"):
            restoring.restore(
                nonsense(place), key=place.BACKUP_KEY_FILE, into=nowhere(), folder=tmp_path / "files"
            )
        assert nowhere() not in on_the_server()
        assert list((tmp_path / "files").iterdir()) == []

    def test_lets_go_of_files_where_they_were_restored_and_nowhere_else(self, place, tmp_path):
        here = storages["private"].path("a.pdf")
        with contents.files_in(tmp_path / "files"):
            assert storages["private"].path("a.pdf") == str(tmp_path / "files" / "private" / "a.pdf")
        assert storages["private"].path("a.pdf") == here

    def test_that_was_killed_is_cleared_away_by_the_next_drill(self):
        trial = f"{connection.settings_dict['NAME']}_drill_killed"
        targets._make(trial, on_trial=True)
        assert trial in on_the_server()
        targets.drop_left_over()
        assert trial not in on_the_server()

    def test_refuses_what_a_newer_version_took(self, place):
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('people', '9999', now())"
            )
        try:
            taken = taking.take()
            with pytest.raises(BackupRefused, match=r"people\.9999"):
                restoring.drill(taken.file, key=place.BACKUP_KEY_FILE)
        finally:
            with databases.unbound(), connection.cursor() as cursor:
                cursor.execute("DELETE FROM django_migrations WHERE name = '9999'")


def nonsense(place) -> Path:
    """A sealed file that is what its manifest says, and no database."""
    dump = b"nonsense"
    told = (len(dump), sha256(dump).hexdigest())
    manifest = contents.Manifest(contents.FORMAT, "", "", "", [], {}, told, {})
    file = place.DATA_DIR / "nonsense.age"
    pieces = [*taking._member("database/000001", dump), *taking._member("manifest.json", manifest.as_json())]
    with file.open("wb") as into:
        sealed.seal([*pieces, bytes(1024)], into, sealed.recipients())
    return file


def cut_in_half(data: bytearray) -> bytearray:
    return data[:150_000]


def one_byte_short(data: bytearray) -> bytearray:
    return data[:-1]


def one_bit_altered(data: bytearray) -> bytearray:
    data[150_000] ^= 1
    return data


class TestAFileThatIsNoWholeBackup:
    """None of these reaches a database: what is not whole is found before."""

    @pytest.fixture
    def file(self, place):
        file = place.DATA_DIR / "backup.age"
        with file.open("wb") as into:
            sealed.seal(taking._member("database/000001", b"x" * 300_000), into, sealed.recipients())
        return file

    def refusal(self, place, file, tmp_path) -> str:
        with pytest.raises(BackupRefused) as refused:
            restoring.restore(file, key=place.BACKUP_KEY_FILE, into=nowhere(), folder=tmp_path / "files")
        assert not (tmp_path / "files").exists()
        return str(refused.value)

    @pytest.mark.parametrize("spoil", [cut_in_half, one_byte_short, one_bit_altered])
    def test_is_refused_in_one_sentence(self, place, file, tmp_path, spoil):
        file.write_bytes(spoil(bytearray(file.read_bytes())))
        assert "altered or cut short" in self.refusal(place, file, tmp_path)

    def test_is_refused_where_it_holds_less_than_a_backup(self, place, file, tmp_path):
        assert "does not hold what its manifest says" in self.refusal(place, file, tmp_path)

    def test_does_not_open_with_another_key(self, place, file, tmp_path):
        place.BACKUP_KEY_FILE.unlink()
        sealed.new_key(place.BACKUP_KEY_FILE)
        assert "does not open" in self.refusal(place, file, tmp_path)

    def test_does_not_open_without_a_key(self, place, file, tmp_path):
        place.BACKUP_KEY_FILE.unlink()
        assert "cannot be read" in self.refusal(place, file, tmp_path)


class TestTheKey:
    def test_is_wanted_in_production(self, place):
        place.IS_PRODUCTION = True
        with pytest.raises(BackupRefused, match="BACKUP_RECIPIENTS is not set"):
            sealed.recipients()

    def test_is_made_by_one_command_and_never_written_over(self, tmp_path, capsys):
        call_command("backup", new_key=tmp_path / "key")
        assert capsys.readouterr().out.startswith("age1")
        assert (tmp_path / "key").stat().st_mode & 0o077 == 0
        with pytest.raises(CommandError, match="is there already"):
            call_command("backup", new_key=tmp_path / "key")


@pytest.mark.django_db
class TestWhatIsAskedOfARestoredDatabase:
    def test_says_which_record_was_changed_and_leaves_no_trace_of_asking(self):
        audit("home.opened", "home:1", by=UserFactory())
        seal_all()
        assert proofs.broken_chains() == []
        with databases.unbound(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            cursor.execute("UPDATE people_auditentry SET subject = 'home:2'")
            cursor.execute("SET LOCAL session_replication_role = origin")
        assert proofs.broken_chains() == [f"changed in people_auditentry: {AuditEntry.objects.get().pk}"]
        assert not ChainCheck.objects.exists()


@pytest.mark.django_db
class TestThePage:
    def test_says_when_the_last_ones_were_and_warns_of_what_is_late(self, client):
        client.force_login(MembershipFactory(role=Role.ADMIN).user)
        assert "Se sikkerhetskopiene" not in client.get("/min-side/").content.decode()
        runs.note(BackupRun.Kind.BACKUP, seconds=2.5, size=12_000_000, rows=99)
        page = client.get("/status/sikkerhetskopier/").content.decode()
        assert "11,4" in page
        assert "Ingen øvelse" in page
        assert client.get("/helse/").json()["backup"] == "ok"
        BackupRun.objects.update(at=timezone.now() - timedelta(hours=37))
        assert client.get("/helse/").json()["backup"] == "late"
        assert "Se sikkerhetskopiene" in client.get("/min-side/").content.decode()
