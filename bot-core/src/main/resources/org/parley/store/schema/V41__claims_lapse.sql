-- The same statements for SQLite and PostgreSQL. Instants are milliseconds since 1970, UTC.

-- When the owner took it on: nobody keeps anything for ever, even while alive.
ALTER TABLE inbox ADD COLUMN claimed BIGINT;
ALTER TABLE chat ADD COLUMN claimed BIGINT;
ALTER TABLE digest_delivery ADD COLUMN claimed BIGINT;
