"""The catalogues of translations: whether they are complete, and how they follow the code.

``python -m portal.embedded.catalogues`` says what is missing; with ``update`` it first brings the catalogues in line
with the texts in the code. German has all texts; the languages of the boards have those of the pages that somebody
sees who acts for an MSO. What a catalogue lacks is shown in German.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import polib

from .placeholders import faults, plural_of

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ("portal", "partners", "cooperations", "events", "checklists", "reports", "templates")
COMPLETE = ("de",)
# With the formula that picks the plural, as gettext writes it.
BOARDS = {
    "tr": "nplurals=2; plural=(n > 1);",
    "ar": (
        "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 "
        ": n%100>=11 && n%100<=99 ? 4 : 5;"
    ),
    "uk": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "ru": "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
}
# Only the ministry, network partners, employers and administrators see what stands here.
NOT_FOR_BOARDS = (
    "checklists/apps.py",
    "checklists/tasks.py",
    "checklists/domain/loading/",
    "checklists/domain/fitting.py",
    "checklists/domain/self_check.py",
    "checklists/models/",
    "checklists/rules/joining.py",
    "checklists/rules/readiness.py",
    "checklists/rules/reporting.py",
    "checklists/views/fit.py",
    "checklists/views/registration.py",
    "checklists/views/self_check.py",
    "templates/checklists/fit/",
    "templates/checklists/self_check/",
    "events/tasks/registration.py",
    "events/forms/correcting.py",
    "events/views/feasts.py",
    "templates/events/dates/_correct.html",
    "templates/events/dates/_further_holidays.html",
    "templates/events/dates/correction.html",
    "templates/events/numbers/",
    "reports/",
    "templates/reports/",
    "partners/admin/",
    "partners/management/",
    "cooperations/models/request.py",
    "cooperations/enums/inbound.py",
    "cooperations/management/",
    "cooperations/models/relay_files.py",
    "cooperations/models/talk_guide.py",
    "cooperations/models/misuse.py",
    "cooperations/models/request_link.py",
    "cooperations/tasks/contact.py",
    "cooperations/domain/contacting/etiquette.py",
    "cooperations/domain/requests/notices.py",
    "cooperations/domain/requests/sending.py",
    "cooperations/domain/talk_guide/",
    "cooperations/forms/request_new.py",
    "cooperations/views/contact_plan.py",
    "cooperations/views/request_new.py",
    "cooperations/views/talk_guide.py",
    "templates/cooperations/request/first.html",
    "templates/cooperations/request/new.html",
    "templates/cooperations/request/numbers.html",
    "templates/cooperations/request/reports.html",
    "templates/cooperations/request/settle.html",
    "cooperations/forms/talk_guide.py",
    "templates/cooperations/talk_guide/",
    "templates/cooperations/plan/",
    "cooperations/domain/certificates/issuing.py",
    "cooperations/domain/certificates/waiting.py",
    "cooperations/renderers/talk_guide.py",
    "templates/cooperations/pdf/talk_guide.html",
    "cooperations/forms/certificate.py",
    "templates/cooperations/certificate/new.html",
    "templates/cooperations/certificate/review.html",
    "portal/accounts/models/digest.py",
    "portal/accounts/tasks.py",
    "portal/printing/apps.py",
    "portal/printing/models/",
)
# Names of columns, for which forms that boards see have labels of their own. What constraints say, boards read too.
COLUMNS = (
    "cooperations/models/certificate.py",
    "cooperations/models/confirmation",
    "cooperations/models/contact_settings.py",
    "cooperations/models/log.py",
    "cooperations/models/relay.py",
    "cooperations/models/signatory.py",
)
# Topics of theirs, in whatever room their files lie.
TOPICS_OF_OTHERS = re.compile(
    r"(^|[/_])(admin|api|duplicates?|headless|imports?|import_run|merg(e|ing)|outbox)(?=[/_.])"
)
# Parts of those that stand on pages of the boards.
SEEN_BY_BOARDS = frozenset(
    {
        "portal/outbox/domain/document.py",
        "templates/outbox/_progress.html",
        "templates/outbox/_progress_state.html",
        "templates/outbox/_progress_words.html",
        "reports/enums/network.py",
        "templates/reports/network/_measures.html",
        "templates/reports/network/_printed.html",
        "templates/reports/network/_time_frame.html",
        "templates/reports/network/member.html",
        "templates/reports/network/members.html",
        "templates/reports/start_section.html",
    }
)
SHOWN = 20

Text = tuple[str | None, str]


def main(arguments: list[str]) -> int:
    """Print what is wrong with the catalogues and return the exit code."""
    texts = extracted()
    languages = (*COMPLETE, *BOARDS)
    if "update" in arguments:
        for language in languages:
            update(language, wanted_in(language, texts))
    return max(check(language, wanted_in(language, texts)) for language in languages)


def check(language: str, wanted: dict[Text, polib.POEntry]) -> int:
    """Print what is wrong with the catalogue of ``language`` and return 1, or 0 if nothing is."""
    entries = catalogue_of(language)
    plural = plural_of(entries.metadata["Plural-Forms"])
    known = {_identity(entry) for entry in entries if not entry.obsolete}
    problems = {
        "not in the catalogue": wanted.keys() - known,
        "not translated or fuzzy": {_identity(entry) for entry in entries if not entry.translated()},
        "in the catalogue, but nowhere in the code": known - wanted.keys(),
        "without a place for what is filled in": {_identity(entry) for entry in entries if faults(entry, plural)},
    }
    for problem, texts in problems.items():
        if texts:
            print(f"{language}: {len(texts)} texts are {problem}:")
            for _context, text in sorted(texts, key=str)[:SHOWN]:
                print(f"    {text!r}")
    return 1 if any(problems.values()) else 0


def update(language: str, wanted: dict[Text, polib.POEntry]) -> None:
    """Add to the catalogue of ``language`` what is new in the code, untranslated, and remove what is gone."""
    catalogue = catalogue_of(language)
    kept = {_identity(entry): entry for entry in catalogue if not entry.obsolete}
    result = polib.POFile()
    result.metadata = catalogue.metadata
    for identity, text in wanted.items():
        entry = kept.get(identity)
        if entry is None or bool(entry.msgid_plural) != bool(text.msgid_plural):
            entry = _untranslated(text, _plural_forms(catalogue))
        entry.flags = [flag for flag in text.flags if flag != "fuzzy"]
        result.append(entry)
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    result.save(str(path))
    # The same line breaks as all tools of gettext make.
    subprocess.run(["msgcat", "--no-location", path, "-o", path], check=True)  # noqa: S603, S607 -- gettext is needed above


def wanted_in(language: str, texts: polib.POFile) -> dict[Text, polib.POEntry]:
    """Return those of ``texts`` that the catalogue of ``language`` has to have."""
    return {
        _identity(entry): entry
        for entry in texts
        if language in COMPLETE or any(is_for_boards(path, entry.msgid) for path, _line in entry.occurrences)
    }


def is_for_boards(path: str, text: str) -> bool:
    """Tell whether somebody who acts for an MSO may see ``text`` of the file at ``path`` (relative to the project)."""
    if path in SEEN_BY_BOARDS:
        return True
    if path.startswith(COLUMNS):
        return text.endswith(".")
    return not (path.startswith(NOT_FOR_BOARDS) or TOPICS_OF_OTHERS.search(path))


def catalogue_of(language: str) -> polib.POFile:
    """Return the catalogue of ``language``, an empty one if there is none yet."""
    path = path_of(language)
    if path.exists():
        return polib.pofile(str(path))
    catalogue = polib.POFile()
    catalogue.metadata = {
        "Project-Id-Version": "Brückenbauer",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": BOARDS[language],
    }
    return catalogue


def path_of(language: str, root: Path = ROOT) -> Path:
    """Return where the catalogue of ``language`` lies."""
    return root / "locale" / language / "LC_MESSAGES" / "django.po"


def extracted() -> polib.POFile:
    """Return all texts that ``makemessages`` finds now, without touching the catalogues."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        for name in SOURCES:
            (place / name).symlink_to(ROOT / name, target_is_directory=True)
        (place / "locale").mkdir()
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        subprocess.run(
            [sys.executable, "-m", "django", "makemessages", "--locale", "de", "--symlinks", "--verbosity", "0"],
            cwd=place,
            env=environment,
            check=True,
            stdin=subprocess.DEVNULL,
        )
        return polib.pofile(str(path_of("de", place)))


def _untranslated(text: polib.POEntry, plural_forms: int) -> polib.POEntry:
    entry = polib.POEntry(msgctxt=text.msgctxt, msgid=text.msgid, msgid_plural=text.msgid_plural)
    if text.msgid_plural:
        entry.msgstr_plural = dict.fromkeys(range(plural_forms), "")
    return entry


def _plural_forms(catalogue: polib.POFile) -> int:
    return int(catalogue.metadata["Plural-Forms"].partition("nplurals=")[2].partition(";")[0])


def _identity(entry: polib.POEntry) -> Text:
    return (entry.msgctxt, entry.msgid)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
