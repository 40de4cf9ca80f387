"""Sockets lie where their path is short enough."""

import os

import pytest

from portal.embedded.places import LONGEST_RUN_DIR, log_path, make_private, run_dir


def test_sockets_lie_below_the_given_folder(tmp_path):
    short = tmp_path.__class__("/srv/portal/var")
    assert run_dir(short) == short / "run"


def test_deep_folder_gets_sockets_elsewhere(tmp_path):
    deep = tmp_path / ("x" * LONGEST_RUN_DIR)
    assert len(str(run_dir(deep))) <= LONGEST_RUN_DIR
    assert run_dir(deep) != run_dir(deep / "y")


def test_log_is_named_after_its_process(tmp_path):
    assert log_path(tmp_path, "web") == tmp_path / "log" / "web.log"


def test_private_folder_is_closed_to_others(tmp_path):
    make_private(tmp_path / "sockets")
    assert (tmp_path / "sockets").stat().st_mode & 0o777 == 0o700


def test_foreign_folder_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(os, "getuid", lambda: 4711)
    with pytest.raises(PermissionError, match="belongs to another user"):
        make_private(tmp_path)
