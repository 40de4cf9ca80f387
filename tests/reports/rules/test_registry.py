"""All rules together: their ids, their order, and texts that are meant to hurt."""

import time

import pytest

from reports.rules.registry import all_rules, check_report

from .looking import PARTNER, report_of

IDS = {
    "heading-order",
    "long-sentence",
    "outside-period",
    "percent-counts",
    "picture-without-words",
    "private-name",
    "repeated-text",
    "same-as-last-year",
    "small-group",
    "web-address",
    "without-basis",
}
SIZE = 20_000
HOSTILE = {
    "digits": "1" * SIZE,
    "numbers": "1.000.000," * (SIZE // 10),
    "counts": "12 von 40 " * (SIZE // 10),
    "shares": "rund 35 % " * (SIZE // 10),
    "halves": "zwischen 12 und " * (SIZE // 16),
    "words": "a" * SIZE,
    "capitals": "Abc " * (SIZE // 4),
    "names": "Anna " * (SIZE // 5),
    "titled": "Herr Prof. Dr. " * (SIZE // 15),
    "titles": "Herr " * (SIZE // 5),
    "dates": "12. November bis " * (SIZE // 17),
    "years": "in 2028 " * (SIZE // 8),
    "have": "haben " * (SIZE // 6),
    "held": "fand " * (SIZE // 5),
    "stops": ". A" * (SIZE // 3),
    "quotes": "„" * SIZE,
    "bars": "a | " * (SIZE // 4),
    "brackets": "[" * (SIZE // 2) + "](" * (SIZE // 4),
    "addresses": "https://" * (SIZE // 8),
    "labels": "www." + "a." * (SIZE // 2),
    "slashes": "www.example.org" + "/" * SIZE,
    "stars": "*" * SIZE,
    "few": "drei neue weitere " * (SIZE // 18),
    "anteil": "Anteil bei " * (SIZE // 11),
    "stelle": "Stelle mit " * (SIZE // 11),
    "blank": " " * SIZE + "x",
    "lines": "\n".join(f"{number} Kurse an Orten, die wir nennen wollen und kennen" for number in range(SIZE // 50)),
    "same": "Wir haben die Ämter der Stadt gemeinsam beraten lassen. " * (SIZE // 56),
}


def test_ids_are_stable_and_every_rule_explains_itself():
    assert set(all_rules()) == IDS
    assert all(str(rule.name) and str(rule.description) for rule in all_rules().values())
    assert [rule.id for rule in all_rules().values() if rule.blocks_release] == ["picture-without-words"]


def test_findings_come_in_the_order_of_the_text():
    second = "Mehr unter www.example. Am 12.11.2027 kamen viele.\n\nMehr unter www,example.org."
    found = list(check_report(report_of("### Leer", second)))
    assert [(each.partner, each.focus_area, each.rule) for each in found] == [
        (PARTNER, 1, "heading-order"),
        (PARTNER, 2, "web-address"),
        (PARTNER, 2, "outside-period"),
        (PARTNER, 2, "web-address"),
    ]


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_no_text_takes_long(name):
    """Twenty thousand characters, twice the longest contribution; backtracking would take hours."""
    text = HOSTILE[name]
    began = time.process_time()
    found = list(check_report(report_of(text, last_year=[text])))
    assert time.process_time() - began < 10
    assert all(text[each.start : each.end] == each.passage for each in found if each.start is not None)
