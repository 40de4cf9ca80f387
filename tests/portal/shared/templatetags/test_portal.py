"""What every page shows: lists in the manner of its language."""

import pytest
from django.template import Context, Template
from django.utils import translation

LIST = Template("{% load portal %}{{ towns|listed }}")
PAIR = Template("{% load portal %}A{% comma %}B")


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Essen, &lt;Hagen&gt;"),
        ("tr", "Essen, &lt;Hagen&gt;"),
        ("ar", "<bdi>Essen</bdi>، <bdi>&lt;Hagen&gt;</bdi>"),
    ],
)
def test_list_is_joined_as_its_language_does(language, line):
    with translation.override(language):
        assert LIST.render(Context({"towns": ["Essen", "<Hagen>"]})) == line


def test_list_in_a_text_has_no_markup():
    with translation.override("ar"):
        assert LIST.render(Context({"towns": ["Essen", "<Hagen>"]}, autoescape=False)) == "Essen، <Hagen>"
        assert PAIR.render(Context()) == "A، B"


@pytest.mark.parametrize(("language", "begun"), [("tr", "İş birliği &amp; Co"), ("de", "Iş birliği &amp; Co")])
def test_turkish_capitals_keep_their_dot(language, begun):
    with translation.override(language):
        assert Template("{{ word|capfirst }}").render(Context({"word": "iş birliği & Co"})) == begun
