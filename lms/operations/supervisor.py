"""Runs the Procfile's processes side by side until one ends or Ctrl-C: the only importer of honcho.

Where a line runs a Python module, as all of ours do, the process is forked from this one, which has
imported the platform already: three boots less at every start.
"""

import ctypes
import gc
import multiprocessing
import os
import runpy
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread, Timer
from typing import Any, NoReturn

from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.process import Popen, Process

_PR_SET_PDEATHSIG, _PR_SET_NAME = 1, 15
_RUNS_A_MODULE = "exec python -m "
# Those asked to stop have this long; what they are at then is taken up again at the next start.
_SECONDS_TO_STOP = 1.2
_STOPPED_BY_US = {128 + signal.SIGINT, 128 + signal.SIGTERM}


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
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    gc.freeze()
    manager = _Manager(when_started)
    processes = parse_procfile(procfile.read_text()).processes | dict(beside or {})
    for name, command in processes.items():
        manager.add_process(name, command, env=dict(environment), cwd=str(procfile.parent))
    manager.loop()
    if manager.returncode in _STOPPED_BY_US:
        return 0
    sys.stdout.write(f"\n{manager.obituary}, so everything was stopped. Start again with `make run`.\n")
    return 1


class _Manager(Manager):  # type: ignore[misc]
    """Honcho's manager without its own chatter, which remembers which process ended first."""

    obituary = "A process ended"

    def __init__(self, when_started: Callable[[], None]) -> None:
        super().__init__()
        self._when_started = when_started
        self._process_ctor = _Leashed
        self._procmgr.terminate = _ask_to_stop

    def _start(self) -> None:
        super()._start()
        Thread(target=self._when_started, daemon=True).start()

    def terminate(self) -> None:
        for name, process in self._processes.items():
            if self.returncode not in _STOPPED_BY_US and "returncode" in process:
                self.obituary = f"The {name} process {_ending(process['returncode'])}"
        if not self._terminating:
            last_call = Timer(_SECONDS_TO_STOP, self.kill)
            last_call.daemon = True
            last_call.start()
        super().terminate()

    def _system_print(self, data: str) -> None:
        pass


class _Leashed(Process):  # type: ignore[misc]
    """A process that does not outlive its supervisor, however that one ends."""

    def __init__(self, command: str, **kwargs: Any) -> None:
        super().__init__(command, **kwargs)
        self._child_ctor = partial(Popen, preexec_fn=partial(_die_with_parent, signal.SIGTERM))
        if command.startswith(_RUNS_A_MODULE) and sys.platform == "linux":
            self._child_ctor = partial(_Fork, name=self.name)

    def run(self, *args: Any, **kwargs: Any) -> None:
        _die_with_parent(signal.SIGKILL)
        super().run(*args, **kwargs)


class _Fork:
    """A Python module run in a process forked from this one; has what honcho asks of a `Popen`."""

    returncode: int | None = None

    def __init__(self, command: str, *, name: str, env: dict[str, str], cwd: str) -> None:
        words = _words_of(command.removeprefix(_RUNS_A_MODULE), env)
        read_end, write_end = os.pipe()
        self.pid = os.fork()
        if not self.pid:
            os.close(read_end)
            _become(name, words, env, cwd, says_to=write_end)
        os.close(write_end)
        self.stdout = os.fdopen(read_end, "rb")

    def wait(self) -> int:
        if self.returncode is None:
            self.returncode = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.returncode


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


def _ask_to_stop(pid: int) -> None:
    """Ask the process alone, not its children too: it stops them in its own good order."""
    with suppress(ProcessLookupError):
        os.kill(pid, signal.SIGTERM)


def _die_with_parent(by: signal.Signals) -> None:
    """Ask the kernel to send us this signal when our parent dies; elsewhere than Linux, do nothing."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, by)


def _ending(returncode: int) -> str:
    if returncode < 0:
        return f"was killed by signal {-returncode}"
    return f"ended with code {returncode}"
