"""Runs the Procfile's processes side by side until one ends or Ctrl-C: the only importer of honcho."""

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread, Timer
from typing import Any

from honcho.environ import parse_procfile
from honcho.manager import Manager
from honcho.process import Popen, Process

_PR_SET_PDEATHSIG = 1
# Those asked to stop have this long; what they are at then is taken up again at the next start.
_SECONDS_TO_STOP = 1.2
_STOPPED_BY_US = {128 + signal.SIGINT, 128 + signal.SIGTERM}


def run(procfile: Path, environment: Mapping[str, str], when_started: Callable[[], None]) -> int:
    """Start every process of the file, call `when_started` beside them, and stay until all have ended.

    When one ends, or on SIGINT or SIGTERM, all are stopped. Returns 0 if we were asked to stop, else
    1 after a sentence on standard output that names the process that ended.
    """
    if sys.platform == "linux":
        multiprocessing.set_start_method("fork", force=True)
    manager = _Manager(when_started)
    for name, command in parse_procfile(procfile.read_text()).processes.items():
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

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._child_ctor = partial(Popen, preexec_fn=partial(_die_with_parent, signal.SIGTERM))

    def run(self, *args: Any, **kwargs: Any) -> None:
        _die_with_parent(signal.SIGKILL)
        super().run(*args, **kwargs)


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
