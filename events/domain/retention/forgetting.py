"""All rules of erasing in one list. Each is safe to run twice, and late; one event, one transaction."""

from collections import Counter
from datetime import date

from .afterwards import forget_consents, forget_feedback, forget_quotes, forget_quotes_that_ran_out
from .guests import forget_guests, forget_helpers
from .rows import forget_blocked_days, forget_feeds, forget_invitations, forget_notices
from .unborn import forget_unborn

RULES = {
    "sign_ups": forget_guests,
    "helpers": forget_helpers,
    "quotes": forget_quotes,
    "releases": forget_quotes_that_ran_out,
    "consents": forget_consents,
    "feedback": forget_feedback,
    "blocked_days": forget_blocked_days,
    "feeds": forget_feeds,
    "invitations": forget_invitations,
    "notices": forget_notices,
    "events": forget_unborn,
}


def forget(today: date) -> Counter[str]:
    """Erase what is over its time on ``today``; return how many of each."""
    return Counter({name: rule(today) for name, rule in RULES.items()})
