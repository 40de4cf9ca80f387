"""A draft becomes a text with a hash that never changes."""

import hashlib

import pytest

from cooperations.domain.agreement import freeze
from cooperations.domain.agreement.content import Task
from cooperations.models import Cooperation
from portal.shared.states import MoveRefused
from tests.cooperations.domain.agreements import contact_of, save, whole_content
from tests.factories.accounts import UserFactory
from tests.factories.cooperation import CooperationFactory, CooperationPartyFactory
from tests.factories.partners import EmployerProfileFactory, MsoProfileFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def cooperation():
    mso = MsoProfileFactory(
        organisation__name="Sultans of Sing e. V.", signing_required=2, signing_total=3
    ).organisation
    employer = EmployerProfileFactory(organisation__name="Bäckerei Korn").organisation
    return CooperationFactory(state="in_talks", title="Lehre mit Musik", mso=mso, employer=employer)


def frozen(cooperation, **changes):
    saved = save(cooperation.agreement, whole_content(**changes))
    return freeze(cooperation, actor=UserFactory(), revision=saved.revision)


def test_the_text_says_all_of_it_in_one_way(cooperation):
    employer = cooperation.parties.get(side="employer")
    version = frozen(cooperation, contacts=(contact_of(employer),), further="Erste Zeile\n\nZweite Zeile")
    assert version.text == (
        "Vereinbarung – Brückenbauer, Format 1, Fassung 1\n"
        "\n"
        "Titel\n"
        "  Lehre mit Musik\n"
        "\n"
        "Beteiligte\n"
        "  Arbeitgeber: Bäckerei Korn\n"
        "    Hierfür bestätigt 1 unterschriftsberechtigte Person.\n"
        "  Migrantenselbstorganisation: Sultans of Sing e. V.\n"
        "    Hierfür bestätigen 2 von 3 unterschriftsberechtigten Personen.\n"
        "\n"
        "Ziele der Arbeitgeberseite\n"
        "  Auszubildende gewinnen.\n"
        "\n"
        "Ziele der Migrantenselbstorganisationen\n"
        "  Jugendliche erreichen.\n"
        "\n"
        "Zielgruppe\n"
        "  Jugendliche im Stadtteil\n"
        "\n"
        "Wer macht was bis wann\n"
        "  1. Raum stellen\n"
        "    Wer: die Arbeitgeberseite\n"
        "    Bis: 31.01.2027\n"
        "  2. Einladen\n"
        "    Wer: die Seite der Migrantenselbstorganisationen\n"
        "    Bis: 15.02.2027\n"
        "\n"
        "Räume\n"
        "  Der Saal am Freitag.\n"
        "\n"
        "Weiteres\n"
        "  Erste Zeile\n"
        "\n"
        "  Zweite Zeile\n"
        "\n"
        "Sprachen der Zusammenarbeit\n"
        "  Arabisch, Deutsch\n"
        "\n"
        "Ansprechpersonen\n"
        "  Erika Muster\n"
        "    Funktion: Leitung\n"
        "    Für: Bäckerei Korn\n"
    )
    assert version.sha256 == hashlib.sha256(version.text.encode()).hexdigest()


def test_parties_are_kept_with_the_rules_of_that_day(cooperation):
    version = frozen(cooperation)
    cooperation.parties.get(side="mso").organisation.mso_profile.delete()
    assert [(each.name, each.required, each.total) for each in version.parties.all()] == [
        ("Bäckerei Korn", 1, 1),
        ("Sultans of Sing e. V.", 2, 3),
    ]


def test_the_next_version_knows_the_one_before(cooperation):
    first = frozen(cooperation)
    second = frozen(cooperation, rooms="Ein anderer Saal.")
    assert (second.number, second.before) == (2, first)


def test_what_was_not_changed_is_not_frozen_again(cooperation):
    version = frozen(cooperation)
    with pytest.raises(MoveRefused, match="Nothing was changed"):
        freeze(cooperation, actor=None, revision=version.revision)


def test_another_rule_is_a_change(cooperation):
    version = frozen(cooperation)
    cooperation.parties.get(side="mso").organisation.mso_profile.delete()
    assert freeze(cooperation, actor=None, revision=version.revision).number == 2


def test_a_draft_that_was_changed_meanwhile_is_not_frozen(cooperation):
    seen = save(cooperation.agreement, whole_content()).revision
    save(cooperation.agreement, whole_content(rooms="Doch nicht."))
    with pytest.raises(MoveRefused, match="read it again"):
        freeze(cooperation, actor=None, revision=seen)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"aims_mso": ""}, "aims of both sides"),
        ({"aims_employer": ""}, "aims of both sides"),
        ({"target_group": ""}, "whom you want to reach"),
        ({"tasks": ()}, "at least one task"),
        ({"tasks": (Task("a1", "Singen", "party:987654"),)}, "takes part no longer"),
        ({"further": "Wort " * 1300}, "shorten it by"),
    ],
)
def test_what_lacks_something_is_not_frozen(cooperation, changes, sentence):
    with pytest.raises(MoveRefused, match=sentence):
        frozen(cooperation, **changes)


def test_everybody_has_to_have_answered(cooperation):
    CooperationPartyFactory(cooperation=cooperation, accepted_at=None, organisation__name="Chor Süd")
    with pytest.raises(MoveRefused, match="Chor Süd"):
        frozen(cooperation)


def test_what_came_to_nothing_is_not_frozen():
    cooperation = CooperationFactory(state="in_talks")
    revision = save(cooperation.agreement, whole_content()).revision
    Cooperation.objects.update(state="withdrawn")
    cooperation.refresh_from_db()
    with pytest.raises(MoveRefused, match="come to an end"):
        freeze(cooperation, actor=None, revision=revision)
