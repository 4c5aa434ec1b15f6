"""From files to a `Library`: read, check, resolve references, keep the lines."""
