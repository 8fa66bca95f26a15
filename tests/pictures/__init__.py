"""Pictures of what people see on their telephones, for the documents. Not a test, and nothing that a test needs."""
