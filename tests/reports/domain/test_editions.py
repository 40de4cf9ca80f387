"""Editions: released by a second person, frozen, corrected in a new one."""

import pytest
from django.db import IntegrityError, connection, transaction

from portal.shared.states import MoveRefused
from reports.domain import builds
from reports.domain.build_files import request_files
from reports.domain.builds import request_brochure
from reports.domain.edition import collect_edition, collect_with_sources, ensure_edition
from reports.domain.edition_editing import editing
from reports.domain.editions import begin_correction, publish_edition, release_edition, take_back
from reports.domain.errata import add_erratum, remove_erratum
from reports.domain.published_editions import build_of, published_edition
from reports.models import Build, BuildFile, Contribution, Edition, EditionPicture
from reports.renderers.data import EditionData
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import EditionTextFactory, ReportFactory, ReportingPeriodFactory, make_ready
from tests.races import meet_after, refusal_of_the_database, run_together, without_locks


@pytest.fixture
def second(official):
    return RepresentativeFactory(organisation=official.representations.get().organisation, user__name="Zoe Zweite").user


@pytest.fixture
def report(official):
    period = ReportingPeriodFactory(year=2032, state="in_review")
    return ReportFactory(
        period=period, organisation__name="Stadt A", organisation__slug="stadt-a", state="released", texts={1: "Erst"}
    )


@pytest.fixture
def edition(report):
    edition = ensure_edition(report.period)
    text = EditionTextFactory(edition=edition, kind="guest_article", title="Von außen")
    EditionPicture.objects.create(text=text, name="a.png", width=1, height=1, alt="Haus", rights="Stadt A")
    return edition


def built(edition, actor):
    return make_ready(request_brochure(edition, actor=actor))


def published(edition, official, second):
    built(edition, official)
    release_edition(edition, actor=second)
    publish_edition(edition, actor=official)
    return edition


def test_second_person_releases(edition, official, second):
    build = built(edition, official)
    with pytest.raises(MoveRefused, match="second person"):
        release_edition(edition, actor=official)
    assert release_edition(edition, actor=second) is True
    assert release_edition(edition, actor=second) is False
    assert (edition.state, edition.build, edition.prepared_by, edition.released_by) == (
        "released",
        build,
        official,
        second,
    )
    assert request_brochure(edition, actor=official) == build
    with pytest.raises(MoveRefused, match="Take the release back"), editing(edition, actor=official):
        pass
    take_back(edition, actor=official)
    with editing(edition, actor=second) as locked:
        locked.title = "Neu"
    edition.refresh_from_db()
    assert (edition.title, edition.prepared_by, edition.released_by) == ("Neu", second, None)


def test_only_the_build_of_the_present_texts_is_released(edition, official, second):
    built(edition, official)
    with editing(edition, actor=official) as locked:
        locked.subtitle = "Anders"
    with pytest.raises(MoveRefused, match="Build it again first"):
        release_edition(edition, actor=second)


@pytest.mark.parametrize("lacking", ["alt", "rights"])
def test_picture_without_words_blocks_the_release(edition, official, second, lacking):
    EditionPicture.objects.update(**{lacking: ""})
    built(edition, official)
    with pytest.raises(MoveRefused, match="Von außen"):
        release_edition(edition, actor=second)


@pytest.mark.parametrize(
    ("sql", "constraint"),
    [
        ("UPDATE reports_edition SET released_by_id = prepared_by_id", "edition_released_by_second_person"),
        ("UPDATE reports_edition SET title = 'x'", "edition_frozen"),
        ("UPDATE reports_editiontext SET text = 'x'", "edition_text_locked"),
        ("DELETE FROM reports_editionpicture", "edition_picture_locked"),
        ("UPDATE reports_edition SET state = 'published'", "edition_published_has_time"),
    ],
)
def test_database_refuses_to_change_what_is_released(edition, official, second, sql, constraint):
    built(edition, official)
    release_edition(edition, actor=second)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_correction_makes_a_new_edition_and_leaves_the_old_one(edition, report, official, second):
    first = published(edition, official, second)
    again = begin_correction(report.period, actor=official)
    assert (begin_correction(report.period, actor=second), again.number, again.corrects) == (again, 2, first)
    assert [(text.title, text.pictures.get().alt) for text in again.texts.all()] == [("Von außen", "Haus")]
    make_ready(request_brochure(again, actor=official))
    with pytest.raises(MoveRefused, match="Say what this edition corrects"):
        release_edition(again, actor=second)
    add_erratum(
        again, actor=official, contribution=Contribution.objects.get(), change="Zahl", corrected_text="Zweitens"
    )
    with pytest.raises(MoveRefused, match="corrected in this edition already"):
        add_erratum(again, actor=official, contribution=Contribution.objects.get(), change="Noch einmal")
    published(again, official, second)
    texts = [
        EditionData.from_json(build_of(published_edition(2032, number)).content).chapters[0].contributions[0].text
        for number in (1, 2)
    ]
    assert texts == ["Erst", "Zweitens"]
    assert published_edition(2032) == again
    assert collect_edition(first).errata == ()
    errata = collect_edition(again).errata
    assert [(each.number, each.change, each.key) for each in errata] == [(2, "Zahl", "beitrag-1-stadt-a")]
    with pytest.raises(MoveRefused, match="published"):
        remove_erratum(again.errata.get(), actor=official)
    third = begin_correction(report.period, actor=official)
    add_erratum(third, actor=official, place="Impressum", change="Adresse")
    data = collect_edition(third)
    assert [each.number for each in data.errata] == [2, 3]
    assert data.chapters[0].contributions[0].text == "Zweitens"


def test_publishing_waits_for_reviews(edition, report, official, second):
    built(edition, official)
    release_edition(edition, actor=second)
    ReportFactory(period=report.period, state="submitted")
    with pytest.raises(MoveRefused, match="1 report waits for review"):
        publish_edition(edition, actor=official)


def test_sources_name_the_versions(edition, report):
    contribution = Contribution.objects.get()
    assert collect_with_sources(edition).sources["contributions"] == {
        "beitrag-1-stadt-a": {
            "report": report.pk,
            "contribution": contribution.pk,
            "version": contribution.version,
        }
    }


def test_files_are_asked_for_once(edition, official, second):
    build = built(edition, official)
    first = request_files(build, actor=official)
    assert (request_files(build, actor=second), BuildFile.objects.count()) == (first, len(first))


@pytest.mark.django_db(transaction=True)
class TestAtOnce:
    """Two people at the same moment."""

    def test_changing_and_releasing(self, edition, official, second):
        built(edition, second)

        def change():
            with editing(Edition.objects.get(), actor=official) as locked:
                locked.subtitle = "Anders"
            return True

        outcomes = run_together(change, lambda: release_edition(Edition.objects.get(), actor=official))
        assert sorted(isinstance(each, MoveRefused) for each in outcomes) == [False, True]

    def test_control_without_locks_the_database_refuses(self, edition, official, second, monkeypatch):
        built(edition, second)
        without_locks(monkeypatch)

        def change():
            stale = Edition.objects.get()
            release_edition(Edition.objects.get(), actor=official)
            stale.prepared_by = official
            stale.save(update_fields=["prepared_by"])

        assert "edition_released_by_second_person" in str(refusal_of_the_database(change)())

    @pytest.mark.parametrize("locked", [True, False])
    @pytest.mark.usefixtures("edition")
    def test_two_press_build(self, official, second, monkeypatch, locked):
        Edition.objects.update(prepared_by=official)
        if not locked:
            without_locks(monkeypatch)
            meet_after(monkeypatch, builds, "collect_with_sources", 2)
        outcomes = run_together(
            *(
                refusal_of_the_database(lambda actor=actor: request_brochure(Edition.objects.get(), actor=actor))
                for actor in (official, second)
            )
        )
        refused = [each for each in outcomes if isinstance(each, IntegrityError)]
        assert (Build.objects.count(), len(refused)) == (1, 0 if locked else 1)
        assert len({each.pk for each in outcomes if isinstance(each, Build)}) == 1
