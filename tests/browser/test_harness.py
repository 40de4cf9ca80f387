"""What the other tests in the browser rely on: contexts used again are empty, and faults of a page are found."""

import pytest
from django.conf import settings

pytestmark = pytest.mark.browser

FAULTS = {
    "svg-img-alt": "<svg role='img' width='9' height='9'></svg>",
    "color-contrast": "<p class='faint'>Hardly to be read</p>",
    "button-name": "<button></button>",
    "target-size": "<div class='dense'><button>a</button><button>b</button><button>c</button></div>",
    "wide": "<div class='wide'>Too wide</div>",
}
STYLES = """(sheet => {
    sheet.replaceSync(`.faint { color: #ddd; background: #fff } .wide { width: 900px }
        .dense button { all: unset; width: 10px; height: 10px; font-size: 8px }
        @media (min-width: 1000px) { .dense { display: none } }`);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
})(new CSSStyleSheet())"""


def test_a_context_is_given_out_again_as_good_as_new(contexts, base_url):
    context = contexts.take(locale="fr-FR")
    page = context.new_page()
    page.goto(f"{base_url}/robots.txt")
    page.evaluate("localStorage.setItem('left', 'behind')")
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": "ar", "url": base_url}])
    contexts.give_back(context)

    again = contexts.take(locale="fr-FR")
    page = again.new_page()
    page.goto(f"{base_url}/robots.txt")
    assert (again is context, len(again.pages), again.cookies()) == (True, 2, [])
    assert page.evaluate("localStorage.length") == 0
    assert contexts.take(locale="fr-FR", color_scheme="dark") is not again


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_at_the_width_that_shows_it(page, look_over, name):
    page.goto("/impressum/")  # in order, as test_pages.py shows
    page.evaluate(STYLES)
    page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", FAULTS[name])
    with pytest.raises(AssertionError) as found:
        look_over(page, "harness", and_at=["target-size"])
    assert name in str(found.value)
    width = 320 if name in {"target-size", "wide"} else 1280
    assert f"'width': {width}" in str(found.value)
