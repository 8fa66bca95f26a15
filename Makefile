# make run      abre el asistente en la terminal, o inicia el servicio si hay TELEGRAM_BOT_TOKEN (la primera vez, un minuto)
# make help     explica lo demás
PYTHON ?= python3
BIN := .venv/bin

.PHONY: help setup run chat serve doctor fast test check relevance bench lock
.DEFAULT_GOAL := help

help:
	@head -n 2 Makefile | cut -c3-
	@echo "make chat     conversa en la terminal, con la vista que se indique: make chat COMO=secretaria"
	@echo "make serve    inicia el servicio de Telegram"
	@echo "make doctor   revisa la instalación y dice cómo corregir lo que falla"
	@echo "make check    formato, estilo y tipos"
	@echo "make test     pruebas, con cobertura de ramas"
	@echo "make fast     las pruebas rápidas, sin cobertura"
	@echo "make relevance  mide las respuestas sobre las preguntas etiquetadas"
	@echo "make bench    compara velocidad y acierto con otros motores"
	@echo "make lock     vuelve a fijar las versiones (necesita uv)"

# Everything that setup says goes away, except one line on standard error: `make -s run` may be piped.
.venv/.ok: requirements.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Se necesita Python 3.11 o más reciente: make run PYTHON=python3.11" >&2; exit 1; }
	@echo "Preparando el entorno por primera vez (puede tardar un minuto)..." >&2
	@$(PYTHON) -m venv .venv >/dev/null
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r requirements.lock >/dev/null
	@$(BIN)/python -m bot content check >/dev/null
	@touch $@

setup: .venv/.ok

run: .venv/.ok
	@$(BIN)/python -m bot

COMO ?= oficial
chat: .venv/.ok
	@$(BIN)/python -m bot chat --as $(COMO)

serve: .venv/.ok
	@$(BIN)/python -m bot serve

doctor: .venv/.ok
	@$(BIN)/python -m bot doctor

# Whole programs pass everywhere and look at little: what they touch is not counted as tested.
test: .venv/.ok
	@$(BIN)/python -m pytest -q -n 3 --dist worksteal --cov --cov-report=term -m "not whole"
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal -m whole

check: .venv/.ok
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@! grep -n '://' requirements.lock

# Two plain processes: handing thousands of short tests out one by one costs as much as running a third of them.
# Compiled tests are kept even where the environment says not to: compiling takes as long again.
FAST := PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q -m "not slow and not relevance and not server"
FIRST_HALF := tests/contracts tests/handlers
.PHONY: fast-first fast-second

fast: .venv/.ok
	@$(MAKE) -s -j2 -O fast-first fast-second

fast-first:
	@$(FAST) $(FIRST_HALF)

fast-second:
	@$(FAST) $(FIRST_HALF:%=--ignore=%)

relevance: .venv/.ok
	@$(BIN)/python -m tests.relevance

bench: .venv/.ok
	@$(BIN)/python -m bench

lock:
	@uv pip compile pyproject.toml --quiet --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-annotate --no-header -o requirements.lock
	@! grep -n '://' requirements.lock
