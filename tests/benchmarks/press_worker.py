"""A worker to be measured: `python -m tests.benchmarks.press_worker print|help`.

It prints the edition in every file that standard input names and answers with a line of JSON. With `help` it sets
whatever fragment is missing, as the second worker of a portal does.
"""

import json
import selectors
import sys
import time
from pathlib import Path

import django


def main(task):
    """Work until standard input ends."""
    django.setup()
    if task == "help":
        help_others()
    else:
        print_all()


def print_all():
    """Print one edition after another."""
    from django.db import connection  # noqa: PLC0415 -- Django has to be set up

    from reports.domain import fragments  # noqa: PLC0415
    from reports.domain.brochure_printing import print_brochure  # noqa: PLC0415
    from tests.benchmarks.spending import spent  # noqa: PLC0415

    number = [0]
    original = fragments.set_fragment

    def counted(key):
        done = original(key)
        number[0] += done
        return done

    fragments.set_fragment = counted
    before = of_database(connection)  # what the start of this process cost belongs to the first edition
    for line in sys.stdin:
        number[0] = 0
        started = time.monotonic()
        document = print_brochure(Path(line.strip()).read_text(encoding="utf-8"), tell=lambda *_at: None)
        taken = time.monotonic() - started
        now = spent() + of_database(connection)
        tell(elapsed=taken, spent=now - before, set=number[0], pages=document.pages, size=len(document.content))
        before = now


def of_database(connection):
    """Seconds that the processes of this database have spent."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        paths = [Path(f"/proc/{pid}/schedstat") for (pid,) in cursor.fetchall()]
    return sum(int(path.read_text().split()[0]) for path in paths if path.exists()) / 1e9


def help_others():
    """Set what is missing until standard input says something or ends."""
    from reports.domain.fragments import set_fragment  # noqa: PLC0415
    from reports.models import Fragment  # noqa: PLC0415
    from reports.renderers.pieces.presses import brochure_press  # noqa: PLC0415

    brochure_press().set_fragment("<p>Warm.</p>")
    tell(ready=True)
    with selectors.DefaultSelector() as selector:
        selector.register(sys.stdin, selectors.EVENT_READ)
        while not selector.select(0.02):
            for key in Fragment.objects.filter(file="").values_list("key", flat=True):
                set_fragment(key)


def tell(**values):
    """Answer with a line of JSON."""
    sys.stdout.write(json.dumps(values) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1])
