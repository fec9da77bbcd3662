/** The modules compiled into Pyodide's Python, and the versions that it tells of the libraries within it. */

import { loadPyodide } from "pyodide";

const python = await loadPyodide();
console.log(
  python.runPython(`
import json, sys, unicodedata, zlib
import _decimal, _sqlite3, _zstd, pyexpat

versions = {
    "CPython": sys.version.split()[0],
    "Expat": pyexpat.EXPAT_VERSION.removeprefix("expat_"),
    "SQLite": _sqlite3.sqlite_version,
    "Unicode Character Database": unicodedata.unidata_version,
    "Zstandard": _zstd.zstd_version,
    "libmpdec": _decimal.__libmpdec_version__,
    "zlib": zlib.ZLIB_RUNTIME_VERSION,
}
json.dumps({"modules": sys.builtin_module_names, "versions": versions})
`),
);
