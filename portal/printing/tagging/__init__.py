"""What WeasyPrint leaves open in a tagged PDF: `finish` begins it all, the other modules each mend one thing."""
