"""The brochure of a reporting period: data to a Word file."""

from collections.abc import Mapping

from portal.shared.cleaning import clean_line
from reports.renderers import data, wording
from reports.renderers.brochure import group_partners, partner_index
from reports.renderers.data import ChapterData, EditionData
from reports.renderers.printed_words import edition_words, period_words

from .indicators import write_indicators
from .writer import WordWriter


def brochure_docx(edition: EditionData, pictures: Mapping[str, bytes]) -> bytes:
    """The whole brochure as a Word file with styles, lists, links and a table of contents, in its printed order.

    `pictures` are the bytes by name. The same edition gives the same bytes.
    """
    title = clean_line(f"{edition.title} {edition.year}")
    writer = WordWriter(title=title, author=clean_line(edition.publisher), day=edition.build_date, pictures=pictures)
    writer.line(title, "Title")
    for line in (edition.subtitle, period_words(edition), edition_words(edition), edition.publisher):
        if line:
            writer.line(line, "Subtitle")
    for section in edition.sections:
        _section(writer, section, edition)
    writer.heading(1, "Hinweis zur Verteilung", "hinweis")
    writer.text(edition.notice or wording.DISTRIBUTION_NOTICE, heading_level=2)
    return writer.write()


def _section(writer: WordWriter, section: str, edition: EditionData) -> None:
    if section == data.CONTENTS:
        writer.line("Inhalt", "Subtitle")
        writer.contents()
    elif section == data.IMPRINT:
        writer.heading(1, "Impressum", section)
        writer.line(edition.publisher)
        writer.text(edition.imprint or wording.IMPRINT, heading_level=2)
    elif section == data.GREETINGS:
        for greeting in edition.greetings:
            writer.heading(1, greeting.title)
            for picture in greeting.pictures:
                writer.picture(picture)
            writer.text(greeting.text, heading_level=2)
            writer.line(greeting.author, strong=True)
    elif section == data.ABOUT:
        writer.heading(1, "Das Netzwerk und seine Ziele", section)
        writer.text(edition.about or wording.ABOUT_NETWORK, heading_level=2)
    elif section == data.CHAPTERS:
        for chapter in edition.chapters:
            _chapter(writer, chapter)
    else:
        _list(writer, section, edition)


def _chapter(writer: WordWriter, chapter: ChapterData) -> None:
    writer.heading(1, f"{chapter.number} {chapter.title}", f"kapitel-{chapter.number}")
    writer.text(chapter.introduction, heading_level=2)
    for contribution in chapter.contributions:
        writer.heading(2, contribution.partner, contribution.key)
        for figure in contribution.figures:
            writer.line(f"{figure.value}: {figure.sentence}", strong=True)
        writer.text(contribution.text, heading_level=3)
        for picture in contribution.pictures:
            writer.picture(picture)
    for article in chapter.guest_articles:
        writer.heading(2, f"Gastbeitrag: {article.title}", article.key)
        writer.line(article.author, strong=True)
        writer.text(article.editorial_note, heading_level=3)
        for picture in article.pictures:
            writer.picture(picture)
        writer.text(article.text, heading_level=3)


def _list(writer: WordWriter, section: str, edition: EditionData) -> None:
    if section == data.PARTNERS:
        writer.heading(1, "Die Partner im Überblick", section)
        logos = {partner.name: partner.logos for partner in edition.partners}
        for group in group_partners(edition.partners):
            writer.heading(2, group.kind)
            for partner in group.partners:
                for logo in logos.get(partner.name, ()):
                    writer.picture(logo, is_logo=True)
                writer.line(", ".join(each for each in (partner.name, partner.place) if each))
    elif section == data.INDEX:
        writer.heading(1, "Verzeichnis der Beiträge", section)
        head = ("Partner", *(str(chapter.number) for chapter in edition.chapters))
        rows = (
            (row.partner, *("×" if cell.key else "–" for cell in row.cells)) for row in partner_index(edition.chapters)
        )
        writer.table(head, rows)
    elif section == data.INDICATORS and edition.indicators:
        write_indicators(writer, edition)
    elif section == data.ERRATA and edition.errata:
        writer.heading(1, "Berichtigungen", section)
        for erratum in edition.errata:
            link = f"#{erratum.key}" if erratum.key else ""
            writer.line(f"{erratum.number}. Ausgabe: {erratum.place}", strong=True, link=link)
            writer.text(erratum.change, heading_level=3)
