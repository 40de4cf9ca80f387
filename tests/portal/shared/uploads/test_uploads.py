"""Files of strangers: what is passed on is written anew, everything else is refused with the reason."""

import io

import pikepdf
import pytest
from PIL import Image

from cooperations.enums.relay import FileRefusal
from portal.shared.uploads import checked as uploads
from portal.shared.uploads.checked import Refusal, UploadLimits, check_files
from portal.shared.uploads.cleaning import Unfit, clean_file


def pdf(change=lambda _pdf: None, **options):
    with pikepdf.new() as made:
        made.add_blank_page()
        made.docinfo["/Author"] = "Leyla Demir"
        change(made)
        out = io.BytesIO()
        made.save(out, **options)
        return out.getvalue()


def picture(kind="JPEG", **options):
    out = io.BytesIO()
    Image.new("RGB", (40, 20), "red").save(out, kind, **options)
    return out.getvalue()


def arm(made):
    script = pikepdf.Dictionary(S=pikepdf.Name("/JavaScript"), JS="app.alert(1)")
    made.Root.OpenAction = script
    made.Root.Names = pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=["a", made.make_indirect(script)]))
    made.attachments["evil.exe"] = b"MZ"
    made.pages[0].AA = pikepdf.Dictionary(O=script)
    link = pikepdf.Dictionary(
        Type=pikepdf.Name("/Annot"),
        Subtype=pikepdf.Name("/Link"),
        Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name("/Launch"), F="cmd.exe"),
    )
    made.pages[0].Annots = pikepdf.Array([link])


def test_pdf_loses_what_runs_and_what_names_people():
    kind, clean = clean_file(pdf(arm))
    assert kind == "application/pdf"
    with pikepdf.open(io.BytesIO(clean)) as opened:
        assert len(opened.pages) == 1
        assert not list(opened.attachments)
        assert "/A" not in opened.pages[0].Annots[0]
        assert not list(opened.docinfo)
        qdf = io.BytesIO()
        opened.save(qdf, qdf=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for harmful in (b"JavaScript", b"alert", b"Launch", b"cmd.exe", b"evil", b"MZ", b"Leyla", b"/AA", b"OpenAction"):
        assert harmful not in qdf.getvalue()


def test_control_the_pdf_before_holds_all_of_it():
    before = pdf(arm, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    for harmful in (b"/JavaScript", b"alert", b"/Launch", b"cmd.exe", b"evil", b"/AA", b"OpenAction"):
        assert harmful in before


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_picture_loses_where_it_was_taken(kind):
    exif = Image.Exif()
    exif[0x010F] = "Camera of Leyla"
    content_type, clean = clean_file(picture(kind, exif=exif))
    assert content_type == f"image/{kind.lower()}"
    assert b"Leyla" not in clean
    assert Image.open(io.BytesIO(clean)).size == (40, 20)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"%PDF-1.7 broken", "broken"),
        (pdf(encryption=pikepdf.Encryption(owner="a", user="b")), "broken"),
        (picture()[:60], "broken"),
        (b"PK\x03\x04 a word file", "kind"),
        (b"MZ\x90\0", "kind"),
        (b"<html><script>alert(1)</script>", "kind"),
        (b"\xff\xfe\x00", "kind"),
    ],
)
def test_what_cannot_be_made_safe_is_refused(content, why):
    with pytest.raises(Unfit, match=why):
        clean_file(content)


def test_plain_text_stays():
    assert clean_file("Grüße\nجمعية".encode()) == ("text/plain", "Grüße\nجمعية".encode())


def bomb():
    """A picture of a few kilobytes that would take gigabytes of memory."""
    return picture("PNG").replace((40).to_bytes(4) + (20).to_bytes(4), (60_000).to_bytes(4) + (60_000).to_bytes(4))


def test_in_a_process_of_its_own_all_is_told_apart():
    checked = check_files(
        [("../Satzung.exe", pdf()), ("Plan.pdf", b"PK\x03\x04"), ("foto.jpg", picture()), ("b.png", bomb())]
    )
    assert [(each.name, each.content_type, each.refused_why) for each in checked] == [
        ("Satzung.exe.pdf", "application/pdf", ""),
        ("Plan.pdf", "", Refusal.KIND),
        ("foto.jpg", "image/jpeg", ""),
        ("b.png", "", Refusal.BROKEN),
    ]


def test_number_and_size_have_limits(monkeypatch):
    monkeypatch.setattr(
        uploads, "_clean", lambda name, content, _limits: uploads.CheckedFile(name, len(content), "text/plain", content)
    )
    six = check_files([("a.txt", b"a")] * 6)
    assert [each.refused_why for each in six] == [""] * 5 + [Refusal.TOO_MANY]
    largest = UploadLimits().largest
    assert check_files([("a.txt", b"a" * (largest + 1))])[0].refused_why == Refusal.TOO_LARGE
    together = check_files([("a.txt", b"a" * largest)] * 3)
    assert [each.refused_why for each in together] == ["", "", Refusal.TOO_LARGE]
    few = check_files([("a.txt", b"aa"), ("b.txt", b"a")], UploadLimits(most=1, largest=1))
    assert [each.refused_why for each in few] == [Refusal.TOO_LARGE, ""]


def test_messages_have_a_sentence_for_every_refusal():
    assert set(FileRefusal.values) == set(Refusal)
