"""What a page paints: everything is tagged or an artifact (ISO 14289-1, 7.1)."""

import pikepdf

PAINTS = {"Tj", "TJ", "'", '"', "f", "F", "f*", "B", "B*", "b", "b*", "S", "s", "sh", "INLINE IMAGE", "Do"}


def marked_numbers(page):
    """Give the numbers of the tagged content of a page, and in words what is wrong with its marks."""
    numbers, complaints, stack = [], [], []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            mark = _mark(operands)
            if mark is not None and stack and any(each is not None for each in stack):
                complaints.append(f"{mark} begins within {stack[-1]}.")
            if isinstance(mark, int):
                numbers.append(mark)
            stack.append(mark)
        elif name == "EMC":
            if not stack:
                complaints.append("a mark ends that never began.")
                continue
            stack.pop()
        elif (
            name in PAINTS and not any(each is not None for each in stack) and not _paints_itself(page, name, operands)
        ):
            complaints.append(f"{name} paints something that is neither tagged nor an artifact.")
    if stack:
        complaints.append("a mark does not end.")
    if len(numbers) != len(set(numbers)):
        complaints.append("two contents have one number.")
    return set(numbers), list(dict.fromkeys(complaints))


def _mark(operands):
    """The number of tagged content, "artifact", None for marks that say nothing of either."""
    if str(operands[0]) == "/Artifact":
        return "artifact"
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
    return int(properties["/MCID"]) if "/MCID" in properties else None


def _paints_itself(page, name, operands):
    """Whether this is a form whose own content is marked."""
    if name != "Do":
        return False
    drawn = page.Resources.XObject[str(operands[0])]
    if drawn.get("/Subtype") != "/Form":
        return False
    _numbers, complaints = marked_numbers(drawn)
    return complaints == []
