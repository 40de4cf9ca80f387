"""The brochure as a Word file (Office Open XML, ISO/IEC 29500), for corrections by hand."""
