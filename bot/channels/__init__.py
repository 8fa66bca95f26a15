"""Channels: translate in, translate out, and nothing else."""
