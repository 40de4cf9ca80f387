"""All mails as a program shows them: what axe says, and whether they fit a narrow phone."""

import re

import pytest

from tests.mails.rendering import render_all

pytestmark = pytest.mark.browser


def test_all_mails_in_a_language_from_left_and_one_from_right(
    page, assert_accessible, assert_no_sideways_scroll, shoot
):
    mails = render_all(("de", "ar")).mails
    for language in ("de", "ar"):
        documents = [mail.html for mail in mails if mail.language == language]
        head, _body, _rest = documents[0].partition("<body>")
        contents = (re.search(r"<body><main>(.*)</main><footer>(.*)</footer>", each, re.DOTALL) for each in documents)
        articles = "".join(f"<article>{''.join(found.groups())}</article>" for found in contents)
        page.set_viewport_size({"width": 320, "height": 800})
        page.set_content(f"{head}<body><main><h1>Mails</h1>{articles}</main></body></html>")
        assert page.locator("article").count() == len(documents) > 50
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        shoot(page, f"mails-{language}")
