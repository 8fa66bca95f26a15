"""What officials, the secretariat and the clock all do with a case. Reading order: work, sending, intake, following,
board."""
