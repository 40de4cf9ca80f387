"""Names that end in a full stop end a sentence as well."""

import pytest
from django.contrib import messages
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from portal.shared.sentences import FSI, PDI, isolated, one_full_stop


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("You act for Weitblick Hamm e. V..", "You act for Weitblick Hamm e. V."),
        ("Ask <strong>Weitblick e. V.</strong>. Then go on.", "Ask <strong>Weitblick e. V.</strong> Then go on."),
        ("You act for Weitblick.", "You act for Weitblick."),
        ("Wait ... and see...", "Wait ... and see..."),
        ("../up", "../up"),
    ],
)
def test_sentence_ends_in_one_full_stop(text, expected):
    assert one_full_stop(text) == expected


@pytest.mark.parametrize("text", ["Du & A e. V..", format_html("Du {} A e. V..", "&")])
def test_messages_have_one_full_stop_and_stay_escaped(text):
    message = messages.storage.base.Message(messages.SUCCESS, text)
    page = render_to_string("components/messages.html", {"messages": [message]})
    assert ">Du &amp; A e. V.<" in page


@pytest.mark.parametrize(("language", "expected"), [("ar", f"{FSI}Weitblick e. V.{PDI}"), ("de", "Weitblick e. V.")])
def test_names_keep_their_direction_in_sentences_that_run_the_other_way(language, expected):
    with translation.override(language):
        assert one_full_stop(f"{isolated('Weitblick e. V.')}.") == expected
