"""Processor time and memory of a process with all it has started, living or ended. Linux only."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")


def family(pid=None):
    """Give the ids of a process and of everything that descends from it."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit() and (fields := _stat(folder)):
            parents.setdefault(int(fields[1]), []).append(int(folder.name))
    found, waiting = [], [pid or os.getpid()]
    while waiting:
        found.append(waiting.pop())
        waiting += parents.get(found[-1], [])
    return found


def spent(pid=None):
    """Give the seconds of processor time of the family, with children that have ended and were waited for."""
    times = [_stat(Path(f"/proc/{each}")) for each in family(pid)]
    return sum(int(ticks) for fields in times if fields for ticks in fields[11:15]) / _TICKS


def most_memory(pids):
    """Give the most bytes that any of the processes has had (VmHWM)."""
    return max((_peak(Path(f"/proc/{pid}/status")) for pid in pids), default=0)


def _stat(folder):
    try:
        return (folder / "stat").read_text().rpartition(")")[2].split()
    except OSError:
        return None


def _peak(status):
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM")), 0)
