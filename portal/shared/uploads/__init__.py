"""Files that people hand in: written anew without what could do harm, or refused with a reason."""
