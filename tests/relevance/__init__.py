"""Labelled questions, asked through the door's own code; a floor for each measure that is only ever raised.

Reading order: labels (what a right answer is), exam (one pass over every set), measures (shares), sides (what changed
since last.json), __main__ (`make relevance`). bench/fit.py learns its weights from held_* and far as well: their shares
say what works here, not what a stranger would see; `python -m bench.fit --dry` says that. twins.jsonl teaches nothing.
"""
