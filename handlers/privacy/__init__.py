"""Personal data of people who ask for refuge: noticing it before it travels, and masking it. Pure and synchronous.

Reading order: items (what is reported), reading (what cannot be seen hides nothing), patterns, numbers and checks; then
one kind each: documents, cases, contacts, births, and names with its leads and words; finding (all of them together),
masking (what is shown instead), cleaning (a question for publication).
"""
