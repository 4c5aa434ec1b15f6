"""What exists: frozen values, each field described where it is declared."""
