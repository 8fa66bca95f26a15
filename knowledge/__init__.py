"""What the assistant knows, and how it finds it. Pure and synchronous: no network, no database, no clock.

Reading order:
    entries, records, reading, load        content files -> frozen values, or every mistake at once
    text, words, numerals                  Spanish, the same on both sides of a comparison
    keys, gazetteer, references, reader    what a text names: keys that two texts can never contradict
    spelling, index, readings, binding     what is compared, built once; read once, whatever else changes
    meaning, pieces, first_layer, encoding texts as vectors; those of a question, quickly
    sayings                                the texts that are compared in meaning
    evidence, weighing, ranking, weights   a question against every entry, with reasons
    structure                              questions that compute
    verdict                                Answered | Unsure | Unknown | Wanted: the only home of thresholds
    library                                the facade
    asking                                 several questions in one message, and follow-ups
"""
