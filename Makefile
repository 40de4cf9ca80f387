# The two commands are `make demo` and `make test`. Each makes what it needs in .venv and node_modules.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) portal/embedded/bootstrap.py
COMPILE = $(UV) pip compile --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --quiet
UV ?= $(shell command -v uv || echo .venv/bin/uv)

.PHONY: demo test check bench audit lock

demo: ## The portal with invented data on http://127.0.0.1:8000 (PORT=8001 for another port)
	@$(BOOTSTRAP) demo

test: ## The whole suite: linters, types, contracts, tests, browser tests
	@$(BOOTSTRAP) test

check: ## The same without the tests
	@$(BOOTSTRAP) check

bench: ## Benchmarks
	@$(BOOTSTRAP) bench

audit: ## Known holes in the pinned parts (asks an advisory service)
	@$(BOOTSTRAP) prepare
	.venv/bin/python -m pip install --quiet --no-deps --require-hashes -r requirements/development.lock
	.venv/bin/pip-audit --requirement requirements/production.lock --disable-pip --require-hashes

lock: ## Resolve pyproject.toml anew (with newer versions: make lock UPGRADE=--upgrade)
	@$(BOOTSTRAP) prepare
	@test -x "$(UV)" || .venv/bin/python -m pip install --quiet uv
	$(COMPILE) $(UPGRADE) pyproject.toml --group dev -o requirements/development.lock
	$(COMPILE) pyproject.toml --group embedded -c requirements/development.lock -o requirements/demo.lock
	$(COMPILE) pyproject.toml -c requirements/development.lock -o requirements/production.lock
	$(COMPILE) --group node -o requirements/node.lock
