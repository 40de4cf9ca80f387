"""The bootstrap says clearly what it cannot do and skips what is done."""

import subprocess
import sys
import time

import pytest

from portal.embedded.keeper import ROOT

BOOTSTRAP = ROOT / "portal" / "embedded" / "bootstrap.py"
LOCKS = ("production", "demo", "development", "node")


def run(*arguments, code=""):
    command = [sys.executable, BOOTSTRAP, *arguments]
    if code:
        command = [sys.executable, "-c", code]
    return subprocess.run(command, cwd=BOOTSTRAP.parent, capture_output=True, text=True, check=False)


def pins(lock):
    lines = (ROOT / "requirements" / f"{lock}.lock").read_text().splitlines()
    return {line.split("==")[0]: line.split("==")[1].split()[0] for line in lines if "==" in line and line[0].isalpha()}


@pytest.mark.parametrize("arguments", [(), ("deploy",), ("demo", "test")])
def test_wrong_usage_is_code_2(arguments):
    result = run(*arguments)
    assert result.returncode == 2
    assert result.stderr == "Usage: python3 portal/embedded/bootstrap.py demo|test|check|bench|prepare\n"


def test_old_python_is_refused_in_one_sentence():
    code = "import sys; sys.version_info = (3, 9, 2); import bootstrap; sys.exit(bootstrap.main(['demo']))"
    result = run(code=code)
    assert result.returncode == 1
    assert result.stderr == "Python 3.11 or later is needed; this is 3.9. Try: make PYTHON=python3.12 …\n"


def test_second_preparation_takes_no_time():
    assert run("prepare").returncode == 0
    start = time.monotonic()
    result = run("prepare")
    assert (result.returncode, result.stdout) == (0, "")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_files_have_hashes_and_no_addresses(lock):
    text = (ROOT / "requirements" / f"{lock}.lock").read_text()
    assert text.count("==") <= text.count("--hash=sha256:")
    assert "://" not in text
    assert "--index" not in text


def test_all_lock_files_agree():
    everything = pins("development")
    for lock in ("production", "demo"):
        assert pins(lock).items() <= everything.items()
