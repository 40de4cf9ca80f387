"""Every rule: done as far as the portal sees, still open, a problem. Facts by hand, no database."""

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from checklists.domain.loading import read_templates
from checklists.enums import Audience, Level
from checklists.rules.facts import (
    AccessionFacts,
    Afterwards,
    Agreement,
    Clash,
    Contact,
    CooperationFacts,
    Cost,
    EventFacts,
    Needs,
    Part,
    Place,
    ReportFacts,
    Talk,
    Touch,
)
from checklists.rules.occasion import OCCASIONS
from checklists.rules.registry import all_rules, find_rule
from tests.checklists.rules.network_table import NETWORK_TABLE

TODAY = date(2027, 3, 1)
OK, OPEN, PROBLEM = Level


def at(day, hour, minute=0):
    return datetime(2027, *day, hour, minute, tzinfo=ZoneInfo("Europe/Berlin"))


SOON = {"starts_at": at((3, 20), 18), "ends_at": at((3, 20), 20)}
THIS_WEEK = {"starts_at": at((3, 4), 18), "ends_at": at((3, 4), 20)}
NOW = {"starts_at": at((3, 1), 18), "ends_at": at((3, 1), 20)}
LATELY = {"starts_at": at((2, 20), 18), "ends_at": at((2, 20), 20)}
LONG_AGO = {"starts_at": at((1, 15), 18), "ends_at": at((1, 15), 20)}
PERSON = Contact(has_person=True, is_reachable=True, has_function=True, has_windows=True)
HERE = Place(has_address=True, step_free=True, transport="Linie 4", last_connection=time(22, 40))
AIMS = Agreement("in_talks", has_aims_employer=True, has_aims_mso=True, target_group="Eltern")
TALK = Talk(date(2027, 2, 1), reached=True, has_text=True)


def needs(**values):
    return {"needs": Needs(**values)}


def after(**values):
    return {"afterwards": Afterwards(**values)}


def contact(**values):
    return {"contact": replace(PERSON, **values)}


def agreement(**values):
    return {"agreement": replace(AIMS, **values)}


def place(**values):
    return {"place": replace(HERE, **values)}


TABLE = [
    ("self-check-openness", {"self_checks": (date(2026, 9, 1),)}, OK, "answered"),
    ("self-check-openness", {}, OPEN, "not_answered"),
    ("self-check-openness", {"self_checks": (date(2026, 9, 1), None)}, OPEN, "not_answered"),
    ("self-check-openness", {"self_checks": (date(2026, 2, 1),)}, PROBLEM, "outdated"),
    ("self-check-image", {"self_checks": (date(2026, 9, 1),)}, OK, "answered"),
    ("self-check-image", {}, OPEN, "not_answered"),
    ("self-check-image", {"self_checks": (date(2026, 2, 1),)}, PROBLEM, "outdated"),
    ("mso-reachable", {"sides": frozenset({"mso"}), "contact": PERSON}, OK, "reachable"),
    ("mso-reachable", {"contact": PERSON}, OPEN, "no_mso"),
    ("mso-reachable", {"sides": frozenset({"mso"})}, OPEN, "no_contact"),
    ("mso-reachable", {"sides": frozenset({"mso"}), **contact(returns_mails=True)}, PROBLEM, "mails_return"),
    ("mso-function", {"contact": PERSON}, OK, "function"),
    ("mso-function", {}, OPEN, "no_function"),
    ("mso-function", contact(term_is_over=True), PROBLEM, "term_over"),
    ("group-set", {"target_groups": frozenset({"parents"})}, OK, "group"),
    ("group-set", {}, OPEN, "no_group"),
    (
        "group-set",
        {"target_groups": frozenset({"parents"}), "msos_reach": frozenset({"women"})},
        PROBLEM,
        "not_reached",
    ),
    ("group-agreed", {"target_groups": frozenset({"parents"}), "agreement": AIMS}, OK, "agreed"),
    ("group-agreed", {"target_groups": frozenset({"parents"})}, OPEN, "not_agreed"),
    ("group-agreed", {"agreement": AIMS}, PROBLEM, "only_in_agreement"),
    ("format-set", {"formats": frozenset({"company_visit"})}, OK, "format"),
    ("format-set", {}, OPEN, "no_format"),
    (
        "format-set",
        {"formats": frozenset({"company_visit"}), "place": Place(is_online=True)},
        PROBLEM,
        "online_only",
    ),
    ("contact-answered", contact(talks=(TALK,)), OK, "answered"),
    ("contact-answered", contact(talks=(replace(TALK, reached=False),)), OPEN, "not_answered"),
    ("contact-answered", contact(talks=(TALK,), was_declined=True), PROBLEM, "declined"),
    ("next-step-dated", contact(talks=(replace(TALK, next_on=date(2027, 3, 9)),)), OK, "dated"),
    ("next-step-dated", contact(talks=(TALK,)), OPEN, "no_step"),
    ("next-step-dated", contact(talks=(replace(TALK, next_on=TODAY),), has_windows=False), OPEN, "no_hours"),
    ("next-step-dated", contact(talks=(replace(TALK, next_on=date(2027, 2, 28)),)), PROBLEM, "overdue"),
    (
        "next-step-dated",
        contact(talks=(replace(TALK, next_on=date(2027, 2, 28), is_next_done=True),)),
        OK,
        "dated",
    ),
    ("contact-afterwards", {**LATELY, **contact(talks=(replace(TALK, on=date(2027, 2, 25)),))}, OK, "talked"),
    ("contact-afterwards", {**LATELY, **contact(talks=(TALK,))}, OPEN, "not_yet"),
    ("contact-afterwards", LONG_AGO, PROBLEM, "quiet"),
    ("in-talks", {"agreement": AIMS}, OK, "talking"),
    ("in-talks", {}, OPEN, "not_yet"),
    ("in-talks", agreement(state="proposed"), OPEN, "not_yet"),
    ("in-talks", agreement(state="withdrawn"), PROBLEM, "came_to_nothing"),
    ("aims-of-both", {"agreement": AIMS}, OK, "aims"),
    ("aims-of-both", {}, OPEN, "no_cooperation"),
    ("aims-of-both", agreement(has_aims_mso=False), OPEN, "one_side_missing"),
    ("aims-of-both", agreement(has_aims_mso=False, state="confirmed"), PROBLEM, "confirming_without"),
    ("place-reachable", {"place": HERE}, OK, "place"),
    ("place-reachable", {"place": Place(is_online=True, has_link=True)}, OK, "online"),
    ("place-reachable", {"place": Place(is_online=True)}, OPEN, "no_link"),
    ("place-reachable", {}, OPEN, "no_place"),
    ("place-reachable", place(step_free=None), OPEN, "no_way"),
    ("place-reachable", place(transport=""), OPEN, "no_way"),
    ("place-reachable", place(step_free=False), PROBLEM, "steps"),
    ("way-home", {**SOON, "place": HERE}, OK, "in_time"),
    ("way-home", {**SOON, **place(ride_home=True)}, OK, "ride"),
    ("way-home", {**SOON, **place(last_connection=time(0, 20))}, OK, "in_time"),
    ("way-home", {**SOON, **place(last_connection=None)}, OPEN, "not_known"),
    ("way-home", {"place": HERE}, OPEN, "not_known"),
    ("way-home", {**SOON, **place(last_connection=time(19, 55))}, PROBLEM, "too_early"),
    ("day-free", {**SOON, "clashes": ()}, OK, "free"),
    ("day-free", {}, OPEN, "not_set"),
    ("day-free", SOON, OPEN, "not_looked"),
    ("day-free", {**SOON, "clashes": (Clash("time", "iftar"),)}, OK, "free"),
    ("day-free", {**SOON, "clashes": (Clash("day", "feast"),)}, PROBLEM, "clash"),
    ("time-free", {**SOON, "clashes": (Clash("day", "feast"),)}, OK, "free"),
    ("time-free", {**SOON, "is_all_day": True}, OPEN, "not_set"),
    ("time-free", {**SOON, "clashes": (Clash("time", "iftar"),)}, PROBLEM, "clash"),
    ("programme-whole", {**SOON, "programme": (Part(60, 60), Part(0, 50))}, OK, "whole"),
    ("programme-whole", {**SOON, "programme": (Part(0, 60), Part(0, 50), Part(60, 60))}, OK, "whole"),
    ("programme-whole", SOON, OPEN, "no_programme"),
    ("programme-whole", {**SOON, "programme": (Part(0, 50), Part(70, 50))}, PROBLEM, "gap"),
    ("programme-whole", {**SOON, "programme": (Part(0, 100),)}, PROBLEM, "gap"),
    ("programme-whole", {**SOON, "programme": (Part(0, 70), Part(60, 60))}, PROBLEM, "overlap"),
    ("programme-whole", {**SOON, "programme": (Part(0, 130),)}, PROBLEM, "outside"),
    ("costs-settled", {"costs": (Cost("Saal", is_settled=True, payer_takes_part=True),)}, OK, "settled"),
    ("costs-settled", {}, OPEN, "no_costs"),
    ("costs-settled", {"costs": (Cost("Saal", is_settled=False),)}, OPEN, "unsettled"),
    ("costs-settled", {"costs": (Cost("Saal", is_settled=True, payer_takes_part=False),)}, PROBLEM, "payer_gone"),
    (
        "languages-met",
        needs(group_languages=frozenset("ab"), languages=frozenset("a"), interpreted=frozenset("b")),
        OK,
        "covered",
    ),
    ("languages-met", needs(languages=frozenset("a")), OPEN, "not_named"),
    ("languages-met", needs(group_languages=frozenset("ab"), languages=frozenset("a")), PROBLEM, "not_covered"),
    ("agreement-sent", agreement(was_sent=True), OK, "sent"),
    ("agreement-sent", {"agreement": AIMS}, OPEN, "not_sent"),
    ("agreement-sent", agreement(was_sent=True, has_newer_draft=True), PROBLEM, "newer_draft"),
    ("invitation-made", {"invitations": (True, True)}, OK, "made"),
    ("invitation-made", {}, OPEN, "not_made"),
    ("invitation-made", {"invitations": (True, False)}, PROBLEM, "outdated"),
    ("meeting-told", {"state": "announced", **needs(meeting_point="Vor dem Haus")}, OK, "told"),
    ("meeting-told", needs(meeting_point="Vor dem Haus"), OPEN, "not_announced"),
    ("meeting-told", {"state": "announced"}, OPEN, "no_meeting_point"),
    ("meeting-told", {"state": "announced", "notices_undeliverable": 2}, PROBLEM, "not_delivered"),
    ("replies-in", {"expected": 20, "capacity": 20}, OK, "said"),
    ("replies-in", {"capacity": 20}, OPEN, "not_said"),
    ("replies-in", {"expected": 21, "capacity": 20}, PROBLEM, "too_many"),
    ("number-confirmed", {**THIS_WEEK, "confirmed_on": TODAY}, OK, "confirmed"),
    ("number-confirmed", {**SOON, "confirmed_on": TODAY}, OK, "confirmed"),
    ("number-confirmed", THIS_WEEK, OPEN, "not_confirmed"),
    ("number-confirmed", {**THIS_WEEK, "confirmed_on": date(2027, 2, 28)}, PROBLEM, "old"),
    ("press-decided", needs(coverage="not"), OK, "not_wanted"),
    ("press-decided", needs(coverage="wanted", press_told_on=TODAY), OK, "told"),
    ("press-decided", {}, OPEN, "undecided"),
    ("press-decided", {**SOON, **needs(coverage="wanted")}, OPEN, "not_told"),
    ("press-decided", {**THIS_WEEK, **needs(coverage="wanted")}, PROBLEM, "too_late"),
    ("consents-recorded", {**needs(photos="planned"), **after(consents=3)}, OK, "recorded"),
    ("consents-recorded", needs(photos="none"), OK, "no_pictures"),
    ("consents-recorded", {**SOON, **needs(photos="planned")}, OPEN, "not_yet"),
    ("consents-recorded", {**LATELY, **needs(photos="planned")}, PROBLEM, "missing"),
    ("consents-recorded", after(consents=3, consents_withdrawn=1), PROBLEM, "withdrawn"),
    ("emergency-contact", needs(emergency_phone="0151 …", access_from=time(17)), OK, "known"),
    ("emergency-contact", {**SOON, **needs(emergency_phone="0151 …")}, OPEN, "missing"),
    ("emergency-contact", NOW, PROBLEM, "today"),
    ("lessons-written", {**LATELY, **after(lessons=frozenset({"employer", "mso"}))}, OK, "both"),
    ("lessons-written", {**LATELY, **after(lessons=frozenset({"mso"}))}, OPEN, "missing"),
    ("lessons-written", {**LONG_AGO, **after(lessons=frozenset({"mso"}))}, PROBLEM, "late"),
    ("quotes-recorded", after(quotes=1, quotes_released=1), OK, "there"),
    ("quotes-recorded", after(no_quotes=True), OK, "there"),
    ("quotes-recorded", {**LONG_AGO, **after()}, OPEN, "none_yet"),
    ("quotes-recorded", {**LONG_AGO, **after(quotes=1)}, PROBLEM, "not_released"),
    ("follow-up-counted", after(interested=4, followed_up=3), OK, "counted"),
    ("follow-up-counted", after(interested=0), OK, "counted"),
    ("follow-up-counted", {**LATELY, **after(interested=4)}, OPEN, "not_counted"),
    ("follow-up-counted", {**LONG_AGO, **after(interested=4)}, PROBLEM, "nobody"),
    *(
        (f"occasion-{occasion}", {"occasions": touches}, level, code)
        for occasion in OCCASIONS
        for touches, level, code in (
            ((Touch(occasion, "done", TODAY),), OK, "kept"),
            ((Touch(occasion, "off", TODAY),), OK, "off"),
            ((Touch("another", "done", TODAY),), OPEN, "not_planned"),
            ((Touch(occasion, "done", TODAY), Touch(occasion, "open", date(2027, 1, 30))), OPEN, "planned"),
            ((Touch(occasion, "done", TODAY), Touch(occasion, "open", date(2027, 1, 29))), PROBLEM, "late"),
            ((Touch(occasion, "lapsed", TODAY),), PROBLEM, "late"),
        )
    ),
    *NETWORK_TABLE,
]


@pytest.mark.parametrize(("name", "values", "level", "code"), TABLE)
def test_rule_finds_what_is(name, values, level, code):
    rule = find_rule(name)

    (finding,) = rule.check(rule.asks_about(**values), TODAY)

    assert (finding.level, finding.code) == (level, code)
    for sentence in rule.sentences[code]:
        assert str(sentence) % {key: str(value) for key, value in finding.params.items()} or level == OK


def test_every_rule_is_tried_at_every_level_and_with_every_sentence():
    tried = {(name, level) for name, _values, level, _code in TABLE}
    assert tried == {(name, level) for name in all_rules() for level in Level}
    said = {(find_rule(name).sentences[code], code) for name, _values, _level, code in TABLE}
    assert said == {(sentence, code) for rule in all_rules().values() for code, sentence in rule.sentences.items()}


def test_every_check_of_a_template_is_a_rule_and_every_rule_is_used():
    templates = {each.slug: each for each in read_templates()}
    used = [item.check_rule for each in templates.values() for item in each.items if item.check_rule]
    assert sorted(used) == sorted(all_rules())


@pytest.mark.parametrize(
    ("slug", "about"),
    [
        ("cooperation-event", EventFacts),
        ("lasting-cooperation", CooperationFacts),
        ("network-accession", AccessionFacts),
        ("yearly-report", ReportFacts),
    ],
)
def test_templates_use_rules_about_what_their_lists_belong_to(slug, about):
    (template,) = (each for each in read_templates() if each.slug == slug)
    assert {find_rule(item.check_rule).asks_about for item in template.items if item.check_rule} == {about}


def test_what_an_employer_says_about_itself_is_for_its_own_eyes():
    own = {name for name in all_rules() if name.startswith("self-check")}
    for name, rule in all_rules().items():
        (finding,) = rule.check(rule.asks_about(), TODAY)
        assert finding.audience == (Audience.EMPLOYER if name in own else Audience.BOTH)


def test_an_unknown_rule_is_named():
    with pytest.raises(LookupError, match="weather"):
        find_rule("weather")
