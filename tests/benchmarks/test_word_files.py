"""The real reports through LibreOffice's Word files: uploaded, divided, taken over, compared character by character.

Neither the reports nor LibreOffice are part of the project; without them this is skipped.
"""

import html
import json
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from portal.shared.texts import check_text
from reports.domain.word.taking_over import take_over
from reports.domain.word.uploads import start_upload
from tests.factories.partners import RepresentativeFactory
from tests.factories.reports import NetworkMembershipFactory, ReportFactory, ReportingPeriodFactory

SOURCE = Path(__file__).parents[3] / "shared/data/partner_reports_2021.json"
SOFFICE = shutil.which("soffice")
_LINE = re.compile(r"( *)(- |\d+\. |#{3,4} )?(.*)")

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not SOURCE.exists(), reason=f"{SOURCE.name} is not at ../shared/data"),
    pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed"),
]


def as_html(text):
    """Return a text in the portal's format as a page for LibreOffice: lists, headings, paragraphs, line breaks."""
    made, lists, lines = [], [], []

    def end_paragraph():
        if lines:
            made.append(f"<p>{'<br>'.join(lines)}</p>")
            lines.clear()

    def end_lists(depth):
        while len(lists) > depth:
            made.append(f"</li></{lists.pop()}>")

    for line in text.split("\n"):
        indent, marker, words = _LINE.fullmatch(line).groups()
        words = html.escape(words)
        if marker and not marker.startswith("#"):
            end_paragraph()
            depth, kind = len(indent) // 2, "ul" if marker == "- " else "ol"
            end_lists(depth + 1)
            if len(lists) == depth + 1:
                made.append(f"</li><li>{words}")
            else:
                lists.append(kind)
                made.append(f"<{kind}><li>{words}")
            continue
        end_lists(0)
        if marker:
            end_paragraph()
            made.append(f"<h{len(marker) - 1}>{words}</h{len(marker) - 1}>")
        elif line:
            lines.append(html.escape(line))
        else:
            end_paragraph()
    end_paragraph()
    end_lists(0)
    return "".join(made)


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    """Return the partners' texts by focus area, and their Word files, by the partners' names."""
    data = json.loads(SOURCE.read_text(encoding="utf-8"))
    titles = {area["number"]: area["title"] for area in data["focus_areas"]}
    folder = tmp_path_factory.mktemp("word")
    found = {}
    for number, partner in enumerate(data["partners"]):
        own = [each for each in data["contributions"] if each["partner"] == partner["name"]]
        own.sort(key=lambda each: each["focus_area"])
        body = "".join(
            f"<h2>{each['focus_area']}. {html.escape(titles[each['focus_area']])}</h2>{as_html(each['text'])}"
            for each in own
        )
        page = f'<meta charset="utf-8"><h1>{html.escape(partner["name"])}</h1>{body}'
        (folder / f"{number}.html").write_text(page, encoding="utf-8")
        found[partner["name"]] = ({each["focus_area"]: each["text"] for each in own}, folder / f"{number}.docx")
    subprocess.run(
        [
            SOFFICE,
            "--headless",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--infilter=HTML (StarWriter)",
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder)),
            *(str(each) for each in folder.glob("*.html")),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return found


def test_every_character_comes_back(files, db):
    period = ReportingPeriodFactory(year=2021)
    texts, letters, same, seconds = 0, 0, 0, []
    for name, (wanted, path) in files.items():
        partner = NetworkMembershipFactory(organisation__name=name).organisation
        author = RepresentativeFactory(organisation=partner).user
        report = ReportFactory(organisation=partner, period=period)
        started = time.perf_counter()
        upload = start_upload(report, path.name, path.read_bytes(), actor=author)
        take_over(upload, {}, {}, actor=author)
        seconds.append(time.perf_counter() - started)
        stored = dict(report.contributions.values_list("focus_area", "text"))
        assert set(stored) == set(wanted), name
        for area, text in wanted.items():
            texts += 1
            letters += len(text)
            same += stored[area] == check_text(text).text
    print(f"\n{len(files)} files, {texts} texts, {letters} characters, {same} texts the same")
    print(f"upload and taking over: {sorted(seconds)[len(seconds) // 2]:.2f} s each, at most {max(seconds):.2f} s")
    assert same == texts
