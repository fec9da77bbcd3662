"""Run inside Pyodide before its memory is taken: forgets what only the past needed."""

import gc
import linecache
import re
import sys
import zipimport

re.purge()
linecache.clearcache()
sys.path_importer_cache.clear()
zipimport._zip_directory_cache.clear()  # type: ignore[attr-defined]  # noqa: SLF001
for _ in range(3):
    gc.collect()
