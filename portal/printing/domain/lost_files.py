"""Files that no printout has: left by a process that was killed between writing the file and saying so."""

from datetime import datetime, timedelta
from typing import Final

from django.core.files.storage import default_storage

from portal.printing.models import Printout

from .printouts import FOLDER

# A file that is just being written has no row yet.
LOST_AFTER: Final = timedelta(days=1)


def throw_lost_files_away(now: datetime) -> int:
    """Delete files of nobody that are older than a day; return how many. Safe to run twice."""
    try:
        _folders, names = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return 0
    kept = {name for row in Printout.objects.values_list("file", "picture") for name in row}
    lost = [path for path in (f"{FOLDER}/{name}" for name in names) if path not in kept]
    old = [path for path in lost if default_storage.get_modified_time(path) < now - LOST_AFTER]
    for path in old:
        default_storage.delete(path)
    return len(old)
