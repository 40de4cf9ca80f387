"""What a template file may say, and what is refused with line and reason."""

import pytest

from checklists.domain.loading import TemplatesRefused
from checklists.domain.loading.reading import read_template

GOOD = """\
template: sample
version: 2
title: {de: Liste, en: List}
source: {de: Quelle, en: Source}
phases:
  - id: before
    title: {de: Vorher, en: Before}
    items:
      - id: one
        number: "1.1"
        owner: both
        text:
          de: Eins
          en: One
        due: {days: -7, from: event}
        applies_when: {photos: planned, format: [company_visit, taster_session]}
        proof: [file, link]
        check: sample-check
        blocks: two
        weight: 3
      - id: two
        number: "1.2"
        owner: mso
        text: {de: Zwei, en: Two}
        again_when: [date, place]
"""


def read(content, name="sample.2.yaml"):
    return read_template(name, content, known_rules={"sample-check"})


def problems(content, name="sample.2.yaml"):
    with pytest.raises(TemplatesRefused) as refused:
        read(content, name)
    return [str(each) for each in refused.value.problems]


def test_everything_is_read():
    definition = read(GOOD)
    one, two = definition.items
    assert (definition.slug, definition.number, definition.is_draft) == ("sample", 2, False)
    assert definition.title == {"de": "Liste", "en": "List"}
    assert (one.slug, one.number, one.owner, one.text["en"]) == ("one", "1.1", "both", "One")
    assert (one.due_days, one.anchor) == (-7, "event")
    assert one.applies_when == {"photos": ["planned"], "format": ["company_visit", "taster_session"]}
    assert (one.proof, one.check_rule, one.blocks, one.weight) == (["file", "link"], "sample-check", ["two"], 3)
    assert (one.again_when, two.again_when) == ([], ["date", "place"])
    assert (two.due_days, two.anchor, two.proof, two.weight, two.blocks) == (None, "", [], 1, [])


def test_digest_is_of_the_content_not_of_its_looks():
    other_looks = "# A comment\n" + GOOD.replace(
        "text: {de: Zwei, en: Two}", "text:\n          en: Two\n          de: 'Zwei'"
    )
    assert read(other_looks).digest == read(GOOD).digest
    assert read(GOOD.replace("Zwei", "Drei")).digest != read(GOOD).digest


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("check: sample-check", "check: other", "line 18: There is no automatic check 'other'."),
        ("id: two", "id: one", "line 21: The item 'one' is there already, in line 9."),
        ("          en: One\n", "", "line 13: 'text' lacks 'en'."),
        ("en: One", "en: ''", "line 14: 'text' has no text in 'en'."),
        ("owner: both", "owner: all", "line 11: 'owner' is 'all'; possible: employer, mso, both."),
        ("days: -7", "days: soon", "line 15: 'days' must be a whole number from -1000 to 1000."),
        ("from: event", "from: today", "line 15: 'from' is 'today'"),
        ("photos:", "weather:", "line 16: A condition has no 'weather'."),
        ("[file, link]", "[file, letter]", "line 17: There is no proof 'letter'"),
        ("blocks: two", "blocks: three", "line 19: There is no item 'three' that could wait for this one."),
        ("weight: 3", "weight: 11", "line 20: 'weight' must be a whole number from 1 to 10."),
        ("weight: 3", "colour: red", "line 20: An item has no 'colour'."),
        ("weight: 3", "needs_proof: true", "line 20: 'needs_proof' must be yes or no."),
        ("id: before", "id: Before!", "line 6: An id has small letters, digits and hyphens, 60 at most."),
        ("template: sample", "template: other", "line 1: A file with this content is called 'other.2.yaml'."),
        ("version: 2", "version: 2\nversion: 2", "line 3: 'version' stands here twice."),
        ("source: {de: Quelle, en: Source}\n", "", "line 1: A template lacks 'source'."),
        ("phases:", "phases: []\ndraft:", "line 5: 'phases' must not be empty."),
        ("title: {de: Liste, en: List}", "title: [de", "This is no YAML"),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old, new, expected):
    assert old in GOOD
    found = problems(GOOD.replace(old, new, 1))
    assert any(f"sample.2.yaml, {expected}" in each or expected in each for each in found), found


def test_all_problems_are_told_at_once_in_order():
    found = problems(GOOD.replace("owner: both", "owner: x").replace("owner: mso", "owner: y"))
    assert [each.split(":")[0] for each in found] == ["sample.2.yaml, line 11", "sample.2.yaml, line 23"]


def test_proof_that_is_needed_must_be_named():
    assert "names the 'proof'" in problems(GOOD.replace("owner: mso", "owner: mso\n        needs_proof: yes"))[0]


def test_further_languages_must_be_complete():
    found = problems(GOOD.replace("version: 2", "version: 2\nlanguages: [de, en, tr]"))
    assert len(found) == 5
    assert all("lacks 'tr'" in each for each in found)


def test_german_and_english_cannot_be_left_out():
    assert "en" in problems(GOOD.replace("version: 2", "version: 2\nlanguages: [de]"))[0]


@pytest.mark.parametrize("content", ["", "# nothing\n"])
def test_empty_file_is_refused(content):
    assert problems(content) == ["sample.2.yaml, line 1: The file is empty."]


def test_anything_but_a_mapping_is_refused():
    assert "must consist of names and values" in problems("- one\n- two\n")[0]


@pytest.mark.parametrize(
    ("before", "after", "problem"),
    [
        (
            "taster_session]",
            "taster]",
            "line 16: There is no value of 'format' 'taster'; possible: information_evening",
        ),
        ("photos: planned", 'photos: "yes"', "line 16: There is no value of 'photos' 'yes'; possible: planned, none."),
        ("[date, place]", "[date, weather]", "line 25: There is no topic 'weather'; possible: date, time, place"),
        ("check: sample-check", "check: other", "line 18: There is no automatic check 'other'."),
    ],
)
def test_what_rules_and_conditions_do_not_know_is_refused_with_its_line(before, after, problem):
    (found,) = problems(GOOD.replace(before, after))
    assert problem in found


def test_what_was_published_without_topics_says_the_same_as_before():
    without = read(GOOD.replace("        again_when: [date, place]\n", ""))
    assert without.digest == "c0cfbe9d26bff43e4336ac4f5bf92534b46ab922c83d3a7edd9bf83a3a81a8e8"
