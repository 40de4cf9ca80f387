import http.server
import io
import threading

import pikepdf
import pytest

from portal.printing.assets import font_assets
from portal.printing.pdf import write_pdf

PAGE = '<html lang="de"><title>Titel</title>{}'


def rendered(body, **values):
    return write_pdf(PAGE.format(body), assets=font_assets(), **values)


@pytest.fixture
def visits():
    """A web server on this machine; the list fills with the paths asked for."""
    paths = []

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_error(404)

        def log_message(self, *_):
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    paths.append(f"http://127.0.0.1:{server.server_address[1]}")
    yield paths
    server.shutdown()
    thread.join()
    server.server_close()


def test_the_network_is_never_asked(visits):
    address = visits.pop()

    document = rendered(
        f'<img src="{address}/a.png" alt="a"><link rel="stylesheet" href="{address}/b.css">'
        f'<p style="background: url({address}/c.png)">x</p><object data="{address}/d.svg"></object>'
    )

    assert visits == []
    assert sorted(url.rpartition("/")[2] for url in document.refused) == ["a.png", "b.css", "c.png", "d.svg"]


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "asset:../../../../etc/passwd",
        "asset:/etc/passwd",
        "asset:page.css/../manage.py",
        "data:image/png;base64,AAAA",
        "ftp://example.org/a",
    ],
)
def test_no_other_file_is_read(address):
    document = rendered(f'<img src="{address}" alt="a">')

    assert document.refused == (address,)


def test_a_missing_file_of_ours_stops_the_render(tmp_path):
    assets = {**font_assets(), "FiraSans-Regular.woff2": tmp_path / "gone.woff2"}

    with pytest.raises(BaseException, match="missing asset"):
        write_pdf(PAGE.format('<link rel="stylesheet" href="asset:fonts.css"><p>x'), assets=assets)


def test_a_letter_that_no_font_has_is_reported():
    assert [warning for warning in rendered("<p>\U0001333f").warnings if "U+1333F" in warning] != []


def test_progress_is_passed_on():
    steps = []

    rendered("<p>a", on_step=steps.append)

    assert [step for step in steps if step.endswith("Page 1")] == ["Step 5 - Creating layout - Page 1"]


def test_fonts_are_embedded_as_subsets():
    document = rendered('<link rel="stylesheet" href="asset:fonts.css"><p style="font-family: Fira Sans">Grüße')

    with pikepdf.open(io.BytesIO(document.content)) as pdf:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.DescendantFonts[0].FontDescriptor
            or "/FontFile3" in font.DescendantFonts[0].FontDescriptor
            for page in pdf.pages
            for font in page.Resources.Font.values()
        }

    assert all(fonts.values())
    assert [name for name in fonts if name[7] != "+"] == []
    assert {name[8:].split("-")[0] for name in fonts} >= {"Fira"}
