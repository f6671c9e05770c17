-- Events of the audit trail that wait to be sent to a system outside, in the order in which they were written, and how
-- the sending goes. Without the row of audit_delivery nothing is noted.
CREATE TABLE audit_outbox (
  id bigint GENERATED ALWAYS AS IDENTITY,
  chain text NOT NULL,
  seq integer NOT NULL,
  CONSTRAINT audit_outbox_pkey PRIMARY KEY (id)
);
CREATE TABLE audit_delivery (
  id integer NOT NULL DEFAULT 1,
  began_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  delivered_at timestamptz(3),
  failing_since timestamptz(3),
  failures integer NOT NULL DEFAULT 0,
  next_attempt_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  error text NOT NULL DEFAULT '',
  CONSTRAINT audit_delivery_pkey PRIMARY KEY (id),
  CONSTRAINT audit_delivery_is_one_row CHECK (id = 1)
);
