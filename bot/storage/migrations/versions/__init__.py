"""The revisions, oldest first; one that has shipped is never edited."""
