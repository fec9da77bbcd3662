# Everything one does here. It needs Python 3.11 or newer and make; the rest is installed below .venv and
# node_modules, and what must come from the system (venv, browsers, nginx) by apt-get when root.
PYTHON ?= python3
ADDRESS ?= 127.0.0.1:8000
BIN := .venv/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)
export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
.DELETE_ON_ERROR:

TYPED := benchmarks checker publish workbench
# A plain Chromium of the machine: Playwright's own download is not needed.
BROWSERS := chromium chromium-browser google-chrome
SITE_SOURCES = $(shell find browser checker docs overrides publish workbench mkdocs.yml mkdocs.en.yml pyproject.toml \
	-type f -not -path '*/__pycache__/*')

.PHONY: help
help: ## List these targets
	@sed -nE 's/^([a-z-]+):.*## (.*)/\1\t\2/p' $(MAKEFILE_LIST) | while IFS='	' read -r target what; do \
		printf 'make %-10s %s\n' "$$target" "$$what"; done

.PHONY: serve
serve: setup ## Serve the site on ADDRESS (127.0.0.1:8000), rebuilt whenever a file is edited
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

.PHONY: site
site: site/index.html ## Write the whole site to site/

site/index.html: .venv/site.done .venv/runtime.done node_modules/done build/site-url $(SITE_SOURCES)
	$(BIN)/mkdocs build --quiet

# Written only when SITE_URL, the site's address, is another one than before.
.PHONY: always
build/site-url: always
	@mkdir -p build
	@[ -e $@ ] && [ "$$(cat $@)" = "$$SITE_URL" ] || echo "$$SITE_URL" >$@

EDITIONS := dist/offline.zip dist/checker-zh.html dist/checker-en.html
.PHONY: offline
offline: $(EDITIONS) ## Write the offline bundle and the single files to dist/

$(EDITIONS) &: site/index.html
	$(BIN)/python -m publish.offline site dist

.PHONY: check
check: format lint types fast ## Format, lint, types and the fast tests, in two minutes

.PHONY: test
test: ## All that CI runs: the checks, every test, coverage, real browsers
	$(MAKE) --jobs=2 ready built
	$(BIN)/pytest --numprocesses=3 --dist=worksteal --site=site --cov --cov-report=term-missing:skip-covered

.PHONY: mutants
mutants: .venv/test.done .venv/mutants.done ## Break the rules on purpose and see the tests fail, in ten minutes
	$(BIN)/python tests/mutants.py

.PHONY: bench
bench: site offline chromium .venv/bench.done benchmarks/node_modules/done ## Compare with stock Pyodide, PyScript and Publicodes, in half an hour
	$(BIN)/python -m benchmarks
	$(BIN)/python -m benchmarks.offline
	$(BIN)/python -m benchmarks.deciding

.PHONY: load
load: site nginx ## Ask nginx for pages as fast as it answers, for half a minute
	@command -v wrk >/dev/null || requirements/debian-package wrk
	$(BIN)/python -m benchmarks.load

.PHONY: lighthouse
lighthouse: setup chromium nginx .venv/test.done benchmarks/lighthouse/node_modules/done ## Have Lighthouse mark three pages in both languages, in ten minutes
	$(BIN)/python -m benchmarks.lighthouse

.PHONY: format
format: .venv/test.done
	$(BIN)/ruff format --check --quiet

.PHONY: lint
lint: .venv/test.done
	$(BIN)/ruff check --quiet

.PHONY: types
types: .venv/test.done .venv/runtime.done node_modules/done
	$(BIN)/mypy --exclude benchmarks/pages/ $(TYPED)
	$(BIN)/node node_modules/typescript/bin/tsc --project browser/tsconfig.json

.PHONY: fast
fast: .venv/test.done .venv/runtime.done node_modules/done
	$(BIN)/pytest --quiet --numprocesses=2 --dist=worksteal -m "not site and not browser and not slow"

.PHONY: mend
mend: .venv/test.done ## Format the Python code and mend what ruff can
	$(BIN)/ruff check --fix --quiet || true
	$(BIN)/ruff format

.PHONY: setup
setup: .venv/site.done .venv/runtime.done node_modules/done ## Install what building the site needs

.PHONY: lock
lock: .venv/site.done ## Write requirements/*.txt and package-lock.json anew from what is asked for
	$(PYTHON) -m venv build/lock
	build/lock/bin/pip install --quiet uv==0.13.9
	cd requirements && for name in build site test bench mutants "--no-deps runtime"; do \
		../build/lock/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
		--no-strip-extras --no-header --no-emit-index-url --no-emit-find-links \
		$$name.in --output-file $${name#* }.txt; done
	$(BIN)/npm install --package-lock-only
	$(BIN)/npm install --package-lock-only --prefix benchmarks
	$(BIN)/npm install --package-lock-only --prefix benchmarks/lighthouse

.PHONY: clean
clean: ## Remove everything that was built or installed
	rm -rf .venv build dist node_modules benchmarks/node_modules benchmarks/lighthouse/node_modules site .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

# A Debian without python3-venv makes half an environment and fails: look first.
.venv/made:
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || requirements/debian-package python3-venv
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv --clear .venv
	@touch $@

.venv/%.done: requirements/%.txt | .venv/made
	$(BIN)/pip install --quiet --use-pep517 --no-build-isolation --no-deps --require-hashes --requirement $<
	@touch $@

# What comes as source only is built with this, not with whatever pip would fetch for it.
.venv/site.done .venv/test.done .venv/bench.done .venv/mutants.done: | .venv/build.done

node_modules/done: package.json package-lock.json .npmrc | .venv/site.done
	$(BIN)/npm ci --silent
	@touch $@

PACKAGES := benchmarks/node_modules/done benchmarks/lighthouse/node_modules/done
$(PACKAGES): %/node_modules/done: %/package.json %/package-lock.json .npmrc | .venv/site.done
	$(BIN)/npm ci --silent --prefix $*
	@touch $@

# Debian's packages beside everything else. Of each side one thing after the other: apt-get locks its
# files, and two pips would meet in .venv.
.PHONY: ready built
ready: .venv/made
	@MAKEFLAGS= $(MAKE) chromium headless engines nginx

built: .venv/made
	@MAKEFLAGS= $(MAKE) format lint types site

.PHONY: chromium
chromium:
	@[ -n "$(shell which $(BROWSERS) 2>/dev/null)" ] || requirements/debian-package chromium

# The same without windows, which takes half of the processor's time. Without it the tests take the other.
.PHONY: headless
headless:
	@command -v chromium-headless-shell >/dev/null || requirements/debian-package chromium-headless-shell || true

.PHONY: nginx
nginx:
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null || requirements/debian-package nginx
	@[ -e /usr/lib/nginx/modules/ngx_http_brotli_static_module.so ] || \
		requirements/debian-package libnginx-mod-http-brotli-static

# Debian's own Firefox and WebKit, and a display for WebKit, which shows itself to somebody or to nobody.
.PHONY: engines
engines:
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || requirements/debian-package firefox-esr
	@command -v WebKitWebDriver >/dev/null || requirements/debian-package webkit2gtk-driver
	@command -v Xvfb >/dev/null || requirements/debian-package xvfb
