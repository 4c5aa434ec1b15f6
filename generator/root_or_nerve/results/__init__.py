"""Learners' exported progress -> what items, pairs and the course do, for staff."""
