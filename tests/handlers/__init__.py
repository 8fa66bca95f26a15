"""Tests of what is replied."""
