"""The web server's worker: a request gets a thread when it has arrived, so that nobody who sends slowly, or
not at all, keeps others waiting.

gunicorn's threaded worker gives a connection a thread at its first byte, and waits there for the rest. Here
its loop collects heads and bodies of ordinary size first. Only a body larger than `MOST_WAITED_FOR` is read
by its view, on threads kept for those; it must keep coming, too. Who does not read the answer, or does not
hang up after it, is left.
"""

import errno
import os
import re
import select
import selectors
import socket
import struct
import time
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from typing import Any

from gunicorn import http
from gunicorn.http.errors import ParseException
from gunicorn.workers.gthread import TConn, ThreadWorker

MOST_WAITED_FOR = 128 * 1024
# No byte for so long, or not one kibibyte a second on average after twice as long, and the sender is left.
PATIENCE_SECONDS = float(os.environ.get("WEB_PATIENCE_SECONDS", "15"))
LEAST_BYTES_A_SECOND = 1024
_SIZE = re.compile(rb"[0-9A-Fa-f]{1,16}")
_CHUNK = 64 * 1024
_LONGEST_HEAD = 64 * 1024
_LEAVING_SECONDS = 2.0
_STOPPING_SECONDS = 0.5
_MOST_DRAINED = 64 * 1024


class TooSlow(TimeoutError):
    """A request does not arrive in a time that anybody would wait."""

    def __init__(self) -> None:
        super().__init__(errno.EPIPE, "The request did not arrive in time")


class Broken(OSError):
    """A body does not keep to its own framing. Whatever reads it knows what to do: it broke off."""

    def __init__(self, said: object) -> None:
        super().__init__(errno.EPIPE, str(said))


class Sound:
    """The reader of a body, whose mistakes are told as those of the connection."""

    def __init__(self, reader: Any) -> None:
        self._reader = reader

    def read(self, size: int) -> bytes:
        """Raises `Broken`."""
        try:
            received: bytes = self._reader.read(size)
        except ParseException as error:
            raise Broken(error) from error
        return received


class Pace:
    """How a sender keeps up: when it began, when it was last heard, how much came."""

    def __init__(self) -> None:
        self.began = self.heard = time.monotonic()
        self.count = 0

    def note(self, count: int) -> None:
        self.heard = time.monotonic()
        self.count += count

    @property
    def is_lost(self) -> bool:
        now = time.monotonic()
        allowed = 2 * PATIENCE_SECONDS + self.count / LEAST_BYTES_A_SECOND
        return now - self.heard > PATIENCE_SECONDS or now - self.began > allowed


class Line(socket.socket):
    """A client's connection on which a thread waits no longer than `PATIENCE_SECONDS` for the next bytes
    to come or go; the kernel keeps the time, so that an answer of any length may take its own."""

    pace: Pace

    @classmethod
    def of(cls, accepted: socket.socket) -> "Line":
        line = cls(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        line.pace = Pace()
        whole, part = divmod(PATIENCE_SECONDS, 1)
        for option in (socket.SO_RCVTIMEO, socket.SO_SNDTIMEO):
            line.setsockopt(socket.SOL_SOCKET, option, struct.pack("ll", int(whole), int(part * 1e6)))
        return line

    def recv(self, *args: Any) -> bytes:
        """Raises `TooSlow` where a thread waits for nothing."""
        try:
            received = super().recv(*args)
        except BlockingIOError:
            if self.gettimeout() is None:
                raise TooSlow from None
            raise
        self.pace.note(len(received))
        if self.gettimeout() is None and self.pace.is_lost:
            raise TooSlow
        return received

    def sendall(self, *args: Any) -> None:
        """Raises `BrokenPipeError` for one who does not read: to the server that is one who has left."""
        try:
            super().sendall(*args)
        except BlockingIOError as error:
            raise BrokenPipeError(*error.args) from None


class Arrival:
    """One request on its way in, as far as it has come."""

    def __init__(self, begun: bytes) -> None:
        self.bytes = bytearray(begun)
        self.is_whole = False
        self.is_ready = False
        self._body_at = 0
        self._ends_at: int | None = None
        self._chunk_at: int | None = None
        self._look()

    def add(self, received: bytes) -> None:
        self.bytes += received
        self._look()

    def _look(self) -> None:
        """`is_whole` once all of it is here; `is_ready` also where waiting for the rest leads nowhere: it
        is large, the client waits for a word first, or the parser will refuse it anyway."""
        while not self._body_at and self.bytes[:2] == b"\r\n":
            del self.bytes[:2]
        if not self._body_at:
            end = self.bytes.find(b"\r\n\r\n")
            if end < 0:
                self.is_ready = len(self.bytes) > _LONGEST_HEAD
                return
            self._body_at = end + 4
            self._read_head(bytes(self.bytes[:end]))
        if self._chunk_at is not None:
            self._walk_chunks()
        if self._ends_at is not None and len(self.bytes) >= self._ends_at:
            self.is_whole = True
        self.is_ready = self.is_ready or self.is_whole or len(self.bytes) - self._body_at > MOST_WAITED_FOR

    def _read_head(self, head: bytes) -> None:
        fields = dict(_field(line) for line in head.split(b"\r\n")[1:])
        length = fields.get(b"content-length", b"0")
        if b"expect" in fields:
            self.is_ready = True
        if b"transfer-encoding" in fields:
            self._chunk_at = self._body_at
        elif length.isdigit() and len(length) < 19:
            self._ends_at = self._body_at + int(length)
        else:
            self._ends_at = self._body_at

    def _walk_chunks(self) -> None:
        """Step over each chunk that is here, to the empty line behind the last; a broken one ends it."""
        while self._chunk_at is not None and self._ends_at is None:
            end = self.bytes.find(b"\r\n", self._chunk_at, self._chunk_at + 8192)
            if end < 0:
                self.is_ready = self.is_ready or len(self.bytes) - self._chunk_at > 8192
                return
            found = _SIZE.match(self.bytes, self._chunk_at, end)
            if found is None:
                self._ends_at = end
                return
            size = int(found[0], 16)
            if size == 0:
                self._find_trailers(end)
                return
            if len(self.bytes) < end + 2 + size + 2:
                return
            self._chunk_at = end + 2 + size + 2

    def _find_trailers(self, end: int) -> None:
        if self.bytes[end + 2 : end + 4] == b"\r\n":
            self._ends_at = end + 4
        elif (last := self.bytes.find(b"\r\n\r\n", end)) >= 0:
            self._ends_at = last + 4
        elif len(self.bytes) - end > _LONGEST_HEAD:
            self.is_ready = True


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """The worker; `WEB_THREADS` threads answer, as many again read large bodies."""

    def init_process(self) -> None:
        self.uploads = ThreadPoolExecutor(self.cfg.threads, "upload")
        self.arriving: dict[TConn, Arrival] = {}
        self.leaving: dict[TConn, float] = {}
        super().init_process()

    def accept(self, listener: socket.socket) -> None:
        """Take a connection in, and wait for what it asks."""
        try:
            accepted, client = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, Line.of(accepted), client, listener.getsockname())
        conn.parser = http.get_parser(self.cfg, conn.sock, client)
        conn.initialized = True
        self.enqueue_req(conn)

    def enqueue_req(self, conn: TConn) -> None:
        """Give the connection's next request a thread once it has arrived."""
        conn.sock.setblocking(False)
        conn.sock.pace = Pace()
        arrival = Arrival(conn.parser.unreader.take_buffered())
        if arrival.is_ready:
            self._hand_over(conn, arrival)
            return
        self.arriving[conn] = arrival
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._hear, conn))

    def finish_request(self, conn: TConn, future: "Future[Any]") -> None:
        """Wait for the next request, or see the client off."""
        if not future.cancelled() and future.exception() is None and future.result():
            super().finish_request(conn, future)
        else:
            self._see_off(conn)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        """Answer; a body that is broken breaks off."""
        req.body.reader = Sound(req.body.reader)
        return super().handle_request(req, conn)

    def murder_pending(self) -> None:
        """Leave those who have not sent, or not hung up, in time: a shorter one at a stop."""
        now = time.monotonic()
        for conn, arrival in list(self.arriving.items()):
            is_idle = not arrival.bytes and now - conn.sock.pace.began > _STOPPING_SECONDS
            if conn.sock.pace.is_lost or (is_idle and not self.alive):
                self._drop(conn, self.arriving)
        for conn, since in list(self.leaving.items()):
            if now - since > (_LEAVING_SECONDS if self.alive else _STOPPING_SECONDS):
                self._drop(conn, self.leaving)

    def _hear(self, conn: TConn, _: socket.socket) -> None:
        arrival = self.arriving[conn]
        try:
            received = conn.sock.recv(_CHUNK)
        except BlockingIOError:
            return
        except OSError:
            received = b""
        arrival.add(received)
        if not received and not arrival.bytes:
            self._drop(conn, self.arriving)
        elif not received or arrival.is_ready:
            # One who has hung up sends no more, but may still hear what was wrong with what came.
            self._leave_poller(conn, self.arriving)
            self._hand_over(conn, arrival)

    def _hand_over(self, conn: TConn, arrival: Arrival) -> None:
        if not _takes_more(conn.sock):
            # The answers before this one have not been read: no thread shall wait for that.
            self.arriving[conn] = arrival
            self.poller.register(conn.sock, selectors.EVENT_WRITE, partial(self._go_on, conn))
            return
        conn.parser.unreader.unread(bytes(arrival.bytes))
        pool = self.tpool if arrival.is_whole else self.uploads
        future = pool.submit(self.handle, conn)
        future.add_done_callback(lambda done: self.method_queue.defer(self.finish_request, conn, done))

    def _go_on(self, conn: TConn, _: socket.socket) -> None:
        arrival = self.arriving[conn]
        self._leave_poller(conn, self.arriving)
        self._hand_over(conn, arrival)

    def _see_off(self, conn: TConn) -> None:
        """Close after the answer, as RFC 9112 (9.6) has it: say that no more comes, and read on a little."""
        try:
            conn.sock.setblocking(False)
            conn.sock.shutdown(socket.SHUT_WR)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._drain, conn))
        except (OSError, ValueError, KeyError):
            self.nr_conns -= 1
            conn.close()
            return
        conn.sock.pace = Pace()
        self.leaving[conn] = time.monotonic()

    def _drain(self, conn: TConn, _: socket.socket) -> None:
        try:
            is_over = not conn.sock.recv(_CHUNK) or conn.sock.pace.count > _MOST_DRAINED
        except BlockingIOError:
            return
        except OSError:
            is_over = True
        if is_over:
            self._drop(conn, self.leaving)

    def _drop(self, conn: TConn, among: dict[TConn, Any]) -> None:
        self._leave_poller(conn, among)
        self.nr_conns -= 1
        conn.close()

    def _leave_poller(self, conn: TConn, among: dict[TConn, Any]) -> None:
        among.pop(conn, None)
        with suppress(OSError, ValueError, KeyError):
            self.poller.unregister(conn.sock)


def _takes_more(line: socket.socket) -> bool:
    """Whether a good part of what the connection can hold on its way to the client is free."""
    poll = select.poll()
    poll.register(line, select.POLLOUT)
    return bool(poll.poll(0))


def _field(line: bytes) -> tuple[bytes, bytes]:
    name, _, value = line.partition(b":")
    return name.strip().lower(), value.strip()
