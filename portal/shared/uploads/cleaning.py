"""Files of strangers, written anew without what could do harm. Runs in a process of its own, with limits.

What a file is, its content says, not its name. Known to no Django: it is started without settings and secrets.
"""

import io
import warnings
from collections.abc import Callable, Iterator
from typing import Any, Final

MOST_PIXELS: Final = 25_000_000
_PICTURES: Final = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}
# Of the document and of every object in it: what runs, starts, opens or hides something.
_HARMFUL: Final = (
    "/OpenAction", "/AA", "/JavaScript", "/JS", "/Launch", "/EmbeddedFiles", "/RichMedia", "/XFA", "/AF", "/Metadata",
    "/PieceInfo", "/Collection",
)  # fmt: skip
_ACTIONS: Final = frozenset({"/JavaScript", "/Launch", "/GoToR", "/GoToE", "/SubmitForm", "/ImportData", "/Rendition"})
_PLAYERS: Final = frozenset({"/FileAttachment", "/RichMedia", "/Screen", "/Movie", "/Sound", "/3D"})
_LONGEST_TEXT: Final = 2_000_000


class Unfit(Exception):
    """The file is of no kind that is passed on ("kind"), or cannot be opened ("broken")."""


def answer(request: dict[str, Any], _tell: Callable[..., None]) -> tuple[dict[str, Any], bytes]:
    """Clean the file named in ``request["path"]``; its type, or why it is refused, and its new content."""
    with open(request["path"], "rb") as file:  # noqa: PTH123 -- nothing is loaded that is not needed
        content = file.read()
    try:
        content_type, clean = clean_file(content)
    except Unfit as unfit:
        return {"refused": str(unfit)}, b""
    if content_type in _PICTURES.values():
        return {"content_type": content_type, "measures": _measures(clean)}, clean
    return {"content_type": content_type}, clean


def clean_file(content: bytes) -> tuple[str, bytes]:
    """Return type and new content of a file. Raises ``Unfit``."""
    if content.lstrip()[:5] == b"%PDF-":
        return "application/pdf", _clean_pdf(content)
    if content[:3] == b"\xff\xd8\xff" or content[:8] == b"\x89PNG\r\n\x1a\n" or content[8:12] == b"WEBP":
        return _clean_picture(content)
    return "text/plain", _clean_text(content)


def _clean_pdf(content: bytes) -> bytes:
    import pikepdf  # noqa: PLC0415 -- loaded only where it is needed

    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            if pdf.is_encrypted:
                raise Unfit("broken")
            for name in [str(key) for key in pdf.docinfo]:
                del pdf.docinfo[name]
            for thing in _all_of(pdf, pikepdf):
                _disarm(thing, pikepdf)
            out = io.BytesIO()
            pdf.save(out, deterministic_id=True)
            return out.getvalue()
    except (pikepdf.PdfError, pikepdf.PasswordError) as error:
        raise Unfit("broken") from error


def _all_of(pdf: Any, pikepdf: Any) -> Iterator[Any]:
    """Yield every dictionary and stream, those inside others too."""
    waiting = [pdf.Root, *pdf.objects]
    while waiting:
        thing = waiting.pop()
        if isinstance(thing, pikepdf.Array):
            waiting.extend(each for each in thing if _is_inside(each, pikepdf))
        elif isinstance(thing, (pikepdf.Dictionary, pikepdf.Stream)):
            yield thing
            waiting.extend(each for _name, each in thing.items() if _is_inside(each, pikepdf))


def _is_inside(thing: Any, pikepdf: Any) -> bool:
    return isinstance(thing, (pikepdf.Array, pikepdf.Dictionary)) and not thing.is_indirect


def _disarm(thing: Any, pikepdf: Any) -> None:
    action = thing.get("/A")
    if isinstance(action, pikepdf.Dictionary) and (str(action.get("/S")) in _ACTIONS or "/Next" in action):
        del thing["/A"]
    if str(thing.get("/Subtype")) in _PLAYERS:
        thing["/Subtype"] = pikepdf.Name("/Text")
        for name in ("/FS", "/RichMediaContent", "/Movie", "/Sound"):
            if name in thing:
                del thing[name]
    for name in _HARMFUL:
        if name in thing:
            del thing[name]


def _clean_picture(content: bytes) -> tuple[str, bytes]:
    from PIL import Image, ImageOps  # noqa: PLC0415 -- loaded only where it is needed

    Image.MAX_IMAGE_PIXELS = MOST_PIXELS
    warnings.simplefilter("error", Image.DecompressionBombWarning)
    try:
        with Image.open(io.BytesIO(content), formats=list(_PICTURES)) as opened:
            kind = str(opened.format)
            opened.load()
            # Turned as the camera said, since what the camera said goes.
            picture = ImageOps.exif_transpose(opened)
            fresh = Image.new(picture.mode, picture.size)
            if picture.mode == "P":
                fresh.putpalette(picture.getpalette() or [])
            fresh.paste(picture)
            out = io.BytesIO()
            options = {"quality": 90} if kind != "PNG" else {}
            fresh.save(out, kind, **options)
            return _PICTURES[kind], out.getvalue()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise Unfit("broken") from error


def _measures(picture: bytes) -> tuple[int, int]:
    from PIL import Image  # noqa: PLC0415 -- loaded only where it is needed

    with Image.open(io.BytesIO(picture)) as opened:
        return opened.size


def _clean_text(content: bytes) -> bytes:
    if len(content) > _LONGEST_TEXT:
        raise Unfit("kind")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unfit("kind") from error
    if any(ord(letter) < 32 and letter not in "\t\n\r\f" for letter in text):  # noqa: PLR2004 -- control characters
        raise Unfit("kind")
    if text.lstrip()[:1] in {"<", "{"}:
        # Pages and programs are no texts to read.
        raise Unfit("kind")
    return text.encode()
