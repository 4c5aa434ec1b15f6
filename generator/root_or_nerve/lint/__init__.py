"""What a good examiner would notice."""
