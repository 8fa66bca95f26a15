"""What was asked, and how it was dealt with, in figures: computed from what is stored, never stored themselves.

Reading order: gathering (what the ports give), figures (what is counted).
"""
