"""What keeps the demo's cooperations alive: papers, occasions, the yearly question, gifts, a question of the board."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from cooperations.domain.agreement import save_draft
from cooperations.domain.agreement.content import from_json
from cooperations.domain.certificates.issuing import Wording, issue, revoke
from cooperations.domain.certificates.wishes import wish
from cooperations.domain.confirming.questions import ask_question
from cooperations.domain.keeping.touching import postpone, switch_off, tick
from cooperations.enums.certificate import CertificateKind
from cooperations.enums.cooperation import CooperationState
from cooperations.models import Agreement, Cooperation, Renewal, Signatory, Support, TouchPoint
from cooperations.models.months import add_months
from partners.models import Organisation

from .silence import without_mails

WORDING = Wording(
    signer_name="Thomas Berger",
    signer_function="Personalleitung",
    aim="Jugendliche und ihre Eltern lernen Berufe in der Pflege kennen.",
)


def store_kept(
    cooperations: list[Cooperation],
    employer: Organisation,
    association: Organisation,
    users: dict[str, Any],
    today: date,
) -> None:
    """Continue the ``cooperations`` of the demo, one in each state; nobody gets a mail about it."""
    in_state = {CooperationState(each.state): each for each in cooperations}
    confirmed = in_state[CooperationState.CONFIRMED]
    with without_mails():
        _papers(confirmed, in_state[CooperationState.ENDED], employer, association, users)
        _occasions(confirmed, employer, users["hr@example.org"], today)
        _question(in_state[CooperationState.DORMANT])
        _draft(in_state[CooperationState.IN_TALKS], employer, users["hr@example.org"])
        waiting = in_state[CooperationState.AWAITING]
        signatory = Signatory.objects.filter(cooperation=waiting, organisation=association, user=None).first()
        if signatory is not None:
            ask_question(signatory, text="Wer haftet, wenn im Raum etwas kaputtgeht?", to_both=True)
    Support.objects.filter(giver=employer, receiver=association).update(cooperation=confirmed)


def _papers(
    confirmed: Cooperation, ended: Cooperation, employer: Organisation, association: Organisation, users: dict[str, Any]
) -> None:
    """Certify both, take one paper back, and let the association ask for a letter of reference."""
    head, editor = users["personalleitung@example.org"], users["verein@example.org"]
    for cooperation in (confirmed, ended):
        paper = issue(
            cooperation, association, CertificateKind.CERTIFICATE, issuer=employer, actor=head, wording=WORDING
        )
    revoke(paper, actor=head, reason="Der Titel war falsch geschrieben.")
    wish(confirmed, CertificateKind.REFERENCE, organisation=association, actor=editor)


def _occasions(confirmed: Cooperation, employer: Organisation, user: Any, today: date) -> None:
    """Tick, postpone and switch off one each, and let one be due."""
    done, later, off, due = TouchPoint.objects.filter(cooperation=confirmed, organisation=employer).order_by("pk")[:4]
    tick(done, actor=user, note="Kaffee im Vereinsraum, sehr herzlich.")
    postpone(later, 1)
    switch_off(off, actor=user)
    TouchPoint.objects.filter(pk=due.pk).update(due_on=today - timedelta(days=3))


def _question(dormant: Cooperation) -> None:
    """Let the cooperation that rests have begun a year before the question that nobody has answered."""
    due_on = Renewal.objects.get(cooperation=dormant).due_on
    Cooperation.objects.filter(pk=dormant.pk).update(confirmed_on=add_months(due_on, -12), next_renewal_on=due_on)


def _draft(in_talks: Cooperation, employer: Organisation, user: Any) -> None:
    """Change the draft once more, so that the association sees what is new."""
    agreement = Agreement.objects.get(cooperation=in_talks)
    content = from_json(agreement.content)
    changed = replace(content, rooms="Besprechungsraum und Küche im Erdgeschoss, stufenlos erreichbar")
    save_draft(agreement, changed, base=agreement.revision, actor=user, organisation=employer)
