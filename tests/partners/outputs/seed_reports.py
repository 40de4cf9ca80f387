"""Markers in reports and editions: drafts are their partner's, remarks of a review the ministry's until they go out."""

from reports.domain.edition import ensure_edition
from reports.models import EditionText, PreflightAnswer, Proposal, ReviewComment
from tests.access.identities import MINISTRY, PARTNER, Identity, World
from tests.factories.partners import OrganisationFactory
from tests.factories.reports import ReportFactory, ReportingPeriodFactory
from tests.partners.outputs.markers import Marker, word

# By state: who reads the text, who reads what the ministry has remarked on it.
REPORTS = {
    "draft": (PARTNER, PARTNER),
    "submitted": (PARTNER | MINISTRY, MINISTRY),
    "returned": (PARTNER | MINISTRY, PARTNER | MINISTRY),
}
FIRST_YEAR = 2093


def mark_reports(world: World) -> list[Marker]:
    """Write markers into texts, remarks, answers and proposals of the partner and of a stranger, and into greetings."""
    markers = []

    def mark(what: str, seen_by: frozenset[Identity]) -> str:
        markers.append(word(f"reporting {what}", frozenset(seen_by)))
        return str(markers[-1].value)

    stranger = OrganisationFactory(network_partner=True)
    for number, (state, (readers, reviewers)) in enumerate(REPORTS.items()):
        period = ReportingPeriodFactory(year=FIRST_YEAR + number, state="open")
        for organisation, own in ((world.partner, PARTNER), (stranger, frozenset())):
            whose = "own" if own else "strange"
            texts = {1: f"Wir {mark(f'{whose} {state} text', readers - PARTNER | own)} viel."}
            report = ReportFactory(period=period, organisation=organisation, state=state, texts=texts)
            contribution = report.contributions.get()
            if own:
                world.extra[f"marked_{state}_report"] = report
            note = mark(f"{whose} {state} answer", readers - PARTNER | own)
            PreflightAnswer.objects.create(contribution=contribution, rule="r", passage_hash="0" * 64, note=note)
            sentence = mark(f"{whose} {state} refused proposal", own)
            Proposal.objects.create(contribution=contribution, source="e:1", sentence=sentence, state="refused")
            remark = mark(f"{whose} {state} remark", reviewers - PARTNER | (own & reviewers))
            ReviewComment.objects.create(
                contribution=contribution, version=1, block=0, start=0, end=3, quote="Wir", text=remark,
                side="ministry", author=world.users[Identity.MINISTRY_EDITOR],
            )  # fmt: skip
        greeting = mark(f"greeting of an edition in work beside {state}", MINISTRY)
        EditionText.objects.create(edition=ensure_edition(period), kind="greeting", title="Gruß", text=greeting)
    return markers
