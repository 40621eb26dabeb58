#!/bin/sh
# Runs once, after 10-roles.sql: gives each role its password and lets it log in. Nothing of it is logged.
set -eu
for role in enrollment enrollment_owner claims claims_owner member member_owner notification notification_owner check; do
    variable="HUZHU_$(printf %s "$role" | tr a-z A-Z)_PASSWORD"
    eval "password=\${$variable:?}"
    psql -qX -v ON_ERROR_STOP=1 -v role="huzhu_$role" -v password="$password" \
        --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
alter role :"role" login password :'password';
SQL
done
