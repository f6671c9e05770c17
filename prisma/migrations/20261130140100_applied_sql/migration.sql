-- Which files of prisma/sql this database has (scripts/lib/database/apply-sql.mjs).
CREATE TABLE applied_sql (
  path text NOT NULL,
  sha256 text NOT NULL,
  applied_at timestamptz(6) NOT NULL,
  CONSTRAINT applied_sql_pkey PRIMARY KEY (path)
);
