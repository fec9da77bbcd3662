"""MADE UP, for tests: rules that nobody announced, as a second version."""
