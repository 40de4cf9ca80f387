"""Fragments of brochures: kept, set once, set by whoever is free."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone

from portal.outbox.domain.run import run_job
from portal.outbox.models import Job
from portal.printing.render import RenderFailed
from reports.domain import fragments
from reports.domain.fragments import PieceFailed, forget_fragments, obtain_fragments, set_fragment
from reports.models import Fragment
from reports.renderers.pieces.printing import Wanted
from tests.races import meet_after, run_together, without_locks

KEYS = [letter * 64 for letter in "abcd"]


class Press:
    """Sets everything at once and notes it."""

    def __init__(self):
        self.given = []

    def set_fragment(self, html, **_options):
        self.given.append(html)
        if html == "broken":
            raise RenderFailed("The document needs more memory than a render may take.")
        return SimpleNamespace(content=b"%PDF " + html.encode(), pages=len(self.given), anchors={"ziel": 0})


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.fixture
def press(monkeypatch):
    press = Press()
    monkeypatch.setattr(fragments, "brochure_press", lambda: press)
    return press


def wanted(*keys, html="text"):
    return {key: Wanted(f"Seiten {key[0]}", f"{html} {key[0]}") for key in keys}


@pytest.mark.django_db
def test_what_is_kept_is_not_set_again(press):
    first = obtain_fragments(wanted(KEYS[0], KEYS[1]))
    told = []
    again = obtain_fragments(wanted(*KEYS[:3]), on_set=lambda *at: told.append(at))

    assert press.given == ["text a", "text b", "text c"]
    assert again[KEYS[0]] == first[KEYS[0]]
    assert (again[KEYS[2]].content, again[KEYS[2]].pages, again[KEYS[2]].anchors) == (b"%PDF text c", 3, {"ziel": 0})
    assert told == [(2, 3), (3, 3)]


@pytest.mark.django_db
def test_other_workers_are_asked_to_help_with_several(press):
    obtain_fragments(wanted(*KEYS[:2]))
    assert Job.objects.count() == 0

    obtain_fragments({f"{number:064}": Wanted("Seiten", f"Text {number}") for number in range(3)})
    jobs = list(Job.objects.order_by("key"))
    assert [job.key for job in jobs] == [f"fragment:{number:064}" for number in range(3)]
    # They come too late: everything is set already.
    assert {run_job(job.pk) for job in jobs} == {"done"}
    assert len(press.given) == 5


@pytest.mark.django_db
def test_pages_that_cannot_be_set_are_named(press):
    with pytest.raises(PieceFailed, match="more memory") as failure:
        obtain_fragments(wanted(KEYS[0]) | {KEYS[1]: Wanted("Kapitel 1: Kreis Tal", "broken")})

    assert failure.value.title == "Kapitel 1: Kreis Tal"
    assert Fragment.objects.get(pk=KEYS[0]).pages == 1


@pytest.mark.django_db
def test_a_lost_file_is_set_anew(press, media):
    obtain_fragments(wanted(KEYS[0]))
    (media / "fragments" / f"{KEYS[0]}.pdf").unlink()

    assert obtain_fragments(wanted(KEYS[0]))[KEYS[0]].content == b"%PDF text a"
    assert press.given == ["text a", "text a"]


@pytest.mark.django_db
def test_what_nobody_used_for_90_days_is_deleted(press, media):
    obtain_fragments(wanted(*KEYS[:2]))
    Fragment.objects.filter(pk=KEYS[0]).update(used_at=timezone.now() - timedelta(days=91))

    assert forget_fragments() == 1
    assert [path.stem for path in media.rglob("*.pdf")] == [KEYS[1]]


@pytest.mark.django_db
def test_using_a_fragment_keeps_it(press):
    obtain_fragments(wanted(KEYS[0]))
    Fragment.objects.update(used_at=timezone.now() - timedelta(days=80))
    obtain_fragments(wanted(KEYS[0]))

    assert timezone.now() - Fragment.objects.get().used_at < timedelta(minutes=5)


@pytest.mark.django_db(transaction=True)
def test_many_at_once_set_a_fragment_once(press):
    Fragment.objects.create(key=KEYS[0], html="text a")

    done = run_together(*[lambda: set_fragment(KEYS[0])] * 8)

    assert sorted(done) == [False] * 7 + [True]
    assert press.given == ["text a"]


@pytest.mark.django_db(transaction=True)
def test_control_without_the_lock_it_is_set_twice(press, monkeypatch):
    without_locks(monkeypatch)
    meet_after(monkeypatch, press, "set_fragment", 2)
    Fragment.objects.create(key=KEYS[0], html="text a")

    run_together(*[lambda: set_fragment(KEYS[0])] * 2)

    assert press.given == ["text a", "text a"]
