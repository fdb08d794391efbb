"""The editor's desk: what to look at next, how to correct it, and how to add a page."""
