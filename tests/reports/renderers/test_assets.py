from portal.printing.assets import FONTS
from reports.renderers.assets import STYLE_SHEETS, print_assets


def test_every_style_sheet_and_font_is_found():
    assets = print_assets()

    assert set(assets) == {*STYLE_SHEETS, "fonts.css", *FONTS}
    assert [name for name, path in assets.items() if not path.is_file()] == []


def test_style_sheets_ask_for_nothing_but_the_named_files():
    assets = print_assets()
    asked = {
        part.split(")")[0].strip("\"'")
        for name in ("fonts.css", *STYLE_SHEETS)
        for part in assets[name].read_text().split("url(")[1:]
    }

    assert asked == {f"asset:{name}" for name in FONTS}
