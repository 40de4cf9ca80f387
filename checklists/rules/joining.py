"""Whether an organisation has come as far as it says on its way into the partner network."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from .base import Finding, Rule, Sentences, ok, open_, problem
from .facts import AccessionFacts

WATCHES: Final = frozenset({"declaration"})


def check_wording(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether the declaration has a text."""
    if facts.state == "ended":
        return problem("ended")
    return ok() if facts.has_wording else open_()


def check_measures(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether it names measures, each with a step that can be checked."""
    if not facts.measures:
        return open_()
    without = [each.number for each in facts.measures if not each.milestones]
    if without:
        return problem("without_step", number=without[0])
    return ok(count=len(facts.measures))


def check_time_frame(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether each measure has an end, and whether its steps lie before it."""
    if not facts.measures:
        return open_("no_measure")
    late = [
        each.number for each in facts.measures if each.ends_on and each.last_due_on and each.last_due_on > each.ends_on
    ]
    if late:
        return problem("step_after_end", number=late[0])
    endless = [each.number for each in facts.measures if each.ends_on is None and each.last_due_on is None]
    return open_("without_day", number=endless[0]) if endless else ok()


def check_talks(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether the ministry has agreed to the declaration as it is."""
    if facts.state != "draft" or "ministry" in facts.agreed:
        return ok()
    if facts.had_agreed and not facts.agreed:
        return problem("changed")
    return open_("ministry_reads" if "partner" in facts.agreed else "open")


def check_signatures(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether both have signed."""
    if facts.state == "ended":
        return problem("ended")
    if facts.state == "signed":
        return ok()
    return open_("to_sign" if {"partner", "ministry"} <= facts.agreed else "open")


def check_publication(facts: AccessionFacts, _today: date) -> list[Finding]:
    """Ask whether the measures are public."""
    if facts.state == "ended":
        return problem("ended")
    if facts.state != "signed":
        return open_("too_early")
    return ok() if facts.is_published else open_()


_ENDED = (_("The membership has ended."), _("Talk to the ministry if you want to join again."))

SENTENCES: Final[dict[str, Sentences]] = {
    "accession-wording": {
        "ok": (_("The declaration has a text in the portal."), ""),
        "open": (_("The declaration has no text yet."), _("Write it together with the ministry.")),
        "ended": _ENDED,
    },
    "accession-measures": {
        "ok": (_("Measures with milestones: %(count)s."), ""),
        "open": (_("The declaration names no measure yet."), _("Add a first measure.")),
        "without_step": (_("Measure %(number)s has no milestone yet."), _("Add a step that can be checked.")),
    },
    "accession-time-frame": {
        "ok": (_("Every measure has its days."), ""),
        "no_measure": (_("The declaration names no measure yet."), _("Add a first measure.")),
        "without_day": (_("Measure %(number)s has neither an end nor a milestone."), _("Say by when.")),
        "step_after_end": (
            _("A milestone of measure %(number)s lies after its end."),
            _("Move the milestone or the end of the measure."),
        ),
    },
    "accession-talks": {
        "ok": (_("The ministry has agreed to the declaration."), ""),
        "open": (_("The ministry has not agreed to the declaration as it is now."), _("Talk it through.")),
        "ministry_reads": (_("You have agreed; the ministry reads it."), _("Wait for its answer.")),
        "changed": (
            _("The declaration was changed after somebody had agreed."),
            _("Read it again; both sides agree anew."),
        ),
    },
    "accession-signatures": {
        "ok": (_("Both sides have signed."), ""),
        "open": (_("It is not ready to be signed yet."), _("Both sides agree to the draft first.")),
        "to_sign": (_("Both sides have agreed to the declaration."), _("Now it is signed on paper.")),
        "ended": _ENDED,
    },
    "accession-publication": {
        "ok": (_("Everybody can read the measures in the portal."), ""),
        "open": (_("The measures are not public yet."), _("Publish them on the page of the declaration.")),
        "too_early": (_("It is not signed yet."), _("Both sides sign first.")),
        "ended": _ENDED,
    },
}
_CHECKS: Final = {
    "accession-wording": check_wording,
    "accession-measures": check_measures,
    "accession-time-frame": check_time_frame,
    "accession-talks": check_talks,
    "accession-signatures": check_signatures,
    "accession-publication": check_publication,
}
RULES: Final = tuple(
    Rule(name, WATCHES, check, SENTENCES[name], asks_about=AccessionFacts) for name, check in _CHECKS.items()
)
