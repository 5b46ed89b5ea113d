"""A mailbox is read over a line that somebody vouches for; each letter is taken once."""

import socket
import ssl
import threading
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from lms.mailbox import MOST_BYTES, MailboxClosed, take_letters


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """The file of a key and of the certificate that vouches for localhost with it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name, now = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")]), datetime.now(UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    file = tmp_path_factory.mktemp("mailbox") / "localhost.pem"
    file.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return file


class Server:
    """A mailbox with these letters, that speaks as much IMAP as is spoken to it; `breaks_off_at` is the word
    at which it hangs up, and `heard` what it was told."""

    def __init__(self, *letters: bytes, breaks_off_at: str = ""):
        self.letters = dict(enumerate(letters, 1))
        self.breaks_off_at = breaks_off_at
        self.heard: list[str] = []

    def serve(self, line):
        file = line.makefile("rwb")
        self._say(file, b"* OK ready")
        while said := file.readline().decode().strip():
            self.heard.append(said)
            tag, verb, *more = said.split(" ", 2)
            words = f"{verb} {more[0]}" if more else verb
            if self.breaks_off_at and self.breaks_off_at in words:
                return
            for untagged in self._answer(words):
                self._say(file, untagged)
            self._say(file, f"{tag} {'NO' if 'wrong' in words else 'OK'} done".encode())

    def _answer(self, words):
        if words == "CAPABILITY":
            return [b"* CAPABILITY IMAP4rev1"]
        if words.startswith("SELECT"):
            return [b"* %d EXISTS" % len(self.letters)]
        if words.startswith("UID SEARCH"):
            return [b"* SEARCH " + " ".join(map(str, self.letters)).encode()]
        if words.startswith("UID FETCH"):
            content = self.letters[int(words.split()[2])][: MOST_BYTES + 1]
            return [b"* 1 FETCH (BODY[]<0> {%d}\r\n%b)" % (len(content), content)]
        if words.startswith("UID STORE"):
            self.letters.pop(int(words.split()[2]))
        return []

    def _say(self, file, line):
        file.write(line + b"\r\n")
        file.flush()


@contextmanager
def open_to(server, certificate, *, user="kalender:hemmelig"):
    """The address of this server while it answers."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)

    def answer(door):
        while True:
            try:
                line, _ = door.accept()
                with context.wrap_socket(line, server_side=True) as safe:
                    server.serve(safe)
            except ssl.SSLError:
                continue
            except OSError:
                return

    with socket.create_server(("localhost", 0)) as door:
        thread = threading.Thread(target=answer, args=[door], daemon=True)
        thread.start()
        yield f"imaps://{user}@localhost:{door.getsockname()[1]}/INBOX"
        door.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def test_a_server_that_nobody_vouches_for_hears_no_password(certificate, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    server = Server(b"a letter")
    with open_to(server, certificate) as url, pytest.raises(MailboxClosed):
        take_letters(url, lambda letter: None)
    assert not server.heard


def test_each_letter_is_taken_once_and_one_that_is_too_large_is_not_read(certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Server(b"a letter", b"x" * (MOST_BYTES + 2), b"another")
    taken: list[bytes | None] = []
    with open_to(server, certificate) as url:
        assert take_letters(url, taken.append) == 3
        assert take_letters(url, taken.append) == 0
    assert taken == [b"a letter", None, b"another"]


@pytest.mark.parametrize(
    ("breaks_off_at", "user", "left", "said"),
    [
        ("", "kalender:wrong", 2, "the password is refused"),
        ("UID FETCH 2", "kalender:hemmelig", 1, "abort"),
        ("UID STORE 1", "kalender:x", 2, "abort"),
    ],
)
def test_what_a_broken_line_or_a_wrong_password_leaves_behind_waits(
    certificate, monkeypatch, breaks_off_at, user, left, said
):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    server = Server(b"a letter", b"another", breaks_off_at=breaks_off_at)
    with open_to(server, certificate, user=user) as url, pytest.raises(MailboxClosed, match=said):
        take_letters(url, lambda letter: None)
    assert len(server.letters) == left
