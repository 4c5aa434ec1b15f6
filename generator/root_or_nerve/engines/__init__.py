"""From a Site to published files; only here are hosts known."""
