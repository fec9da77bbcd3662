"""How fast the checker is, beside stock Pyodide, PyScript and Publicodes: `make bench`."""
