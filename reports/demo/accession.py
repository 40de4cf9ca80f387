"""Invented declarations: most members have signed one with measures, one has amended it, one is about to join."""

import io
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pikepdf
from django.utils import timezone

from partners.enums import Role
from partners.models import Organisation
from portal.accounts.models import User
from reports.domain.accession.amending import Agreed, amend_measure
from reports.domain.accession.drafting import agree_to_draft, begin_accession, save_draft_measure, save_wording
from reports.domain.accession.signing import Signatures, SignedPaper, check_paper, publish_measures, sign_declaration
from reports.domain.accession.terms import MeasureTerms, MilestoneTerms, terms_of
from reports.enums import DeclarationSide, FocusArea, PartnerKind
from reports.models import Declaration, NetworkMembership

WORDING = (
    "Wir öffnen uns interkulturell: Wer in Nordrhein-Westfalen lebt, soll bei uns arbeiten, lernen und mitreden "
    "können.\n\nWir prüfen unsere Wege dorthin selbst, nennen jedes Jahr, was gelungen ist, und sagen auch, was nicht."
)


@dataclass(frozen=True)
class Idea:
    """An invented measure: title, wording, focus area, milestones with the month of the period they are due in."""

    title: str
    wording: str
    focus_area: FocusArea
    milestones: tuple[tuple[str, int], ...]


IDEAS = (
    Idea(
        "Ausbildung sichtbar machen",
        "Wir laden zweimal im Jahr Familien in unsere Werkstätten ein, gemeinsam mit Vereinen aus der Nachbarschaft.",
        FocusArea.STAFF_SHARE,
        (("Erster Abend mit einem Verein", 5), ("Auswertung mit allen Beteiligten", 11)),
    ),
    Idea(
        "Leitungen lernen mit",
        "Alle Führungskräfte nehmen an einer zweitägigen Fortbildung teil und bringen ein Vorhaben daraus mit.",
        FocusArea.COMPETENCE,
        (("Die Hälfte der Führungskräfte hat teilgenommen", 8), ("Alle haben teilgenommen", 20)),
    ),
    Idea(
        "Anschreiben in einfacher Sprache",
        "Die zwanzig häufigsten Briefe werden neu geschrieben und vorher mit Menschen gelesen, die sie bekommen.",
        FocusArea.PARTICIPATION,
        (("Die ersten zehn Briefe sind im Umlauf", 6),),
    ),
    Idea(
        "Alle zwei Jahre fragen wir nach",
        "Eine freiwillige Befragung der Beschäftigten, mit Rücklauf und Grundlage veröffentlicht.",
        FocusArea.EVALUATION,
        (("Fragebogen mit dem Personalrat abgestimmt", 4), ("Ergebnisse veröffentlicht", 10)),
    ),
)


def store_declarations(partners: list[Organisation], users: dict[str, User], year: int) -> None:
    """Store declarations for a period that ends in ``year``: the first partner's with the demo's users."""
    paper = check_paper("muster.pdf", sample_paper())
    for number, partner in enumerate(partners[:9]):
        declaration = sign_for(partner, users, number, year, paper)
        if number == 0:
            amend(declaration, users)
    join = begin_accession(newcomer(), PartnerKind.COMPANY, actor=users["ministerium@example.org"])
    save_wording(join, WORDING, revision=join.revision, actor=None)
    join.refresh_from_db()
    save_draft_measure(join, None, terms(IDEAS[0], year), revision=join.revision, actor=None)


def newcomer() -> Organisation:
    """Return a published employer that does not belong to the network yet."""
    employers = Organisation.objects.filter(roles=[Role.EMPLOYER], state="published", network_membership=None)
    return employers.order_by("pk")[0]


def terms(idea: Idea, year: int) -> MeasureTerms:
    """Return a measure of the period that ends in ``year``."""
    start = date(year - 1, 10, 1)
    due = [MilestoneTerms(title, start + timedelta(days=30 * month)) for title, month in idea.milestones]
    return MeasureTerms(idea.title, idea.wording, idea.focus_area, start, date(year + 1, 9, 30), tuple(due))


def sign_for(partner: Organisation, users: dict[str, User], number: int, year: int, paper: SignedPaper) -> Declaration:
    """Bring a declaration from the first word to both signatures; the first partner has the demo's users."""
    lead, head = users["referatsleitung@example.org"], users["partnerleitung@example.org"]
    declaration = begin_accession(partner, "", actor=None)
    save_wording(declaration, WORDING, revision=0, actor=None)
    for place in range(2 + number % 2):
        declaration.refresh_from_db()
        idea = IDEAS[(number + place) % len(IDEAS)]
        save_draft_measure(declaration, None, terms(idea, year), revision=declaration.revision, actor=None)
    declaration.refresh_from_db()
    for side, actor in ((DeclarationSide.MINISTRY, lead), (DeclarationSide.PARTNER, None if number else head)):
        agree_to_draft(declaration, side, revision=declaration.revision, actor=actor, tell=False)
    signed_on = NetworkMembership.objects.get(organisation=partner).since or timezone.localdate()
    signatures = Signatures(signed_on, "Dr. Mira Sommer", "Geschäftsführung", "Jana Feld", "Staatssekretärin")
    sign_declaration(declaration, signatures, paper, actor=lead, tell=False)
    if number % 3 != 2:  # noqa: PLR2004 -- a third keeps its measures to itself
        publish_measures(declaration, is_public=True, actor=None)
    return declaration


def amend(declaration: Declaration, users: dict[str, User]) -> None:
    """Give the first measure more time for its last milestone."""
    measure = declaration.measures.get(number=1)
    before = terms_of(measure)
    last = before.milestones[-1]
    later = replace(last, due_on=last.due_on + timedelta(days=60))
    after = replace(before, milestones=(*before.milestones[:-1], later))
    agreed = Agreed(
        "Der Verein, mit dem wir auswerten, hat einen neuen Vorstand und braucht mehr Zeit.",
        max(declaration.signed_on or date.min, timezone.localdate() - timedelta(days=20)),
    )
    amend_measure(declaration, 1, after, agreed, seen=0, actor=users["ministerium@example.org"], tell=False)


def sample_paper() -> bytes:
    """Return a page that stands for the signed paper."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=pdf.make_indirect(font)))
        page.Contents = pdf.make_stream(b"BT /F1 18 Tf 72 760 Td (Muster: unterschriebene Vereinbarung) Tj ET")
        content = io.BytesIO()
        pdf.save(content)
    return content.getvalue()
