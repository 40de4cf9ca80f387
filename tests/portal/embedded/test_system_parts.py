"""What the system lacks is installed where that is allowed, otherwise named in one sentence."""

import subprocess

import pytest

from portal.embedded import system_parts
from portal.embedded.system_parts import Need, SystemPartsMissing, ensure

MISSING = Need("libnothing1", libraries=("libnothing.so.1",))


@pytest.fixture
def machine(monkeypatch):
    """Return a function that pretends a machine: which programs it has, whether we are root, what runs."""

    def pretend(*programs, root=False, codes=()):
        calls = []
        answers = dict(codes)

        def run(command, **_options):
            calls.append(command)
            code = answers.get(command[-1], 0)
            return subprocess.CompletedProcess(command, code, stdout="", stderr="E: no such package")

        monkeypatch.setattr(system_parts.shutil, "which", lambda name: f"/usr/bin/{name}" if name in programs else None)
        monkeypatch.setattr(system_parts.os, "geteuid", lambda: 0 if root else 1000)
        monkeypatch.setattr(system_parts.subprocess, "run", run)
        return calls

    return pretend


def test_library_of_this_machine_is_found():
    assert Need("libc6", libraries=("libc.so.6",)).is_met()


def test_one_of_several_programs_is_enough():
    assert Need("anything", programs=("no-such-program", "sh")).is_met()


def test_missing_module_is_noticed():
    assert not Need("python3-nothing", module="no_such_module").is_met()


def test_nothing_is_asked_for_when_all_is_there(machine):
    calls = machine("sh")
    ensure((Need("dash", programs=("sh",)),))
    assert calls == []


def test_root_installs_what_is_missing(machine):
    calls = machine("apt-get", root=True)
    ensure((MISSING,))
    assert [call[:2] for call in calls] == [["/usr/bin/apt-get", "update"], ["/usr/bin/apt-get", "install"]]
    assert calls[-1][-1] == "libnothing1"


def test_sudo_without_password_installs(machine):
    calls = machine("apt-get", "sudo")
    ensure((MISSING,))
    assert calls[-1][:4] == ["/usr/bin/sudo", "-n", "/usr/bin/apt-get", "install"]


def test_others_get_one_sentence_with_the_packages(machine):
    machine("apt-get", "sudo", codes={"true": 1}.items())
    with pytest.raises(SystemPartsMissing) as refused:
        ensure((MISSING, Need("chromium", programs=("chromium",))))
    sentence = "Some system parts are missing. Please install them once: sudo apt-get install libnothing1 chromium"
    assert str(refused.value) == sentence


def test_other_systems_get_the_debian_names(machine, monkeypatch):
    machine()
    monkeypatch.setattr(system_parts.sys, "platform", "linux")
    with pytest.raises(SystemPartsMissing, match="Please install what Debian calls: libnothing1"):
        ensure((MISSING,))


def test_failed_installation_is_told_with_its_reason(machine):
    machine("apt-get", root=True, codes={"libnothing1": 100}.items())
    with pytest.raises(SystemPartsMissing, match=r"libnothing1 \(apt-get: E: no such package\)"):
        ensure((MISSING,))
