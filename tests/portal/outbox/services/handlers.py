"""Handlers that real workers run in tests. Their effect is a row in the table ``outbox_test_effect``.

The table has no unique key on purpose: whatever is stored twice is seen twice. A handler tells the test where it
stands by creating files in the folder ``signals`` of its payload and waits there until a file ``go`` exists.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.db import connection

from portal.outbox.models import Job
from portal.outbox.registry import Progress, register

WAIT = """
import pathlib, sys, time
while not pathlib.Path(sys.argv[1]).exists():
    time.sleep(0.02)
"""


def store_effect(job: Job) -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO outbox_test_effect (job, worker) VALUES (%s, %s)", [job.pk, os.getpid()])


def stand(job: Job, place: str) -> None:
    """Say that ``place`` is reached and, if the payload names it, stay there during the first attempt."""
    signals = Path(job.payload["signals"])
    (signals / f"{place}-{job.attempts}").touch()
    if job.payload.get("stay") == place and job.attempts == 1:
        subprocess.run([sys.executable, "-c", WAIT, str(signals / "go")], check=True)


@register("tests.guarded")
def guarded(job: Job, progress: Progress) -> None:
    """Store the effect the way handlers should."""
    progress.report("Working", 1, 2)
    stand(job, "working")
    with progress.completion():
        store_effect(job)
        stand(job, "storing")
    stand(job, "stored")


@register("tests.unguarded")
def unguarded(job: Job, _progress: Progress) -> None:
    """Store the effect without asking for the lease: the control that shows what the lease is good for."""
    stand(job, "working")
    store_effect(job)


@register("tests.steps")
def steps(job: Job, progress: Progress) -> None:
    """Work in small steps, to be killed anywhere."""
    for step in range(10):
        progress.report(f"Step {step}", step, 10)
        time.sleep(0.02)
    with progress.completion():
        store_effect(job)
        time.sleep(0.02)


@register("tests.deadly")
def deadly(_job: Job, _progress: Progress) -> None:
    """End the worker's process as the kernel does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)
