"""The date finder: proposes times and says what speaks for and against each. It warns and never forbids.

How reasons are weighed stands in ``weights``. ``search`` is pure and compares what ``context`` holds; ``loading`` fills
it, ``dates`` has the verbs.
"""
