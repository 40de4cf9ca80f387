# syntax=docker/dockerfile:1

FROM node:22-slim AS front-end
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM python:3.12-slim AS packages
WORKDIR /build
COPY requirements/production.lock ./
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --no-cache-dir --no-deps --require-hashes --requirement production.lock

FROM python:3.12-slim
LABEL org.opencontainers.image.title="Brückenbauer" org.opencontainers.image.licenses="EUPL-1.2"
# What WeasyPrint draws with.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /app --shell /usr/sbin/nologin portal \
 && install --directory --owner=portal --group=portal /data /data/media
COPY --from=packages /opt/venv /opt/venv
WORKDIR /app
COPY --from=front-end /build/node_modules node_modules
COPY manage.py ./
COPY portal portal
COPY partners partners
COPY cooperations cooperations
COPY events events
COPY checklists checklists
COPY reports reports
COPY templates templates
COPY static static
COPY fixtures fixtures
COPY locale locale
COPY deploy/collect_static.sh deploy/healthcheck.py deploy/
ENV PATH=/opt/venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    STATIC_ROOT=/app/collected \
    VAR_DIR=/data
# Translations and static files are made once, here; the values stand in for those the settings insist on.
RUN sh deploy/collect_static.sh
USER portal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=8s --start-period=30s CMD ["python", "deploy/healthcheck.py"]
CMD ["gunicorn", "portal.wsgi", "--bind=0.0.0.0:8000", "--workers=3", "--threads=4", "--worker-tmp-dir=/dev/shm", "--no-control-socket", "--forwarded-allow-ips=*"]
