"""Transcripts, played through the doorway; test_transcripts.py describes their form."""
