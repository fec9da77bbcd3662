"""Entering or returning to Beijing, in force from 17 November 2021, as reported on the 29th."""
