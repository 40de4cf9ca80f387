"""A bad file is refused as a whole, and every problem is named with its place."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.domain.import_checks import read_report_file
from reports.domain.import_format import MAX_BYTES, ImportRefused
from tests.factories.report_files import as_bytes, report_file


def problems_of(content, **options):
    with pytest.raises(ImportRefused) as refused:
        read_report_file(content if isinstance(content, bytes) else as_bytes(content), **options)
    return list(map(str, refused.value.problems))


def change(*path, to):
    values = report_file()
    target = values
    for step in path[:-1]:
        target = target[step]
    target[path[-1]] = to
    return values


def test_good_file_has_no_problems():
    file = read_report_file(as_bytes(report_file()), year=2032)
    assert (file.year, len(file.partners), len(file.contributions), len(file.articles)) == (2032, 3, 4, 1)
    assert [len(each.figures) for each in file.contributions] == [0, 1, 1, 0]
    assert file.warnings == ()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "The file is not JSON: line 1, character 2: Expecting property name enclosed in double quotes."),
        (b"", "The file is not JSON: line 1, character 1: Expecting value."),
        (b"\xff\xfe{}", "The file is not in UTF-8: byte 0 does not fit."),
        (b"[]", "The file should hold an object with the parts of the form, not a list."),
        (b"null", "The file should hold an object with the parts of the form, not nothing (null)."),
        (b"{}", "format: This is not the form 'partner-reports/1'."),
        (b'{"format": "other/2"}', "format: This is not the form 'partner-reports/1'."),
        (b'{"a": 1, "a": 2}', "The file is not JSON: the key 'a' stands twice in one object."),
        (b'{"a": NaN}', "The file is not JSON: NaN is no number."),
        (b"[" * 200_000, "The file is nested too deeply."),
        (b"[" * 50 + b"]" * 50, "The file is nested too deeply."),
        (b" " * (MAX_BYTES + 1), "The file has more than 20 megabytes."),
    ],
)
def test_what_is_no_such_file_is_refused_with_one_sentence(content, sentence):
    assert problems_of(content) == [sentence]


def test_number_of_thousands_of_digits_is_refused():
    assert problems_of(b'{"a": ' + b"9" * 10_000 + b"}")[0].startswith("The file is not JSON: ")


@pytest.mark.parametrize(
    ("path", "value", "problem"),
    [
        (
            ("contributions", 2, "focus_area"),
            7,
            (
                "contributions[2].focus_area (Ärztebund Beispielhausen e. V., focus area 7): "
                "There is no focus area 7; they have the numbers 1 to 6."
            ),
        ),
        (
            ("contributions", 3, "focus_area"),
            "1",
            (
                "contributions[3].focus_area (Zunft der Korbflechter, focus area 1): "
                "Here should stand the number of a focus area, not a text."
            ),
        ),
        (
            ("contributions", 3, "partner"),
            "Stadt Musterfeld",
            (
                "contributions[3] (Stadt Musterfeld, focus area 1): "
                "This partner's contribution to the focus area stands already at contributions[0]."
            ),
        ),
        (
            ("contributions", 3, "partner"),
            "Stadt Nirgendwo",
            "contributions[3].partner (Stadt Nirgendwo, focus area 1): This partner is not in the list of partners.",
        ),
        (
            ("contributions", 3, "text"),
            "",
            "contributions[3].text (Zunft der Korbflechter, focus area 1): This text is empty.",
        ),
        (
            ("contributions", 3, "text"),
            "a\x00b",
            (
                "contributions[3].text (Zunft der Korbflechter, focus area 1): "
                "Line 1, character 2: the character U+0000 cannot be printed."
            ),
        ),
        (
            ("contributions", 3),
            [1],
            "contributions[3]: Here should stand an object with fields, not a list.",
        ),
        (
            ("contributions",),
            {"a": 1},
            "contributions: Here should stand a list, not an object.",
        ),
        (("focus_areas", 1, "number"), 1, "focus_areas[1].number: This focus area stands already at focus_areas[0]."),
        (
            ("focus_areas", 1, "number"),
            0,
            "focus_areas[1].number: There is no focus area 0; they have the numbers 1 to 6.",
        ),
        (
            ("partners", 1, "name"),
            "Stadt  MUSTERFELD",
            "partners[1].name (Stadt MUSTERFELD): This partner stands in the list already.",
        ),
        (
            ("reporting_period", "end"),
            "2031-09-30",
            "reporting_period.end: The last day lies before the first.",
        ),
        (
            ("reporting_period", "start"),
            "1. Oktober",
            "reporting_period.start: '1. Oktober' is no date of the form YYYY-MM-DD.",
        ),
        (
            ("figures", 0, "value"),
            "20",
            "figures[0].value (Ärztebund Beispielhausen e. V., focus area 1): Here should stand a number, not a text.",
        ),
        (
            ("figures", 0, "value"),
            True,
            (
                "figures[0].value (Ärztebund Beispielhausen e. V., focus area 1): "
                "Here should stand a number, not true or false."
            ),
        ),
        (
            ("figures", 0, "value_max"),
            10,
            (
                "figures[0].value_max (Ärztebund Beispielhausen e. V., focus area 1): "
                "The upper value is smaller than the lower one."
            ),
        ),
        (
            ("figures", 0, "value"),
            1e300,
            (
                "figures[0].value (Ärztebund Beispielhausen e. V., focus area 1): "
                "A number has at most twelve digits before and four after the point."
            ),
        ),
        (
            ("figures", 0, "focus_area"),
            4,
            (
                "figures[0] (Ärztebund Beispielhausen e. V., focus area 4): "
                "There is no contribution of this partner to this focus area."
            ),
        ),
        (
            ("guest_articles", 0, "title"),
            None,
            "guest_articles[0].title: Here should stand a text, not nothing (null).",
        ),
        (
            ("guest_articles", 0, "texxt"),
            "",
            "guest_articles[0].texxt: There is no such field in this form.",
        ),
    ],
)
def test_problem_is_named_with_its_place(path, value, problem):
    assert problem in problems_of(change(*path, to=value))


def test_every_problem_is_listed():
    values = report_file()
    values["contributions"][0]["focus_area"] = 9
    values["contributions"][2]["text"] = 3
    del values["figures"][0]["unit"]
    values["partners"][2]["kind"] = "guild"
    assert [each.partition(":")[0] for each in problems_of(values)] == [
        "partners[2].kind (Zunft der Korbflechter)",
        "contributions[0].focus_area (Stadt Musterfeld, focus area 9)",
        "contributions[2].text (Ärztebund Beispielhausen e. V., focus area 1)",
        "figures[0].unit (Ärztebund Beispielhausen e. V., focus area 1)",
    ]


def test_file_of_another_period_is_refused():
    assert problems_of(report_file(), year=2021) == [
        "reporting_period.end: The file is about the period 2032, not 2021."
    ]


def test_quote_that_is_not_in_the_text_is_a_warning():
    file = read_report_file(as_bytes(change("figures", 1, "quote", to="13 Vereine")))
    assert list(map(str, file.warnings)) == [
        "figures[1].quote (Stadt Musterfeld, focus area 5): The quoted passage is not in the contribution."
    ]


def test_partner_without_contribution_is_a_warning():
    values = report_file()
    values["partners"].append({"name": "Stille Post", "kind": "company"})
    file = read_report_file(as_bytes(values))
    assert list(map(str, file.warnings)) == ["partners (Stille Post): There is no contribution of this partner."]


def test_problem_cannot_command_a_terminal():
    values = report_file()
    values["\x1b[31mred"] = 1
    assert problems_of(values) == ["\\u001b[31mred: There is no such field in this form."]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda children: st.lists(children, max_size=3) | st.dictionaries(st.text(), children, max_size=3),
    max_leaves=8,
)


@given(
    part=st.sampled_from(sorted(report_file())),
    value=json_values,
    inside=st.booleans(),
)
def test_no_value_anywhere_makes_the_reader_fail(part, value, inside):
    values = report_file()
    if inside and isinstance(values[part], list):
        first = values[part][0]
        for name in first:
            first[name] = value
    else:
        values[part] = value
    try:
        read_report_file(json.dumps(values).encode())
    except ImportRefused as refused:
        lines = list(map(str, refused.problems))
    else:
        lines = ["fine"]
    assert all(line.isprintable() for line in lines)
    assert lines
