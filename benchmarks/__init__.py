"""How fast the checker is in a browser, beside stock Pyodide and PyScript: `make bench`."""
