#!/bin/sh
# Makes translations and static files in the image; needs no service.
set -eu
for catalogue in locale/*/LC_MESSAGES/*.po locale/*/*/LC_MESSAGES/*.po; do
  language=$(basename "$(dirname "$(dirname "$catalogue")")")
  pybabel --quiet compile --input-file="$catalogue" --locale="$language" --output-file="${catalogue%.po}.mo"
done
SECRET_KEY=$(python -c "import secrets; print(secrets.token_urlsafe(60))") \
ALLOWED_HOSTS=localhost \
DATABASE_URL=postgres://build@localhost/build \
REDIS_URL=redis://localhost \
EMAIL_URL=smtp://localhost \
  python manage.py collectstatic --noinput --verbosity 0
