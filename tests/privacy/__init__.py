"""Messages with personal data of invented people, and ordinary questions that only look like it.

Names, numbers and addresses were made up; the check digits are right because a detector is free to demand them.
"""
