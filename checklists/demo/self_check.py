"""The self-checks of the demo's employer: one of last year, one of this year that is half answered."""

from django.utils import timezone

from checklists.domain.loading import load_templates
from checklists.domain.running import checklist_for, close_earlier
from checklists.domain.self_check import SLUG
from checklists.domain.ticking import tick_item
from checklists.enums import AnswerState
from checklists.models import Checklist
from checklists.states.item import Answer
from partners.models import Organisation
from portal.accounts.models import User

DONE, OPEN = AnswerState.DONE, AnswerState.OPEN
LAST_YEAR = {
    "diversity-today": Answer(DONE, "Zahlen für das Küchenteam liegen vor, für die Pflege noch nicht."),
    "sensitive-culture": Answer(OPEN, "Leitbild ist von 2009, Unterschiede kommen darin nicht vor."),
    "visible-outside": Answer(OPEN, "Auf der Karriereseite sieht man nur das Gebäude."),
    "intercultural-competence": Answer(OPEN),
    "resources-valued": Answer(OPEN, "Wir fragen nach Deutsch, nach anderen Sprachen nicht."),
    "staff-capacity": Answer(DONE, person="Petra Lindner", note="Vier Stunden im Monat."),
    "flexible-hours": Answer(OPEN, "Der Betriebsrat möchte erst eine Regelung."),
}
THIS_YEAR = {
    "diversity-today": Answer(
        DONE, "31 Sprachen im Haus. Zwei Pflegekräfte und ein Koch erzählen gern von ihrem Weg.", person="Petra Lindner"
    ),
    "sensitive-culture": Answer(DONE, "Neues Leitbild, dazu im Juni das Fest der Küchen."),
    "visible-outside": Answer(DONE, link="https://www.example.org/karriere/gesichter"),
    "staff-capacity": Answer(DONE, person="Petra Lindner", note="Vier Stunden im Monat, Vertretung ist geregelt."),
    "flexible-hours": Answer(OPEN, "Entwurf liegt beim Betriebsrat."),
}


def store_self_checks(employer: Organisation, editor: User) -> None:
    """Let ``editor`` answer for ``employer``, last year and this year."""
    load_templates()
    year = timezone.localdate().year
    for number, answers in ((year - 1, LAST_YEAR), (year, THIS_YEAR)):
        checklist = checklist_for(employer, SLUG, number, actor=editor)
        _answer(checklist, answers, editor)
    close_earlier(checklist)


def _answer(checklist: Checklist, answers: dict[str, Answer], editor: User) -> None:
    for key, answer in answers.items():
        tick_item(checklist, key, actor=editor, answer=answer, revision=0)
