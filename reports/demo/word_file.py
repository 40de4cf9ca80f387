"""Word files that the first partner has handed in: one taken over, one that waits to be divided."""

from datetime import date

from portal.accounts.models import User
from reports.domain.word.taking_over import Choice, plans_of, take_over
from reports.domain.word.uploads import start_upload
from reports.enums import FocusArea
from reports.models import Report
from reports.renderers.word.writer import WordWriter

# The first sentence holds a slip, so that the preflight has something to find.
TRAINING = (
    "Von 40 Auszubildenden haben 12 eine Einwanderungsgeschichte, das sind 35 Prozent.\n\n"
    "- zwei Probetage im Frühjahr\n- ein Elternabend mit **drei Vereinen**\n\n"
    "> „Ich wusste vorher gar nicht, dass es diesen Beruf gibt.“"
)
WORKSHOPS = "Im März und im Juni fanden zwei Tage zum Thema Sprache im Dienst statt. Alle Plätze waren vergeben."
QUESTIONS = "Die Befragung der Beschäftigten läuft. Was sie sagen, steht im nächsten Bericht."


def store_word_files(report: Report, author: User) -> None:
    """Hand in two Word files for ``report``; the texts of the first are added to what is written."""
    first = start_upload(report, "Ausbildung.docx", word_file([(FocusArea.STAFF_SHARE, TRAINING)]), actor=author)
    plans = plans_of(first)
    choices: dict[int, Choice] = {each.area: Choice.APPEND for each in plans}
    seen: dict[int, int] = {each.area: each.revision for each in plans}
    take_over(first, choices, seen, actor=author)
    areas = [(FocusArea.COMPETENCE, WORKSHOPS), (FocusArea.EVALUATION, QUESTIONS)]
    start_upload(report, "Nachtrag.docx", word_file(areas), actor=author)


def word_file(texts: list[tuple[FocusArea, str]]) -> bytes:
    """Return a Word file with a title and a heading for each focus area."""
    writer = WordWriter(title="Bericht", author="", day=date(2026, 10, 1), pictures={})
    writer.line("Unser Bericht", "Title")
    for area, text in texts:
        writer.heading(1, f"Tätigkeitsschwerpunkt {area.value}")
        writer.text(text, heading_level=2)
    return writer.write()
