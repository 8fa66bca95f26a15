"""What officials ask and get done."""
