"""What officials may do: ask, pick, browse, write to the secretariat."""
