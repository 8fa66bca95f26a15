"""What officials read."""
