"""Looks for what would keep a PDF from being a PDF/UA-1 (ISO 14289-1), as far as a program can tell.

`faults` gives sentences, none for a sound file. What it cannot see is in `docs/accessible-pdfs.md`.
"""

import io
from collections import Counter
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name

from tests.reports.renderers.accessible_content import marked_numbers

_STRUCTURE = "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6"
_PARTS = "L LI Lbl LBody Table TR TH TD THead TBody TFoot Ruby RB RT RP Warichu WT WP Figure Formula Form"
_INLINE = "Span Quote Note Reference BibEntry Code Link Annot"
STANDARD = {*_STRUCTURE.split(), *_PARTS.split(), *_INLINE.split()}
WITHIN = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "TOC": {"TOC", "TOCI", "Caption"},
    "TOCI": {"Lbl", "Reference", "NonStruct", "P", "TOC"},
}
PARENTS = {
    "TOCI": {"TOC"},
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
}


def faults(content):
    """Give every fault in words."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        found = [*pdf.check_pdf_syntax(), *_of_file(pdf)]
        if "/StructTreeRoot" not in pdf.Root:
            return [*found, "There is no structure tree."]
        elements = list(_elements(pdf.Root.StructTreeRoot, found))
        found += _of_structure(pdf, elements)
        found += _of_pages(pdf, elements)
        found += _of_fonts(pdf)
    return found


def _of_file(pdf):
    root = pdf.Root
    if not str(root.get("/Lang", "")):
        yield "The document has no language."
    if not bool(root.get("/MarkInfo", {}).get("/Marked", False)) or bool(root.MarkInfo.get("/Suspects", False)):
        yield "The document does not say that it is tagged."
    if not bool(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)):
        yield "The title is not shown."
    with pdf.open_metadata() as xmp:
        if xmp.get("pdfuaid:part") != "1":
            yield "The mark of PDF/UA is missing."
        if not str(xmp.get("dc:title", "")).strip():
            yield "The document has no title."
    if pdf.is_encrypted:
        yield "The document is encrypted."
    for key in ("/AcroForm", "/OpenAction"):
        if key in root:
            yield f"The document has {key}."


def _elements(tree, found):
    """Walk the structure tree: every element with its parent; wrong parents are noted."""
    waiting = [(child, tree) for child in reversed(_kids(tree))]
    while waiting:
        element, parent = waiting.pop()
        if element.get("/P") is None or element.P.objgen != parent.objgen:
            found.append(f"{element.S} does not know its parent {parent.get('/S', 'root')}.")
        yield element, parent
        below = [kid for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid]
        waiting += [(kid, element) for kid in reversed(below)]


def _kids(element):
    kids = element.get("/K", [])
    return list(kids) if isinstance(kids, Array) else [kids]


def _tag(element):
    return str(element.get("/S", "/-"))[1:]


def _of_structure(pdf, elements):
    roles = {str(name)[1:]: str(role)[1:] for name, role in pdf.Root.StructTreeRoot.get("/RoleMap", {}).items()}
    tree = pdf.Root.StructTreeRoot
    if [_tag(child) for child in _kids(tree)] != ["Document"]:
        yield "The tree has not one Document at its root."
    for element, parent in elements:
        tag = roles.get(_tag(element), _tag(element))
        if tag not in STANDARD:
            yield f"The tag {tag} is neither a standard one nor mapped to one."
        above, below = (
            _tag(parent),
            {_tag(kid) for kid in _kids(element) if isinstance(kid, Dictionary) and "/S" in kid},
        )
        if wrong := below - WITHIN.get(tag, below):
            yield f"{tag} holds {', '.join(sorted(wrong))}."
        if above not in PARENTS.get(tag, {above}):
            yield f"{tag} lies in {above}."
        if tag in {"Figure", "Formula"} and not (str(element.get("/Alt", "")) or str(element.get("/ActualText", ""))):
            yield f"{tag} has no alternative text."
        if tag == "TH" and _attribute(element, "/Scope") not in {"/Row", "/Column", "/Both"}:
            yield "A header cell does not say what it heads."
    tables = [element for element, _parent in elements if _tag(element) == "Table"]
    headed = [each for each in tables if any(_tag(one) == "TH" for one, _ in _elements(each, []))]
    if len(headed) != len(tables):
        yield f"{len(tables) - len(headed)} tables have no header cells."
    yield from _of_headers(tree, [element for element, _parent in elements])
    levels = [int(_tag(element)[1]) for element, _parent in elements if _tag(element) in {"H1", "H2", "H3", "H4", "H5"}]
    if levels and levels[0] != 1:
        yield f"The first heading is of level {levels[0]}."
    yield from (
        f"A heading of level {high} follows one of level {low}." for low, high in pairwise(levels) if high > low + 1
    )


def _of_headers(tree, elements):
    """Cells name their headers; the names have to be known."""
    names = [str(element.ID) for element in elements if "/ID" in element]
    listed = [str(name) for name in list(tree.get("/IDTree", {}).get("/Names", []))[::2]]
    if sorted(names) != listed or len(names) != len(set(names)):
        yield "Named elements are not found by their names."
    for element in elements:
        owner = element.get("/A", {})
        if isinstance(owner, Dictionary) and {str(each) for each in owner.get("/Headers", [])} - set(names):
            yield "A data cell names a header that is not there."


def _attribute(element, name):
    owners = element.get("/A", [])
    owners = owners if isinstance(owners, Array) else [owners]
    return next((str(owner[name]) for owner in owners if isinstance(owner, Dictionary) and name in owner), "")


def _of_pages(pdf, elements):
    tree = pdf.Root.StructTreeRoot
    numbers = list(tree.ParentTree.Nums)
    keys = [int(key) for key in numbers[::2]]
    if keys != sorted(set(keys)):
        yield "The parent tree is not in order."
    if "/ParentTreeNextKey" in tree and int(tree.ParentTreeNextKey) <= max(keys, default=-1):
        yield "The next key of the parent tree is in use."
    parents = dict(zip(keys, numbers[1::2], strict=True))
    holders, links = _contents_of(pdf, elements)
    used = Counter()
    for number, page in enumerate(pdf.pages, start=1):
        where = f"Page {number}: "
        marked, complaints = marked_numbers(page)
        yield from (where + each for each in complaints)
        if marked and "/StructParents" not in page:
            yield where + "no place in the parent tree."
            continue
        if "/StructParents" in page:
            used[int(page.StructParents)] += 1
            entries = list(parents.get(int(page.StructParents), []))
            yield from (where + each for each in _of_content(number, marked, holders, entries))
        annotations = list(page.get("/Annots", []))
        if annotations and page.get("/Tabs") != Name.S:
            yield where + "links are not visited in the order of the tags."
        for annotation in annotations:
            used[int(annotation.get("/StructParent", -1))] += 1
            yield from (where + each for each in _of_annotation(annotation, links, parents))
    if set(keys) != set(used) or max(used.values(), default=1) > 1:
        yield f"The parent tree has {len(keys)} entries, pages and links ask for {len(used)}."


def _of_content(page, marked, holders, entries):
    for mark in sorted(marked):
        known = holders.get((page, mark))
        if known is None:
            yield f"content {mark} is in no element."
        elif mark >= len(entries) or entries[mark] is None or entries[mark].objgen != known:
            yield f"content {mark} has a wrong entry in the parent tree."
    yield from (
        f"an element has content {mark} that is not there." for at, mark in holders if at == page and mark not in marked
    )


def _contents_of(pdf, elements):
    """By page and number of the content: its element. By annotation: its element."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    holders, links = {}, {}
    for element, _parent in elements:
        own = element.get("/Pg")
        for kid in _kids(element):
            if isinstance(kid, int):
                holders[pages.get(own.objgen) if own is not None else None, kid] = element.objgen
            elif isinstance(kid, Dictionary) and kid.get("/Type") == "/MCR":
                at = kid.get("/Pg", own)
                holders[pages.get(at.objgen), int(kid.MCID)] = element.objgen
            elif isinstance(kid, Dictionary) and kid.get("/Type") == "/OBJR":
                links[kid.Obj.objgen] = element
    return holders, links


def _of_annotation(annotation, links, parents):
    if annotation.get("/Subtype") != "/Link":
        yield f"an annotation of the kind {annotation.get('/Subtype')}."
        return
    element = links.get(annotation.objgen)
    if element is None or _tag(element) != "Link":
        yield "a link outside a Link element."
    elif parents.get(int(annotation.get("/StructParent", -1))) is None:
        yield "a link without entry in the parent tree."
    elif parents[int(annotation.StructParent)].objgen != element.objgen:
        yield "a link whose entry in the parent tree is another one."
    if not str(annotation.get("/Contents", "")).strip():
        yield "a link without words."
    if "/A" not in annotation and "/Dest" not in annotation:
        yield "a link that leads nowhere."


def _of_fonts(pdf):
    seen = set()
    for page in pdf.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            name = str(font.get("/BaseFont", "?"))
            below = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
            if not any(key in below.get("/FontDescriptor", {}) for key in ("/FontFile", "/FontFile2", "/FontFile3")):
                yield f"The font {name} is not embedded."
            if "/ToUnicode" not in font:
                yield f"The font {name} does not say which letters it shows."
            elif any(code in font.ToUnicode.read_bytes().lower() for code in (b"<0000>\n", b"<fffd>\n")):
                yield f"The font {name} has letters without a meaning."
            if below.get("/Subtype") == "/CIDFontType2" and "/CIDToGIDMap" not in below:
                yield f"The font {name} does not say which glyphs its codes are."
