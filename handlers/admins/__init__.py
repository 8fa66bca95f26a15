"""What administrators may do: see what the assistant knows and why it answers as it does."""
