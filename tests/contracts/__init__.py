"""One suite per port, over the fake and over SQLite: a fake that behaves differently proves nothing."""
