"""The pictures and the sheet of `/estadisticas`, and the letter of each Monday.

Reading order: bench (a job), plots, sheet; weekly.
"""
