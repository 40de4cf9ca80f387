"""Programs of the portal that need no start: children of a process that has loaded everything already.

Python with all apps takes three seconds of processor time to start, a child of such a process almost none. For tests of
what programs do once they run. That they start by themselves is shown by ``test_production.py`` and
``test_supervisor.py``.
"""

import json
import os
import runpy
import signal
import subprocess
import sys
import time
from importlib import import_module

from django.conf import settings


class Child:
    """A program that runs; it looks like a ``subprocess.Popen`` of a session of its own."""

    def __init__(self, pid):
        self.pid = pid
        self.returncode = None

    def poll(self):
        """Return None while it runs, then 0: what it ended with only its parent knows."""
        if self.returncode is None and not is_alive(self.pid):
            self.returncode = 0
        return self.returncode

    def wait(self, timeout=30):
        deadline = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > deadline:
                raise subprocess.TimeoutExpired(str(self.pid), timeout)
            time.sleep(0.01)
        return self.returncode

    def send_signal(self, number):
        if self.poll() is None:
            os.kill(self.pid, number)


def is_alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


class Parent:
    """Has loaded ``modules`` with ``environment`` and starts programs from there. Ends with the tests."""

    def __init__(self, environment, modules):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.portal.forked", *modules],
            cwd=settings.ROOT,
            env={name: value for name, value in environment.items() if name != "PYTEST_CURRENT_TEST"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, program, arguments, log):
        """Start ``python -m program arguments``; what it says goes to the file ``log``."""
        self.process.stdin.write(json.dumps([program, *arguments, str(log)]) + "\n")
        self.process.stdin.flush()
        return Child(int(self.process.stdout.readline()))

    def end(self):
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait()


def serve(modules):
    """Load ``modules``, then start what each line of the standard input asks for and answer with its process id."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for the children here: they leave no zombies
    import django  # noqa: PLC0415 -- only the parent sets it up; whoever imports this module has done so

    django.setup()
    for module in modules:
        import_module(module)
    from portal.celery import app  # noqa: PLC0415 -- asks for the settings

    app.loader.import_default_modules()
    for line in sys.stdin:
        program, *arguments, log = json.loads(line)
        pid = os.fork()
        if pid == 0:
            become(program, arguments, log)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()


def become(program, arguments, log):
    """Be what ``python -m program arguments`` starts. Does not return."""
    os.setsid()
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    nothing, written = os.open(os.devnull, os.O_RDONLY), os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    for number, stream in enumerate((nothing, written, written)):
        os.dup2(stream, number)
    sys.argv = [program, *arguments]
    runpy.run_module(program, run_name="__main__", alter_sys=True)
    sys.exit()


if __name__ == "__main__":
    serve(sys.argv[1:])
