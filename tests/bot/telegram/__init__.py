"""The channel, over real HTTP, against a Telegram of our own (tests.faults)."""
