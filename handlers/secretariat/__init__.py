"""What the secretariat may do: answer what the assistant cannot."""
