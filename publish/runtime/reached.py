"""Run inside Pyodide after the rehearsal: the modules from the archive, as paths in it."""

import sys

ARCHIVE = next(path for path in sys.path if path.endswith(".zip"))
ORIGINS = [module.__spec__.origin for module in list(sys.modules.values()) if module.__spec__]

"\n".join(sorted(one.removeprefix(f"{ARCHIVE}/") for one in ORIGINS if one and ARCHIVE in one))
