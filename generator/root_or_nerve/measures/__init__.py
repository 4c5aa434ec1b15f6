"""What answers say about learners and items: discrimination, calibration, accuracy."""
