"""Skin as cells and regions: territories, overlap, scores, pictures as drawn."""
