"""Folders of steps that were killed go, those of living ones stay."""

import os
import tempfile
import time
from pathlib import Path

from portal.shared.scratch import LEFT_AFTER, PREFIX, scratch_folder, sweep_scratch


def test_only_what_is_old_and_ours_is_swept(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left, linked, foreign = tmp_path / f"{PREFIX}picture-x", tmp_path / f"{PREFIX}link", tmp_path / "else"
    for folder in (left, foreign):
        (folder / "in").mkdir(parents=True)
    linked.symlink_to(foreign)
    old = time.time() - LEFT_AFTER.total_seconds() - 60
    for path in (left, foreign, linked):
        os.utime(path, (old, old), follow_symlinks=False)
    with scratch_folder("picture") as living:
        assert sweep_scratch() == 1
        assert Path(living).is_dir()
    assert not left.exists()
    assert (foreign / "in").is_dir()
    assert sweep_scratch() == 0
