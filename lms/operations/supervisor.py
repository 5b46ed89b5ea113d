"""Runs the Procfile's processes side by side until one ends or Ctrl-C: the only importer of honcho, which
reads the file and prints what the processes say.

Where a line runs a Python module, as all of ours do, the process is forked from this one, which has
imported the platform already: a boot less for each at every start.
"""

import ctypes
import gc
import os
import runpy
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import IO, Any, NoReturn, Protocol

from honcho.colour import get_colours
from honcho.environ import parse_procfile
from honcho.printer import Message, Printer

_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15
_RUNS_A_MODULE = "exec python -m "
# Those asked to stop have this long; what they are at then is taken up again at the next start.
_SECONDS_TO_STOP = 1.2
_SECONDS_TO_LISTEN = 0.1
_SECONDS_TO_HEAR_OUT = 0.5


def run(
    procfile: Path,
    environment: Mapping[str, str],
    when_started: Callable[[], None],
    beside: Mapping[str, str] | None = None,
) -> int:
    """Start every process of the file, and those `beside` them (a name and a command each), call
    `when_started`, and stay until all have ended.

    When one ends, or on SIGINT or SIGTERM, all are stopped. Returns 0 if we were asked to stop, else
    1 after a sentence on standard output that names the process that ended.
    """
    commands = parse_procfile(procfile.read_text()).processes | dict(beside or {})
    supervisor = _Supervisor()
    for by in (signal.SIGINT, signal.SIGTERM):
        signal.signal(by, supervisor.was_asked_to_stop)
    gc.freeze()
    supervisor.start(commands, dict(environment), str(procfile.parent))
    Thread(target=when_started, daemon=True).start()
    first = supervisor.stay()
    if first is None:
        return 0
    ended = f"The {first.name} process {_ending(first.returncode or 0)}"
    sys.stdout.write(f"\n{ended}, so everything was stopped. Start again with `make run`.\n")
    return 1


class _Child(Protocol):
    """What is asked of a process: `subprocess.Popen` has it, and `_Fork`."""

    pid: int
    stdout: IO[bytes] | None

    def wait(self) -> int: ...


@dataclass
class _Running:
    """A process by its name, and what it ended with, None while it runs."""

    name: str
    colour: str
    child: _Child
    returncode: int | None = None


class _Supervisor:
    """The processes, and what they say, line by line; None as a line is their end."""

    def __init__(self) -> None:
        self._processes: list[_Running] = []
        self._heard: SimpleQueue[tuple[_Running, bytes | None]] = SimpleQueue()
        self._is_asked = False
        self._patience_ends = 0.0

    def was_asked_to_stop(self, *_signal: object) -> None:
        self._is_asked = True

    def start(self, commands: Mapping[str, str], environment: dict[str, str], folder: str) -> None:
        colours = get_colours()
        for name, command in commands.items():
            child = _started(name, command, environment, folder)
            self._processes.append(_Running(name, next(colours), child))
        for process in self._processes:  # after the last fork: a process forks without its threads
            listener = Thread(target=self._listen, args=(process,), daemon=True)
            listener.start()
            Thread(target=self._await, args=(process, listener), daemon=True).start()

    def stay(self) -> _Running | None:
        """Print what is said until all have ended. Returns who ended first, None where we were asked to
        stop."""
        printer = Printer(sys.stdout, width=max(len(one.name) for one in self._processes))
        first: _Running | None = None
        for process, line in self._events():
            if process is None:
                pass
            elif line is not None:
                printer.write(
                    Message("line", line, datetime.now().astimezone(), process.name, process.colour)
                )
            elif first is None and not self._is_asked:
                first = process
            if self._is_asked or first:
                self._stop()
        return first

    def _events(self) -> Iterator[tuple[_Running, bytes | None] | tuple[None, None]]:
        """What is heard, and nothing now and then, until all have ended and been heard out."""
        while any(one.returncode is None for one in self._processes) or not self._heard.empty():
            try:
                yield self._heard.get(timeout=_SECONDS_TO_LISTEN)
            except Empty:
                yield None, None

    def _listen(self, process: _Running) -> None:
        for line in process.child.stdout or ():
            self._heard.put((process, line))

    def _await(self, process: _Running, listener: Thread) -> None:
        """Note that a process has ended, and hear it out. What it has left behind keeps its output open: that
        is ended after a little, and not waited for any longer."""
        ended_with = process.child.wait()
        listener.join(_SECONDS_TO_HEAR_OUT)
        if listener.is_alive():
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(process.child.pid, signal.SIGKILL)
            listener.join(_SECONDS_TO_HEAR_OUT)
        self._heard.put((process, None))  # first, so that nobody leaves before it is heard
        process.returncode = ended_with

    def _stop(self) -> None:
        """Ask those that run to stop; once they have had their time, end them with all they have started."""
        is_first = not self._patience_ends
        if is_first:
            self._patience_ends = monotonic() + _SECONDS_TO_STOP
        elif monotonic() < self._patience_ends:
            return
        for process in self._processes:
            if process.returncode is None:
                with suppress(ProcessLookupError, PermissionError):
                    if is_first:  # the process alone: it stops its own children in good order
                        os.kill(process.child.pid, signal.SIGTERM)
                    else:
                        os.killpg(process.child.pid, signal.SIGKILL)


def _started(name: str, command: str, environment: dict[str, str], folder: str) -> _Child:
    """A process in a session of its own that does not outlive this one, however this one ends."""
    if command.startswith(_RUNS_A_MODULE) and sys.platform == "linux":
        return _Fork(command, name=name, env=environment, cwd=folder)
    return subprocess.Popen(  # noqa: S602 - the Procfile is ours
        command,
        shell=True,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
        preexec_fn=partial(_die_with_parent, signal.SIGTERM),
    )


class _Fork:
    """A Python module run in a process forked from this one; has what is asked of a `Popen`."""

    def __init__(self, command: str, *, name: str, env: dict[str, str], cwd: str) -> None:
        words = _words_of(command.removeprefix(_RUNS_A_MODULE), env)
        read_end, write_end = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(read_end)
            _become(name, words, env, cwd, says_to=write_end)
        os.close(write_end)
        self.stdout: IO[bytes] | None = os.fdopen(read_end, "rb")

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])


def _words_of(command: str, environment: Mapping[str, str]) -> list[str]:
    """The words of a command as the shell reads them."""
    listed = subprocess.run(  # noqa: S602 - the Procfile is ours
        f"printf '%s\\0' {command}", shell=True, env=dict(environment), check=True, capture_output=True
    )
    return listed.stdout.decode().split("\0")[:-1]


def _become(
    name: str, words: list[str], environment: Mapping[str, str], folder: str, *, says_to: int
) -> NoReturn:
    """Be a process of its own that runs `python -m` with these words, and end with its exit code."""
    code: Any = 0
    try:
        _die_with_parent(signal.SIGTERM)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        os.setsid()
        ctypes.CDLL(None).prctl(_PR_SET_NAME, name.encode())
        for output in (1, 2):
            os.dup2(says_to, output)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        os.close(says_to)
        os.environ.clear()
        os.environ.update(environment)
        os.chdir(folder)
        sys.argv = words
        runpy.run_module(words[0], run_name="__main__", alter_sys=True)
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else bool(code))


def _die_with_parent(by: signal.Signals) -> None:
    """Ask the kernel to send us this signal when our parent dies; elsewhere than Linux, do nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)


def _ending(returncode: int) -> str:
    if returncode < 0:
        return f"was killed by signal {-returncode}"
    return f"ended with code {returncode}"
