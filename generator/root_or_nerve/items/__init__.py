"""Questions: the bank and its versioned schema, and what is derived from cases."""
