"""Measured distances and courses: numbers to numbers."""
