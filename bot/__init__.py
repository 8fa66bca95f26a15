"""The running program: the only package that performs input and output.

Reading order: wiring (who handles a message), doorway (the one path), work (what one transaction offers), storage,
courier, channels, __main__.
"""
