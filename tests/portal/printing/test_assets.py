import pytest

from portal.printing.assets import FONT_SHEET, FONTS, MissingAsset, font_assets


def test_collected_files_serve_where_the_sources_are_gone(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("portal.printing.assets.finders.find", lambda _: None)
    settings.STATIC_ROOT = tmp_path
    for path in (FONT_SHEET | FONTS).values():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()

    assert font_assets()["fonts.css"] == tmp_path / "printing/fonts.css"


def test_a_missing_file_is_named(settings, tmp_path, monkeypatch):
    monkeypatch.setattr("portal.printing.assets.finders.find", lambda _: None)
    settings.STATIC_ROOT = tmp_path

    with pytest.raises(MissingAsset, match=r"printing/fonts\.css"):
        font_assets()
