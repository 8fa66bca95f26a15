"""Tests of what officials, the secretariat and the clock all do with a case."""
