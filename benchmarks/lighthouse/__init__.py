"""Lighthouse's marks for the site, as a phone would get it from a host: `make lighthouse`."""
