import pytest

from reports.renderers.assets import FONTS, STYLE_SHEETS, MissingAsset, print_assets


def test_every_style_sheet_and_font_is_found():
    assets = print_assets()

    assert set(assets) == {*STYLE_SHEETS, *FONTS}
    assert [name for name, path in assets.items() if not path.is_file()] == []


def test_collected_files_serve_where_the_sources_are_gone(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.renderers.assets.finders.find", lambda _: None)
    settings.STATIC_ROOT = tmp_path
    for name in STYLE_SHEETS:
        (tmp_path / "reports/pdf").mkdir(parents=True, exist_ok=True)
        (tmp_path / "reports/pdf" / name).touch()
    for name in FONTS:
        (tmp_path / "kern/fonts/fira-sans").mkdir(parents=True, exist_ok=True)
        (tmp_path / "kern/fonts/fira-sans" / name).touch()

    assert print_assets()["page.css"] == tmp_path / "reports/pdf/page.css"


def test_a_missing_file_is_named(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("reports.renderers.assets.finders.find", lambda _: None)
    settings.STATIC_ROOT = tmp_path

    with pytest.raises(MissingAsset, match=r"reports/pdf/fonts\.css"):
        print_assets()


def test_style_sheets_ask_for_nothing_but_the_named_files():
    assets = print_assets()
    asked = {
        part.split(")")[0].strip("\"'") for name in STYLE_SHEETS for part in assets[name].read_text().split("url(")[1:]
    }

    assert asked == {f"asset:{name}" for name in FONTS}
