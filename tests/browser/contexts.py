"""Contexts of the browser that are used again: what a test leaves in one is taken out before the next gets it.

Opening one costs a program of its own, which loads all styles and scripts anew: nine tenths of a second.
"""

import json

SPARE = 2  # that wait for the next test, by options; each holds a program of the browser


class Contexts:
    """Gives out contexts of ``browser`` whose origin is ``home``."""

    def __init__(self, browser, home):
        self.browser = browser
        self.home = home
        self.spare = {}
        self.kinds = {}

    def take(self, **options):
        """Return a context with these options that has no page, cookie or permission."""
        kind = json.dumps(options, sort_keys=True, default=str)
        waiting = self.spare.setdefault(kind, [])
        if waiting:
            return waiting.pop()
        context = self.browser.new_context(**options)
        # As long as this page is open, the next one is shown by the same program.
        context.new_page().goto(f"{self.home}/robots.txt")
        self.kinds[context] = kind
        return context

    def give_back(self, context):
        """Keep ``context`` for another test, empty."""
        waiting = self.spare[self.kinds[context]]
        if len(waiting) == SPARE:
            context.close()
            return
        first, *others = context.pages
        for page in others:
            page.close()
        context.clear_cookies()
        context.clear_permissions()
        first.evaluate("localStorage.clear()")
        waiting.append(context)
