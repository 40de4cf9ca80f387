"""The templates of the portal: complete, in our own words, with their place in the source."""

import re
from itertools import pairwise

import pytest
from django.conf import settings

from checklists.domain.loading import read_templates
from partners.enums import MeetingFormat
from portal.embedded.catalogues import BOARDS

REFERENCE = settings.ROOT.parent / "shared" / "reference"
# As many words in a row as chance does not repeat; names of bodies and initiatives are longer.
WORDS_IN_A_ROW = 6
NAMES = ("landesinitiative erfolgsfaktor interkulturelle öffnung nrw stärkt vielfalt",)
# id, whose turn, days from the event unless another day is named: the handbook's list, phase by phase.
EVENT = (
    "openness E -120, internal-allies E -110, public-image E -110, value-examples E -110",
    "mso-found E -100, structure-known E -100, target-group-idea E -95, format-ideas E -95",
    "contact-made E first_contact+0, meeting-agreed B first_contact+7, information-sent E first_contact+7",
    "impression E -80, interest M -80, open-exchange B -75, target-group-set B -75",
    "place B -60, day B -60, time B -60, way-home E -45, trusted-person M -45",
    "programme B -40, finances B -40, hurdles B -35, division-of-work B -35",
    "who-informs M -30, media B -28, place-and-time-told B -28, replies M -10",
    "press B -7, access-and-emergency B -5, room-ready E -3, reminded M -3",
    "welcome E 0, examples E 0, involvement B 0, encounter B 0, material E 0, consents E 0",
    "thanks E 3, impressions B 14, quotes B 14, reports-shared E 21, individuals E 14, key-person E 30",
)


@pytest.fixture(scope="module")
def templates():
    return {definition.slug: definition for definition in read_templates()}


@pytest.mark.parametrize(
    ("slug", "counts"),
    [
        ("cooperation-event", [4, 4, 3, 4, 5, 4, 4, 4, 6, 6]),
        ("event-formats", [2, 3, 2, 2, 2, 2, 2, 2, 2, 2]),
        ("employer-self-check", [7]),
        ("mso-search", [3, 6]),
        ("cooperation-basics", [3, 14]),
        ("lasting-cooperation", [9]),
        ("network-accession", [3, 3, 3]),
        ("yearly-report", [4, 5, 5]),
    ],
)
def test_template_has_all_its_items(templates, slug, counts):
    assert [len(phase.items) for phase in templates[slug].phases] == counts
    assert len(templates) == 8


def told(item):
    turn = {"employer": "E", "mso": "M", "both": "B"}[item.owner]
    day = str(item.due_days) if item.anchor == "event" else f"{item.anchor}+{item.due_days}"
    return f"{item.slug} {turn} {day}"


def test_joint_event_is_planned_as_in_the_handbook(templates):
    phases = templates["cooperation-event"].phases
    assert tuple(", ".join(told(item) for item in phase.items) for phase in phases) == EVENT


def test_every_format_has_a_phase_and_its_items_concern_it_alone(templates):
    phases = templates["event-formats"].phases
    asked = [{tuple(item.applies_when["format"]) for item in phase.items} for phase in phases]
    assert asked == [{(each,)} for each in MeetingFormat.values]


def test_items_of_the_joint_event_carry_phase_and_number(templates):
    numbers = [
        [(item.number, f"{place}.{number}") for number, item in enumerate(phase.items, start=1)]
        for place, phase in enumerate(templates["cooperation-event"].phases, start=1)
    ]
    assert all(number == expected for phase in numbers for number, expected in phase)


def test_lists_with_items_of_boards_speak_their_languages(templates):
    shared = [each for each in templates.values() if not each.is_draft and {"mso", "both"} & owners(each)]
    assert shared
    for each in shared:  # whatever is said in one language of a file is said in all of them: ``read_templates``
        assert set(BOARDS) <= set(each.title), each.slug


def owners(template):
    return {item.owner for phase in template.phases for item in phase.items}


def test_touch_points_leave_summer_and_the_end_of_the_year_alone(templates):
    days = [item.due_days for item in templates["lasting-cooperation"].items]
    assert days == sorted(days)
    assert all(after - before >= 21 for before, after in pairwise(days))
    assert not [day for day in days if 181 <= day < 243 or day >= 357]


def words_of(text):
    return re.findall(r"\w+", text.lower())


def rows_of_words(text):
    words = words_of(text)
    return {" ".join(words[start : start + WORDS_IN_A_ROW]) for start in range(len(words) - WORDS_IN_A_ROW + 1)}


def test_words_are_our_own(templates):
    if not REFERENCE.is_dir():
        pytest.skip(f"The sources are not here: {REFERENCE}")
    texts = [path.read_text().replace("-\n\n", "").replace("-\n", "") for path in REFERENCE.glob("*.txt")]
    source = set().union(*map(rows_of_words, texts))
    assert len(source) > 10_000
    ours = {
        row
        for template in templates.values()
        for texts in (
            template.title,
            template.intro,
            *(phase.title for phase in template.phases),
            *(each for item in template.items for each in (item.text, item.help, item.next_step)),
        )
        for text in texts.values()
        for row in rows_of_words(text)
    }
    assert [row for row in sorted(ours & source) if not any(row in name for name in NAMES)] == []
