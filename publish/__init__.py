"""How `mkdocs build` turns the pages, the rules and the browser's part into site/."""
