"""Stands for the whole package: nothing that runs in the page waits for anything."""
