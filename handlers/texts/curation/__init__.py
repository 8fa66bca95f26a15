"""What administrators read while they change the knowledge."""
