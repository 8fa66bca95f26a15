"""Weights learnt by bench/fit.py from labelled questions; written by it, not by hand."""

from collections.abc import Mapping

RANKING: Mapping[str, float] = {
    "words": 2.167,
    "covered": 1.964,
    "letters": 3.469,
    "meaning": 1.368,
    "meaning3": 8.215,
    "agree": 0.000,
    "unexplained": -1.225,
    "unasked": -1.084,
    "wh": -0.807,
    "other_wh": -0.640,
    "lost": -1.122,
    "rarest_lost": -0.014,
    "gap_word": -3.749,
    "aspect": -0.570,
}
"""What each kind of evidence adds to the score of an entry."""

CONFIDENCE: Mapping[str, float] = {
    "score": 0.000,
    "lead": 0.021,
    "clear": 0.580,
    "gap_lead": 0.000,
    "covered": 0.086,
    "words": 0.000,
    "letters": 0.000,
    "meaning": 1.927,
    "unexplained": 0.000,
    "unasked": -0.806,
    "wh": -0.448,
    "lost": 0.000,
    "other_wh": 0.000,
    "rarest_lost": 0.000,
    "gap_word": -1.043,
}
"""Coefficients of the logistic that says how sure the best hit is."""

CONFIDENCE_BIAS = 0.222
