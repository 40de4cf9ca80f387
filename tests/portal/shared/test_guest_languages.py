import re
from dataclasses import astuple

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from portal.shared.guest_languages import GUEST_LANGUAGES, find_guest_language, guest_language_of


@pytest.mark.parametrize("language", GUEST_LANGUAGES, ids=lambda language: language.code)
def test_a_bare_page_is_wholly_in_its_language(language):
    with translation.override("en"):  # what the rest of the portal would speak
        page = render_to_string("bare.html", {"page_language": language})

    root = re.search(r"<html ([^>]*)>", page).group(1)
    assert root == f'lang="{language.tag}" dir="{language.direction}"'
    assert ("css/rtl.css" in page) == (language.code in {"ar", "fa"})
    for text in astuple(language.frame)[:-1]:
        assert text in page
    if language.code != "en":
        assert not {text for text in astuple(find_guest_language("en").frame) if f">{text}<" in page}
    others = re.findall(r'href="\?lang=(\w+)" lang="(\w+)" hreflang="(\w+)" dir="(\w+)"( aria-current="true")?', page)
    assert [(code, tag, direction) for code, tag, _, direction, _ in others] == [
        (each.code, each.tag, each.direction) for each in GUEST_LANGUAGES
    ]
    assert [code for code, *_, current in others if current] == [language.code]


def test_those_of_the_portal_are_among_them_and_each_says_everything():
    codes = [language.code for language in GUEST_LANGUAGES]
    assert {code for code, _name in settings.LANGUAGES} < {*codes}
    assert len(codes) == len({*codes}) == 9
    for texts in zip(*(astuple(language.frame) for language in GUEST_LANGUAGES), strict=True):
        assert all(texts)


@pytest.mark.parametrize(
    ("query", "accepted", "code"),
    [
        ({"lang": "ti"}, "ar", "ti"),
        ({"lang": "kmr"}, "", "ku"),
        ({"lang": "xx"}, "fr, fa-AF;q=0.5, en;q=0.3", "fa"),
        ({}, "kmr-TR", "ku"),
        ({}, "fr", "de"),
        ({}, "", "de"),
    ],
)
def test_the_address_is_asked_before_the_browser(rf, query, accepted, code):
    assert guest_language_of(rf.get("/v/1/", query, headers={"Accept-Language": accepted})).code == code
