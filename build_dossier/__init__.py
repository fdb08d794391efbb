"""Turns raw Vietnamese news articles into a dossier in which every fact shows where it comes from."""
