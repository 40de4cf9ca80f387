"""Files of processes that were killed before they could say so."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from portal.printing.domain.lost_files import LOST_AFTER, throw_lost_files_away
from portal.printing.domain.printouts import FOLDER
from portal.printing.models import Printout

pytestmark = pytest.mark.django_db


def test_files_of_nobody_go_after_a_day(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert throw_lost_files_away(timezone.now()) == 0
    names = [
        default_storage.save(f"{FOLDER}/{name}", ContentFile(b"x")) for name in ("lost.png", "new.pdf", "kept.pdf")
    ]
    Printout.objects.create(
        kind="k", content="{}", content_hash="0" * 64, file=names[2], pages=1, size=1, sha256="1" * 64
    )
    before = (timezone.now() - LOST_AFTER - timedelta(minutes=5)).timestamp()
    for name in (names[0], names[2]):
        os.utime(Path(tmp_path, name), (before, before))
    assert throw_lost_files_away(timezone.now()) == 1
    assert [default_storage.exists(name) for name in names] == [False, True, True]
