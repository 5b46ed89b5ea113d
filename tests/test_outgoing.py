"""Connections out of the platform: to whom, to which numbers, for how long."""

import ast
import re
import socket
import threading
import time
from contextlib import contextmanager

import pytest

from lms import outgoing
from lms.approval.actions import webhook_calls
from lms.approval.api import tokens
from tests.test_architecture import ROOT, python_files

NAME = "sak.example.no"


@pytest.fixture
def resolver(monkeypatch):
    """What names stand for, one answer after the other; and which names were asked for."""

    class Resolver:
        def __init__(self):
            self.answers, self.asked, self.connected = {}, [], []

        def getaddrinfo(self, host, port, *more):
            if host in self.answers:
                self.asked.append(host)
                answer = self.answers[host]
                numbers = answer.pop(0) if len(answer) > 1 else answer[0]
                return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, port)) for number in numbers]
            return real(host, port, *more)

        def connect(self, address, timeout):
            self.connected.append(address)
            raise ConnectionRefusedError

    real, made = socket.getaddrinfo, Resolver()
    monkeypatch.setattr(socket, "getaddrinfo", made.getaddrinfo)
    return made


@contextmanager
def listening(say):
    """A server on this machine that answers every connection by `say(line)`."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def serve():
            while True:
                try:
                    line, _ = server.accept()
                except OSError:
                    return
                with line:
                    say(line)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield server.getsockname()[1]
        server.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def local(port, path="/", host="127.0.0.1"):
    return outgoing.Way("http", host, port, ("127.0.0.1",), f"{host}:{port}", path)


def test_a_case_system_is_posted_to_at_the_numbers_that_were_judged(resolver, monkeypatch):
    """A resolver that answers with a number inside the second time leads nowhere: it is asked once."""
    resolver.answers[NAME] = [["203.0.114.9"], ["127.0.0.1"]]
    monkeypatch.setattr(socket, "create_connection", resolver.connect)
    assert webhook_calls.post(f"https://{NAME}/hook", b"{}", {}) is None
    assert (resolver.asked, resolver.connected) == ([NAME], [("203.0.114.9", 443)])


def test_a_name_with_one_number_inside_is_not_asked_at_any(resolver, monkeypatch):
    resolver.answers[NAME] = [["203.0.114.9", "10.0.0.1"]]
    monkeypatch.setattr(socket, "create_connection", resolver.connect)
    assert webhook_calls.post(f"https://{NAME}/hook", b"{}", {}) is None
    assert resolver.connected == []


@pytest.mark.parametrize(
    "number",
    [
        "8.8.8.8",
        "2a00:1450:400f::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_a_host_on_the_internet_is_public(number):
    assert outgoing.is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.0.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "192.0.0.8",
        "192.88.99.1",
        "198.18.0.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "0.0.0.0",  # noqa: S104
        "::",
        "::1",
        "::7f00:1",
        "::ffff:127.0.0.1",
        "64:ff9b::7f00:1",
        "64:ff9b:1::1",
        "100::1",
        "2001::1",
        "2001:db8::1",
        "2002:7f00:1::",
        "2002:808:808::",
        "3fff::1",
        "fc00::1",
        "fe80::1",
        "fe80::1%eth0",
        "fec0::1",
        "ff0e::1",
    ],
)
def test_a_number_inside_or_one_that_stands_for_another_is_not_public(number):
    assert not outgoing.is_public(number)


@pytest.mark.parametrize(
    "url",
    [
        "http://8.8.8.8/",
        "https://8.8.8.8:25/",
        "https://8.8.8.8:8443/",
        "https://8.8.8.8:0/",
        "https://user@8.8.8.8/",
        "https://@8.8.8.8/",
        "https:///hook",
        "https://8.8.8.8:99999/",
        "https://[::1/",
        "https://8.8.8.8/\nX: y",
        "https://8.8.8.8/a b",
        "ftp://8.8.8.8/",
        "8.8.8.8",
        "",
    ],
)
def test_a_case_system_names_an_encrypted_address_at_the_ordinary_port(url):
    with pytest.raises(outgoing.AddressNotAllowed):
        webhook_calls.must_be_public(url)


def test_this_machine_may_be_named_where_a_setting_allows_it(settings):
    settings.WEBHOOKS_MAY_BE_LOCAL = False
    for url in ("http://127.0.0.1:8000/", "https://localhost/"):
        with pytest.raises(outgoing.Unreachable):
            webhook_calls.must_be_public(url)
    settings.WEBHOOKS_MAY_BE_LOCAL = True
    assert webhook_calls.must_be_public("http://localhost:8000/x").numbers == ("127.0.0.1",)


def test_an_operator_may_set_an_address_inside(resolver):
    resolver.answers["lrs.intern"] = [["10.1.2.3"]]
    way = outgoing.way_to_own("http://lrs.intern:8080/xapi/statements?x=1")
    assert (way.numbers, way.port, way.target) == (("10.1.2.3",), 8080, "/xapi/statements?x=1")


def test_the_name_goes_along_and_the_answer_comes_back():
    heard = []

    def say(line):
        heard.append(line.recv(4096))
        line.sendall(b"HTTP/1.1 302 Found\r\nLocation: /ny\r\nContent-Length: 5\r\n\r\nhello")

    with listening(say) as port:
        answer = outgoing.ask(
            local(port, "/gammel", NAME), "POST", headers={"X": "1"}, body=b"{}", most_bytes=3
        )
    assert answer == outgoing.Reply(302, "/ny", b"hel")
    assert heard[0].startswith(b"POST /gammel HTTP/1.1\r\n")
    assert f"Host: {NAME}:{port}\r\n".encode() in heard[0]


@pytest.mark.parametrize("said", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 999999 x\r\n\r\n", b"\x00" * 10])
def test_a_host_that_does_not_speak_as_a_web_server_is_no_answer(said):
    def say(line):
        line.recv(4096)
        line.sendall(said)

    with listening(say) as port, pytest.raises(outgoing.NoAnswer):
        outgoing.ask(local(port), "GET", headers={})


@pytest.mark.parametrize("pause", [0.05, 5])
def test_a_host_that_takes_too_long_is_left(pause):
    """Both one that says nothing and one that says a letter now and then."""
    left = threading.Event()

    def say(line):
        for letter in b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200:
            if left.wait(pause):
                return
            line.sendall(bytes([letter]))

    with listening(say) as port:
        began = time.monotonic()
        with pytest.raises(outgoing.NoAnswer):
            outgoing.ask(local(port), "GET", headers={}, seconds=0.2)
        assert time.monotonic() - began < 3
        left.set()


@pytest.mark.parametrize(
    "said",
    [
        b"HTTP/1.1 500 Broken\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n[",
        b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnull",
        b'HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\n{"keys": 5}',
        b'HTTP/1.1 200 OK\r\nContent-Length: 13\r\n\r\n{"keys": [5]}',
        b"",
    ],
)
def test_keys_that_cannot_be_had_leave_tokens_unjudged_for_now(db, client, settings, said):
    """503 with a time to come back, not an error of ours, and nothing kept of what came."""

    def say(line):
        line.recv(4096)
        line.sendall(said)

    with listening(say) as port:
        settings.MASKINPORTEN_ISSUER = "https://issuer.example/"
        settings.MASKINPORTEN_KEYS_URL = f"http://127.0.0.1:{port}/jwk"
        with pytest.raises(tokens.IssuerSilent):
            tokens.verify("x.y.z")
        answer = client.get("/api/v1/offices", headers={"Authorization": "Bearer x.y.z"})
    assert (answer.status_code, answer["Retry-After"]) == (503, "60")
    assert answer.json()["title"] == "issuer"


def test_every_line_that_a_library_encrypts_is_to_a_server_that_somebody_vouches_for():
    """Libraries of Python's own trust anybody unless they are told whom."""
    by_themselves = re.compile(r"\b(?:IMAP4_SSL|POP3_SSL|SMTP_SSL|FTP_TLS|wrap_socket|starttls)\b")
    calls = {
        f"{path.relative_to(ROOT)}: {ast.unparse(node)}"
        for path in python_files()
        if by_themselves.search(text := path.read_text(encoding="utf-8"))
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Call) and by_themselves.search(ast.unparse(node.func))
    }
    assert calls
    assert not [one for one in calls if "ssl.create_default_context()" not in one]
