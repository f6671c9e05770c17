-- Every table, type, constraint and index of the first release. An empty database begins here; a database made by the
-- migrations before it is recognised by their checksums (scripts/lib/database/migrate.mjs). Functions, triggers, views and
-- grants are in prisma/sql, which is applied after the migrations.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- Views with the names of tables, which read the books as of an instant.
CREATE SCHEMA as_of;

CREATE TYPE "Role" AS ENUM ('analyst', 'manager', 'auditor', 'administrator');
CREATE TYPE "PaymentState" AS ENUM (
  'requested', 'in_review', 'unreserved', 'approved', 'paid', 'rejected', 'voided', 'blocked', 'violation'
);
CREATE TYPE "FsbLicenseKind" AS ENUM ('notification', 'permit', 'import_license', 'certification');
CREATE TYPE "FsbLicenseStatus" AS ENUM ('applied', 'valid', 'cancelled');
CREATE TYPE "ApplicantKind" AS ENUM ('manufacturer', 'representative');
CREATE TYPE "ProductKind" AS ENUM ('consumer_device', 'consumer_software', 'other_it');
CREATE TYPE "Purpose" AS ENUM ('requesting', 'receiving', 'utilizing', 'paying', 'dealing', 'other');
CREATE TYPE "PayeeKind" AS ENUM ('fsb', 'agent', 'state_duty', 'other');
CREATE TYPE "DestinationRole" AS ENUM ('consignee', 'distributor', 'end_user');
CREATE TYPE "RateSource" AS ENUM ('bank_of_russia', 'ecb', 'bank_debit', 'other');
CREATE TYPE "FindingOutcome" AS ENUM ('clear', 'review', 'blocked');

-- What defaults and indexes below call. Their text is in prisma/sql from then on.
CREATE FUNCTION ledger_now() RETURNS timestamptz
  LANGUAGE plpgsql STABLE AS $$
DECLARE
  demo_clock text := current_setting('headroom.demo_clock', true);
BEGIN
  IF demo_clock IS NULL OR demo_clock = '' THEN RETURN date_trunc('milliseconds', now()); END IF;
  IF NOT EXISTS (SELECT FROM organisation WHERE demo) THEN
    RAISE EXCEPTION 'the clock can be set for demo data only' USING ERRCODE = 'HR010';
  END IF;
  RETURN date_trunc('milliseconds', demo_clock::timestamptz);
END $$;

CREATE FUNCTION registration_key(given text) RETURNS text
  LANGUAGE sql IMMUTABLE AS $$
  SELECT upper(regexp_replace(normalize(given, NFKC), '[[:space:].,/_\-‐‑‒–—―−]+', '', 'g'))
$$;

CREATE SEQUENCE payment_reference;

CREATE TABLE organisation (
  id int NOT NULL DEFAULT 1,
  name text NOT NULL,
  time_zone text NOT NULL DEFAULT 'America/New_York',
  demo boolean NOT NULL DEFAULT false,
  duplicate_window_days int NOT NULL DEFAULT 180,
  retry_window_days int NOT NULL DEFAULT 90,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version int NOT NULL DEFAULT 1,
  CONSTRAINT organisation_pkey PRIMARY KEY (id),
  CONSTRAINT organisation_is_one CHECK (id = 1)
);

CREATE TABLE person (
  id uuid NOT NULL,
  email text NOT NULL,
  name text NOT NULL,
  role "Role" NOT NULL,
  password_hash text,
  session_version int NOT NULL DEFAULT 1,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  deactivated_at timestamptz(6),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT person_pkey PRIMARY KEY (id),
  CONSTRAINT person_email_is_folded CHECK (email = lower(email) AND email <> '')
);
CREATE UNIQUE INDEX person_email_key ON person (email);

CREATE TABLE one_time_link (
  id uuid NOT NULL,
  purpose text NOT NULL,
  token_hash text NOT NULL,
  person_id uuid,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  expires_at timestamptz(6) NOT NULL,
  used_at timestamptz(6),
  CONSTRAINT one_time_link_pkey PRIMARY KEY (id),
  CONSTRAINT one_time_link_purpose_is_known CHECK (purpose IN ('set_up', 'choose_password'))
);
CREATE UNIQUE INDEX one_time_link_token_hash_key ON one_time_link (token_hash);

CREATE TABLE company_group (
  id uuid NOT NULL,
  name text NOT NULL,
  CONSTRAINT company_group_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX company_group_name_key ON company_group (name);

CREATE TABLE company (
  id uuid NOT NULL,
  name text NOT NULL,
  country char(2) NOT NULL,
  registration_number text,
  group_id uuid,
  address text NOT NULL DEFAULT '',
  contact text NOT NULL DEFAULT '',
  notes text NOT NULL DEFAULT '',
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at timestamptz(6),
  version int NOT NULL DEFAULT 1,
  registration_repeats boolean NOT NULL DEFAULT false,
  payer_id uuid,
  CONSTRAINT company_pkey PRIMARY KEY (id),
  CONSTRAINT company_has_a_name CHECK (name <> '' AND name = btrim(name))
);
CREATE INDEX company_name_id_idx ON company (name, id);
CREATE UNIQUE INDEX company_name_once ON company (lower(name)) WHERE archived_at IS NULL;
CREATE INDEX company_name_trigrams ON company USING gin (name gin_trgm_ops);
CREATE INDEX company_payer_id ON company (payer_id) WHERE payer_id IS NOT NULL;
CREATE UNIQUE INDEX company_registration_once ON company (country, registration_key(registration_number))
  WHERE registration_key(registration_number) <> '' AND NOT registration_repeats;

CREATE TABLE product (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  name text NOT NULL,
  model text NOT NULL DEFAULT '',
  manufacturer text NOT NULL,
  kind "ProductKind" NOT NULL,
  hs_code text NOT NULL DEFAULT '',
  notes text NOT NULL DEFAULT '',
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at timestamptz(6),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT product_pkey PRIMARY KEY (id),
  CONSTRAINT product_has_a_name CHECK (name <> '' AND name = btrim(name))
);
CREATE UNIQUE INDEX product_company_id_id_key ON product (company_id, id);
CREATE INDEX product_name_id_idx ON product (name, id);
CREATE INDEX product_name_trigrams ON product USING gin (name gin_trgm_ops);

CREATE TABLE product_classification (
  id uuid NOT NULL,
  product_id uuid NOT NULL,
  eccn text NOT NULL,
  license_exception text,
  commerce_license_number text,
  mass_market boolean NOT NULL,
  evidence text NOT NULL DEFAULT '',
  valid_from date NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  basis text,
  basis_note text NOT NULL DEFAULT '',
  end_user_class text,
  CONSTRAINT product_classification_pkey PRIMARY KEY (id)
);
CREATE INDEX product_classification_product_id_valid_from_idx ON product_classification (product_id, valid_from DESC);

CREATE TABLE fsb_license (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  kind "FsbLicenseKind" NOT NULL,
  number text NOT NULL,
  status "FsbLicenseStatus" NOT NULL,
  applicant text NOT NULL,
  applicant_kind "ApplicantKind" NOT NULL,
  categories int[],
  issued_on date,
  valid_until date,
  notes text NOT NULL DEFAULT '',
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  archived_at timestamptz(6),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT fsb_license_pkey PRIMARY KEY (id),
  CONSTRAINT fsb_license_dates_run_forward CHECK (valid_until IS NULL OR issued_on IS NULL
    OR valid_until >= issued_on),
  CONSTRAINT fsb_license_categories_are_known CHECK (categories <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
);
CREATE UNIQUE INDEX fsb_license_company_id_id_key ON fsb_license (company_id, id);
CREATE INDEX fsb_license_ending ON fsb_license (valid_until, number COLLATE "C", id)
  WHERE status = 'valid';
CREATE INDEX fsb_license_number_id_idx ON fsb_license (number, id);
CREATE INDEX fsb_license_number_key ON fsb_license (registration_key(number));
CREATE UNIQUE INDEX fsb_license_number_once ON fsb_license (company_id, upper(number)) WHERE archived_at IS NULL;
CREATE INDEX fsb_license_number_trigrams ON fsb_license USING gin (number gin_trgm_ops);
CREATE INDEX fsb_license_valid_until_idx ON fsb_license (valid_until);

CREATE TABLE fsb_license_product (
  company_id uuid NOT NULL,
  fsb_license_id uuid NOT NULL,
  product_id uuid NOT NULL,
  CONSTRAINT fsb_license_product_pkey PRIMARY KEY (fsb_license_id, product_id)
);
CREATE INDEX fsb_license_product_product_id_idx ON fsb_license_product (product_id);

CREATE TABLE exchange_rate (
  id uuid NOT NULL,
  currency char(3) NOT NULL,
  rate_date date NOT NULL,
  rate numeric(18,8) NOT NULL,
  source "RateSource" NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  version int NOT NULL DEFAULT 1,
  supersedes_id uuid,
  reason text NOT NULL DEFAULT '',
  published_row text,
  CONSTRAINT exchange_rate_pkey PRIMARY KEY (id),
  CONSTRAINT exchange_rate_is_positive CHECK (rate > 0::numeric),
  CONSTRAINT exchange_rate_first_or_superseding CHECK (
CASE
    WHEN version = 1 THEN supersedes_id IS NULL
   
    ELSE version > 1 AND supersedes_id IS NOT NULL AND btrim(reason) <> ''
END),
  CONSTRAINT exchange_rate_published_row_is_short CHECK (length(published_row) <= 2000)
);
CREATE UNIQUE INDEX exchange_rate_currency_rate_date_source_version_key ON exchange_rate (currency, rate_date,
  source, version);
CREATE UNIQUE INDEX exchange_rate_supersedes_id_key ON exchange_rate (supersedes_id);

CREATE TABLE payment (
  id uuid NOT NULL,
  reference text NOT NULL,
  company_id uuid NOT NULL,
  year int NOT NULL,
  state "PaymentState" NOT NULL,
  fsb_license_id uuid,
  product_id uuid,
  purpose "Purpose" NOT NULL,
  payee_kind "PayeeKind" NOT NULL,
  payee_name text NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  service_fee_minor bigint,
  rate numeric(18,8),
  rate_date date,
  rate_source "RateSource",
  amount_cents int NOT NULL,
  invoice_date date,
  payment_date date NOT NULL,
  already_paid boolean NOT NULL,
  debit_date date,
  posting_date date,
  bank_reference text,
  note text NOT NULL DEFAULT '',
  retry_of_id uuid,
  corrects_id uuid,
  recorded_by_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  idempotency_key uuid NOT NULL,
  request_hash text NOT NULL,
  payee_address text NOT NULL DEFAULT '',
  fsb_receipt boolean,
  service_fee_cents int,
  state_duty_cents int,
  entered_cents int,
  settled_at timestamptz(3),
  payer_account text NOT NULL DEFAULT '',
  CONSTRAINT payment_pkey PRIMARY KEY (id),
  CONSTRAINT payment_amounts_are_not_negative CHECK (amount_minor >= 0 AND amount_cents >= 0
    AND (service_fee_minor IS NULL OR service_fee_minor >= 0 AND service_fee_minor <= amount_minor)),
  CONSTRAINT payment_year_is_of_its_date CHECK (year = EXTRACT(year FROM payment_date)::integer),
  CONSTRAINT payment_debit_stays_in_its_year CHECK (debit_date IS NULL
    OR EXTRACT(year FROM debit_date)::integer = year),
  CONSTRAINT payment_has_a_rate_unless_usd CHECK (currency = 'USD'::bpchar OR rate > 0::numeric
    OR rate_source = 'bank_debit'),
  CONSTRAINT payment_names_its_license CHECK ((state IN ('blocked',
    'violation', 'rejected', 'voided'))
    OR fsb_license_id IS NOT NULL),
  CONSTRAINT payment_paid_has_its_debit CHECK (state <> 'paid' OR debit_date IS NOT NULL
    AND bank_reference IS NOT NULL),
  CONSTRAINT payment_already_paid_is_not_refused CHECK (NOT already_paid
    OR (state <> ALL (ARRAY['blocked'::"PaymentState", 'rejected'::"PaymentState"]))),
  CONSTRAINT payment_settled_has_its_debit CHECK (settled_at IS NULL OR debit_date IS NOT NULL),
  CONSTRAINT payment_entered_once_settled CHECK (entered_cents IS NULL OR settled_at IS NOT NULL
    AND entered_cents >= 0),
  CONSTRAINT payment_payer_account_is_short CHECK (char_length(payer_account) <= 34)
);
CREATE INDEX payment_bank_reference ON payment (bank_reference) WHERE bank_reference IS NOT NULL;
CREATE INDEX payment_company_id_payment_date_id_idx ON payment (company_id, payment_date DESC, id DESC);
CREATE INDEX payment_fsb_license_id_idx ON payment (fsb_license_id);
CREATE UNIQUE INDEX payment_idempotency_key_key ON payment (idempotency_key);
CREATE INDEX payment_payment_date_id_idx ON payment (payment_date DESC, id DESC);
CREATE INDEX payment_product_id_idx ON payment (product_id);
CREATE INDEX payment_recorded ON payment (recorded_at, id);
CREATE UNIQUE INDEX payment_reference_key ON payment (reference);
CREATE INDEX payment_waiting ON payment (state, payment_date DESC, id DESC)
  WHERE state IN ('requested', 'in_review', 'unreserved',
  'approved', 'blocked', 'violation');

CREATE TABLE payment_destination (
  payment_id uuid NOT NULL,
  "position" integer NOT NULL,
  role "DestinationRole" NOT NULL,
  name text NOT NULL,
  address text NOT NULL,
  country char(2),
  outcome "FindingOutcome" NOT NULL,
  verdict jsonb NOT NULL,
  region text NOT NULL DEFAULT '',
  city text NOT NULL DEFAULT '',
  postal_code text NOT NULL DEFAULT '',
  name_words text[] NOT NULL DEFAULT '{}'::text[],
  place_words text[] NOT NULL DEFAULT '{}'::text[],
  CONSTRAINT payment_destination_pkey PRIMARY KEY (payment_id, "position")
);

CREATE TABLE payment_determination (
  payment_id uuid NOT NULL,
  seq int NOT NULL,
  outcome "FindingOutcome" NOT NULL,
  findings jsonb NOT NULL,
  blocked_by text[],
  general_licenses text[],
  cap_cents int NOT NULL,
  used_cents int NOT NULL,
  reserved_cents int NOT NULL,
  rules_version text NOT NULL,
  places_version text NOT NULL,
  made_at timestamptz(3) NOT NULL,
  violation_cents int NOT NULL DEFAULT 0,
  law_version text NOT NULL DEFAULT '',
  asked_at_step text NOT NULL DEFAULT 'record',
  CONSTRAINT payment_determination_pkey PRIMARY KEY (payment_id, seq) INCLUDE (outcome, blocked_by, general_licenses,
    rules_version, places_version, made_at),
  CONSTRAINT payment_determination_step_is_known CHECK (asked_at_step IN ('record', 'approve',
    'clear_review', 'mark_paid', 'background'))
) WITH (toast_tuple_target=8160);

CREATE TABLE payment_transition (
  payment_id uuid NOT NULL,
  seq int NOT NULL,
  from_state "PaymentState",
  to_state "PaymentState" NOT NULL,
  actor_id uuid,
  at timestamptz(3) NOT NULL,
  reason text NOT NULL DEFAULT '',
  facts jsonb NOT NULL DEFAULT '{}'::jsonb,
  CONSTRAINT payment_transition_pkey PRIMARY KEY (payment_id, seq),
  CONSTRAINT payment_transition_begins_once CHECK (seq > 0 AND (seq = 1) = (from_state IS NULL)),
  CONSTRAINT payment_transition_without_actor_tightens CHECK (actor_id IS NOT NULL
    OR (to_state IN ('in_review', 'unreserved',
    'violation')))
);
CREATE INDEX payment_transition_reviews ON payment_transition (payment_id)
  WHERE to_state = 'in_review';
CREATE INDEX payment_transition_since ON payment_transition (at);

CREATE TABLE void_request (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  decided_by_id uuid,
  decided_at timestamptz(3),
  confirmed boolean,
  decision_reason text NOT NULL DEFAULT '',
  ground text NOT NULL DEFAULT 'not_stated',
  CONSTRAINT void_request_pkey PRIMARY KEY (id),
  CONSTRAINT void_request_needs_two_people CHECK (decided_by_id IS NULL OR decided_by_id <> asked_by_id
    OR confirmed = false),
  CONSTRAINT void_request_is_decided_whole CHECK ((decided_by_id IS NULL) = (decided_at IS NULL)
    AND (decided_by_id IS NULL) = (confirmed IS NULL)),
  CONSTRAINT void_request_ground_is_known CHECK (ground IN ('not_stated', 'no_debit',
    'not_an_fsb_fee'))
);
CREATE UNIQUE INDEX void_request_open_once ON void_request (payment_id) WHERE decided_at IS NULL;
CREATE INDEX void_request_payment_id_idx ON void_request (payment_id);

CREATE TABLE company_year (
  company_id uuid NOT NULL,
  year int NOT NULL,
  cap_cents int NOT NULL,
  used_cents int NOT NULL DEFAULT 0,
  reserved_cents int NOT NULL DEFAULT 0,
  blocked_cents bigint NOT NULL DEFAULT 0,
  violation_cents bigint NOT NULL DEFAULT 0,
  requested_count int NOT NULL DEFAULT 0,
  in_review_count int NOT NULL DEFAULT 0,
  approved_count int NOT NULL DEFAULT 0,
  paid_count int NOT NULL DEFAULT 0,
  rejected_count int NOT NULL DEFAULT 0,
  voided_count int NOT NULL DEFAULT 0,
  blocked_count int NOT NULL DEFAULT 0,
  violation_count int NOT NULL DEFAULT 0,
  head_seq int NOT NULL DEFAULT 0,
  head_hash text NOT NULL,
  head_previous_hash text NOT NULL,
  unreserved_count int NOT NULL DEFAULT 0,
  payer_id uuid,
  CONSTRAINT company_year_pkey PRIMARY KEY (company_id, year),
  CONSTRAINT company_year_cap_is_the_law CHECK (cap_cents >= 0 AND cap_cents <= 500000),
  CONSTRAINT company_year_counts_are_not_negative CHECK (LEAST(blocked_cents, violation_cents) >= 0
    AND LEAST(requested_count, in_review_count, approved_count, paid_count, rejected_count, voided_count,
    blocked_count, violation_count) >= 0),
  CONSTRAINT company_year_within_cap CHECK (used_cents >= 0 AND reserved_cents >= 0 AND used_cents <= cap_cents
    AND (reserved_cents = 0 OR (used_cents + violation_cents + reserved_cents) <= cap_cents)),
  CONSTRAINT company_year_unreserved_is_not_negative CHECK (unreserved_count >= 0)
) WITH (fillfactor=70);
CREATE INDEX company_year_payer_id ON company_year (payer_id, year) WHERE payer_id IS NOT NULL;
CREATE INDEX company_year_year_used_cents_company_id_idx ON company_year (year, used_cents DESC, company_id);

CREATE TABLE ledger_year (
  year int NOT NULL,
  closed_at timestamptz(6),
  closed_by_id uuid,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT ledger_year_pkey PRIMARY KEY (year)
);

CREATE TABLE audit_chain (
  chain text NOT NULL,
  head_seq int NOT NULL DEFAULT 0,
  head_hash text NOT NULL,
  CONSTRAINT audit_chain_pkey PRIMARY KEY (chain)
) WITH (fillfactor=70);

CREATE TABLE audit_event (
  chain text NOT NULL,
  seq int NOT NULL,
  at timestamptz(3) NOT NULL,
  actor_id uuid,
  verb text NOT NULL,
  target_kind text NOT NULL,
  target_id text NOT NULL,
  target_name text NOT NULL,
  company_id uuid,
  before text,
  after text,
  reason text NOT NULL DEFAULT '',
  previous_hash text NOT NULL,
  hash text NOT NULL,
  CONSTRAINT audit_event_pkey PRIMARY KEY (chain, seq)
);
CREATE INDEX audit_event_at_chain_seq_idx ON audit_event (at DESC, chain, seq);
CREATE INDEX audit_event_company_distinguished ON audit_event (target_id) WHERE verb = 'company.distinguished';
CREATE INDEX audit_event_company_id_at_idx ON audit_event (company_id, at DESC);
CREATE INDEX audit_event_target_id_at_idx ON audit_event (target_id, at DESC);

CREATE TABLE refused_destination (
  payment_id uuid NOT NULL,
  "position" integer NOT NULL,
  refused_at timestamptz(3) NOT NULL,
  name_words text[] NOT NULL,
  place_words text[] NOT NULL,
  CONSTRAINT refused_destination_pkey PRIMARY KEY (payment_id, "position")
);
CREATE INDEX refused_destination_refused_at ON refused_destination (refused_at DESC);
CREATE INDEX refused_destination_words ON refused_destination USING gin ((name_words || place_words));

CREATE TABLE screening_case (
  id uuid NOT NULL,
  opened_at timestamptz(3) NOT NULL,
  source text NOT NULL,
  subject text NOT NULL,
  payment_id uuid,
  "position" integer,
  screening_list_id uuid,
  re_screening_id uuid,
  company_id uuid,
  destination jsonb NOT NULL,
  folded text NOT NULL,
  outcome "FindingOutcome" NOT NULL,
  verdict jsonb NOT NULL,
  decision text,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid,
  decided_at timestamptz(3),
  CONSTRAINT screening_case_pkey PRIMARY KEY (id),
  CONSTRAINT screening_case_asks_something CHECK (outcome <> 'clear'),
  CONSTRAINT screening_case_decision_is_known CHECK (decision IN ('in_crimea', 'not_in_crimea',
    'cannot_be_told')),
  CONSTRAINT screening_case_is_decided_whole CHECK ((decided_at IS NULL) = (decision IS NULL)
    AND (decided_at IS NULL) = (decided_by_id IS NULL) AND (decided_at IS NULL OR reason <> '')),
  CONSTRAINT screening_case_source_is_known CHECK (source IN ('payment', 're-screening',
    'record'))
);
CREATE INDEX screening_case_folded ON screening_case USING hash (folded);
CREATE UNIQUE INDEX screening_case_once_a_party ON screening_case (payment_id, "position")
  WHERE source = 'payment';
CREATE UNIQUE INDEX screening_case_once_a_run ON screening_case (re_screening_id, subject)
  WHERE re_screening_id IS NOT NULL;
CREATE INDEX screening_case_open ON screening_case (opened_at DESC, id DESC) WHERE decided_at IS NULL;
CREATE INDEX screening_case_opened ON screening_case (opened_at DESC, id DESC);
CREATE INDEX screening_case_subject ON screening_case (subject, opened_at DESC);

CREATE TABLE re_screening (
  id uuid NOT NULL,
  begun_at timestamptz(3) NOT NULL,
  begun_by_id uuid,
  places_version text NOT NULL,
  rules_version text NOT NULL,
  total int NOT NULL,
  done int NOT NULL DEFAULT 0,
  clear_count int NOT NULL DEFAULT 0,
  review_count int NOT NULL DEFAULT 0,
  blocked_count int NOT NULL DEFAULT 0,
  hit_count int NOT NULL DEFAULT 0,
  source text NOT NULL DEFAULT '',
  after_key text NOT NULL DEFAULT '',
  holder text NOT NULL DEFAULT '',
  held_until timestamptz(3),
  finished_at timestamptz(3),
  superseded boolean NOT NULL DEFAULT false,
  CONSTRAINT re_screening_pkey PRIMARY KEY (id)
);
CREATE UNIQUE INDEX re_screening_one_under_way ON re_screening ((true)) WHERE finished_at IS NULL;

CREATE TABLE screening_list (
  id uuid NOT NULL,
  name text NOT NULL,
  reason text NOT NULL DEFAULT '',
  kept_by_id uuid NOT NULL,
  kept_at timestamptz(3) NOT NULL,
  row_count int NOT NULL,
  clear_count int NOT NULL DEFAULT 0,
  review_count int NOT NULL DEFAULT 0,
  blocked_count int NOT NULL DEFAULT 0,
  places_version text NOT NULL,
  rules_version text NOT NULL,
  finished_at timestamptz(3),
  source jsonb,
  CONSTRAINT screening_list_pkey PRIMARY KEY (id),
  CONSTRAINT screening_list_name_check CHECK (name <> ''),
  CONSTRAINT screening_list_row_count_check CHECK (row_count >= 1 AND row_count <= 500000)
);
CREATE INDEX screening_list_kept ON screening_list (kept_at DESC, id DESC);

CREATE TABLE screening_list_row (
  screening_list_id uuid NOT NULL,
  "position" integer NOT NULL,
  destination jsonb NOT NULL,
  outcome "FindingOutcome" NOT NULL,
  verdict jsonb NOT NULL,
  examined jsonb,
  CONSTRAINT screening_list_row_pkey PRIMARY KEY (screening_list_id, "position"),
  CONSTRAINT screening_list_row_position_check CHECK ("position" > 0)
);
CREATE INDEX screening_list_row_outcome ON screening_list_row (screening_list_id, outcome, "position");

CREATE TABLE sign_off (
  id uuid NOT NULL,
  year int NOT NULL,
  company_id uuid,
  as_of timestamptz(3) NOT NULL,
  signed_at timestamptz(3) NOT NULL,
  signed_by_id uuid NOT NULL,
  statement text NOT NULL,
  document text NOT NULL,
  document_sha256 text NOT NULL,
  seal_number int,
  CONSTRAINT sign_off_pkey PRIMARY KEY (id),
  CONSTRAINT sign_off_year_check CHECK (year >= 2016 AND year <= 2100),
  CONSTRAINT sign_off_statement_check CHECK (btrim(statement) <> ''),
  CONSTRAINT sign_off_is_what_was_hashed CHECK (document_sha256 = encode(sha256(convert_to(document, 'UTF8'::name)),
    'hex'::text)),
  CONSTRAINT sign_off_says_the_same CHECK (((document::jsonb #>> '{figures,year}'::text[])::integer) = year
    AND (document::jsonb ->> 'statement'::text) = statement
    AND (document::jsonb #>> '{signedBy,id}'::text[]) = signed_by_id::text
    AND NOT (document::jsonb #>> '{figures,company,id}'::text[]) IS DISTINCT FROM company_id::text),
  CONSTRAINT sign_off_names_its_seal
    CHECK (NOT ((document::jsonb #>> '{seal,number}'::text[])::integer) IS DISTINCT FROM seal_number)
);
CREATE INDEX sign_off_company_id ON sign_off (company_id);
CREATE INDEX sign_off_of_a_year ON sign_off (year, signed_at DESC);
CREATE INDEX sign_off_seal_number ON sign_off (seal_number);

CREATE TABLE seal (
  number int GENERATED ALWAYS AS IDENTITY,
  at timestamptz(3) NOT NULL,
  root text NOT NULL,
  head_count int NOT NULL,
  public_key text NOT NULL,
  made_by_id uuid NOT NULL,
  CONSTRAINT seal_pkey PRIMARY KEY (number),
  CONSTRAINT seal_root_is_a_hash CHECK (root ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT seal_covers_something CHECK (head_count > 0)
);

CREATE TABLE application_privilege (
  privilege text NOT NULL,
  CONSTRAINT application_privilege_pkey PRIMARY KEY (privilege)
);

CREATE TABLE record_version (
  number bigint GENERATED ALWAYS AS IDENTITY,
  table_name text NOT NULL,
  record_id text NOT NULL,
  at timestamptz(3) NOT NULL,
  content jsonb,
  CONSTRAINT record_version_pkey PRIMARY KEY (number)
);
CREATE INDEX record_version_of_a_record ON record_version (table_name, record_id, number);
CREATE INDEX record_version_since ON record_version (table_name, at);

CREATE TABLE saved_export (
  id uuid NOT NULL,
  name text NOT NULL,
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL,
  saved_by_id uuid NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT saved_export_pkey PRIMARY KEY (id),
  CONSTRAINT saved_export_name_check CHECK (btrim(name) <> ''),
  CONSTRAINT saved_export_format_check CHECK (format IN ('csv', 'xlsx', 'jsonl',
    'package', 'package-xlsx', 'package-jsonl', 'package-pdf'))
);
CREATE UNIQUE INDEX saved_export_name ON saved_export (lower(name)) WHERE archived_at IS NULL;
CREATE INDEX saved_export_saved_by_id ON saved_export (saved_by_id);

CREATE TABLE export_schedule (
  id uuid NOT NULL,
  name text NOT NULL,
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL,
  rhythm text NOT NULL,
  covers text NOT NULL,
  owner_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  active_since timestamptz(3) NOT NULL,
  paused_at timestamptz(3),
  archived_at timestamptz(3),
  version int NOT NULL DEFAULT 1,
  CONSTRAINT export_schedule_pkey PRIMARY KEY (id),
  CONSTRAINT export_schedule_name_check CHECK (btrim(name) <> ''),
  CONSTRAINT export_schedule_format_check CHECK (format IN ('csv', 'xlsx', 'jsonl',
    'package', 'package-xlsx', 'package-jsonl', 'package-pdf')),
  CONSTRAINT export_schedule_rhythm_check CHECK (rhythm IN ('monthly', 'yearly')),
  CONSTRAINT export_schedule_covers_check CHECK (covers IN ('as_saved', 'year',
    'year_before', 'month')),
  CONSTRAINT export_schedule_month_is_monthly CHECK (covers <> 'month' OR rhythm = 'monthly')
);
CREATE UNIQUE INDEX export_schedule_name ON export_schedule (lower(name)) WHERE archived_at IS NULL;
CREATE INDEX export_schedule_owner_id ON export_schedule (owner_id);

CREATE TABLE export_file (
  id uuid NOT NULL,
  report text NOT NULL,
  parameters text NOT NULL,
  format text NOT NULL,
  as_of timestamptz(3) NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  schedule_id uuid,
  period text,
  state text NOT NULL,
  fault text NOT NULL DEFAULT '',
  attempts int NOT NULL DEFAULT 0,
  holder text NOT NULL DEFAULT '',
  held_until timestamptz(3),
  row_count bigint,
  rows_done bigint NOT NULL DEFAULT 0,
  size bigint NOT NULL DEFAULT 0,
  filename text NOT NULL DEFAULT '',
  media_type text NOT NULL DEFAULT '',
  sha256 text,
  finished_at timestamptz(3),
  kept_until timestamptz(3),
  CONSTRAINT export_file_pkey PRIMARY KEY (id),
  CONSTRAINT export_file_format_check CHECK (format IN ('csv', 'xlsx', 'jsonl',
    'package', 'package-xlsx', 'package-jsonl', 'package-pdf')),
  CONSTRAINT export_file_state_check CHECK (state IN ('waiting', 'making', 'ready',
    'failed', 'cancelled', 'removed', 'expired')),
  CONSTRAINT export_file_is_of_a_period CHECK ((schedule_id IS NULL) = (period IS NULL)),
  CONSTRAINT export_file_ready_is_whole CHECK ((state NOT IN ('ready', 'removed',
    'expired')) OR sha256 ~ '^[0-9a-f]{64}$'::text AND filename <> '' AND media_type <> ''
    AND row_count IS NOT NULL AND finished_at IS NOT NULL AND kept_until IS NOT NULL),
  CONSTRAINT export_file_failed_says_why CHECK ((state = 'failed') = (fault <> ''))
);
CREATE INDEX export_file_asked ON export_file (asked_at DESC, id DESC);
CREATE INDEX export_file_asked_by_id ON export_file (asked_by_id);
CREATE INDEX export_file_kept_until ON export_file (kept_until) WHERE state = 'ready';
CREATE UNIQUE INDEX export_file_once_a_period ON export_file (schedule_id, period) WHERE schedule_id IS NOT NULL;
CREATE INDEX export_file_unfinished ON export_file (asked_at, id) WHERE state IN ('waiting',
  'making');

CREATE TABLE export_file_chunk (
  export_file_id uuid NOT NULL,
  place int NOT NULL,
  packed boolean NOT NULL,
  bytes bytea NOT NULL,
  CONSTRAINT export_file_chunk_pkey PRIMARY KEY (export_file_id, place),
  CONSTRAINT export_file_chunk_place_check CHECK (place >= 0)
);
ALTER TABLE export_file_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE summary_tally_year (
  year int NOT NULL,
  settled_at timestamptz(3),
  basis text NOT NULL DEFAULT '',
  version int NOT NULL DEFAULT 0,
  CONSTRAINT summary_tally_year_pkey PRIMARY KEY (year)
);

CREATE TABLE summary_tally (
  year int NOT NULL,
  part text NOT NULL,
  key text NOT NULL,
  count bigint NOT NULL,
  cents bigint NOT NULL,
  CONSTRAINT summary_tally_pkey PRIMARY KEY (year, part, key)
);
CREATE INDEX summary_tally_payees ON summary_tally (year, cents DESC, key COLLATE "C")
  WHERE part = 'payee-name';

CREATE TABLE payment_settlement (
  payment_id uuid NOT NULL,
  currency char(3) NOT NULL,
  amount_minor bigint NOT NULL,
  debit_cents int NOT NULL,
  counted_cents int NOT NULL,
  value_date date NOT NULL,
  posting_date date,
  bank_reference text NOT NULL,
  excess_cents int NOT NULL DEFAULT 0,
  doubts text[] NOT NULL DEFAULT '{}'::text[],
  settled_by_id uuid NOT NULL,
  settled_at timestamptz(3) NOT NULL,
  held_cents int NOT NULL DEFAULT 0,
  amount_read boolean,
  usd_read boolean,
  CONSTRAINT payment_settlement_pkey PRIMARY KEY (payment_id),
  CONSTRAINT payment_settlement_is_not_negative CHECK (LEAST(amount_minor, debit_cents::bigint,
    counted_cents::bigint, excess_cents::bigint, held_cents::bigint) >= 0
    AND counted_cents <= (debit_cents + held_cents))
);
CREATE INDEX payment_settlement_bank_reference ON payment_settlement (bank_reference);

CREATE TABLE violation_confirmation (
  payment_id uuid NOT NULL,
  confirmed_by_id uuid NOT NULL,
  confirmed_at timestamptz(3) NOT NULL,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT violation_confirmation_pkey PRIMARY KEY (payment_id)
);

CREATE TABLE organisation_facts (
  id int NOT NULL DEFAULT 1,
  version bigint NOT NULL DEFAULT 0,
  CONSTRAINT organisation_facts_pkey PRIMARY KEY (id),
  CONSTRAINT organisation_facts_is_one CHECK (id = 1)
);

CREATE TABLE session (
  id uuid NOT NULL DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL,
  created_at timestamptz(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  ends_at timestamptz(6) NOT NULL DEFAULT (CURRENT_TIMESTAMP + '12:00:00'::interval),
  ended_at timestamptz(6),
  CONSTRAINT session_pkey PRIMARY KEY (id),
  CONSTRAINT session_times_are_in_order CHECK (ends_at > created_at AND ended_at >= created_at)
);
CREATE INDEX session_open ON session (person_id) WHERE ended_at IS NULL;

CREATE TABLE report_decision (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  seq int NOT NULL,
  kind text NOT NULL,
  event_on date,
  held_until date,
  reason text NOT NULL,
  decided_by_id uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT report_decision_pkey PRIMARY KEY (id),
  CONSTRAINT report_decision_once UNIQUE (payment_id, seq),
  CONSTRAINT report_decision_seq_check CHECK (seq > 0),
  CONSTRAINT report_decision_reason_check CHECK (reason <> ''),
  CONSTRAINT report_decision_kind_is_known CHECK (kind IN ('rejected_transaction',
    'blocked_property', 'no_report')),
  CONSTRAINT report_decision_has_its_day CHECK ((kind = 'no_report') = (event_on IS NULL)),
  CONSTRAINT report_decision_end_is_of_property CHECK (held_until IS NULL OR kind = 'blocked_property'
    AND held_until >= event_on)
);
CREATE INDEX report_decision_decided_by_id ON report_decision (decided_by_id);

CREATE TABLE report_filing (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  seq int NOT NULL,
  kind text NOT NULL,
  report_year int,
  filed_on date,
  reference text NOT NULL DEFAULT '',
  reason text NOT NULL DEFAULT '',
  recorded_by_id uuid NOT NULL,
  recorded_at timestamptz(3) NOT NULL,
  CONSTRAINT report_filing_pkey PRIMARY KEY (id),
  CONSTRAINT report_filing_once UNIQUE (payment_id, seq),
  CONSTRAINT report_filing_seq_check CHECK (seq > 0),
  CONSTRAINT report_filing_report_year_check CHECK (report_year >= 2016 AND report_year <= 2100),
  CONSTRAINT report_filing_kind_is_known CHECK (kind IN ('rejected_transaction',
    'blocked_property')),
  CONSTRAINT report_filing_yearly_is_of_property CHECK (report_year IS NULL OR kind = 'blocked_property'),
  CONSTRAINT report_filing_has_its_reference CHECK ((filed_on IS NULL) = (reference = '')),
  CONSTRAINT report_filing_taken_back_with_reason CHECK (filed_on IS NOT NULL OR reason <> '')
);
CREATE INDEX report_filing_recorded_by_id ON report_filing (recorded_by_id);

CREATE TABLE company_year_closing (
  company_id uuid NOT NULL,
  year int NOT NULL,
  closed_at timestamptz(6),
  closed_by_id uuid,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT company_year_closing_pkey PRIMARY KEY (company_id, year),
  CONSTRAINT company_year_closing_year_check CHECK (year >= 2016 AND year <= 2100)
);
CREATE INDEX company_year_closing_closed_by_id ON company_year_closing (closed_by_id);

CREATE TABLE year_reopening (
  id uuid NOT NULL,
  year int NOT NULL,
  company_id uuid,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  reason text NOT NULL,
  decided_by_id uuid,
  decided_at timestamptz(3),
  confirmed boolean,
  decision_reason text NOT NULL DEFAULT '',
  CONSTRAINT year_reopening_pkey PRIMARY KEY (id),
  CONSTRAINT year_reopening_reason_check CHECK (reason <> ''),
  CONSTRAINT year_reopening_needs_two_people CHECK (decided_by_id IS NULL OR decided_by_id <> asked_by_id
    OR confirmed = false),
  CONSTRAINT year_reopening_is_decided_whole CHECK ((decided_by_id IS NULL) = (decided_at IS NULL)
    AND (decided_by_id IS NULL) = (confirmed IS NULL))
);
CREATE INDEX year_reopening_asked_by_id ON year_reopening (asked_by_id);
CREATE INDEX year_reopening_company_id ON year_reopening (company_id);
CREATE INDEX year_reopening_decided_by_id ON year_reopening (decided_by_id);
CREATE UNIQUE INDEX year_reopening_open_once ON year_reopening (year, COALESCE(company_id,
  '00000000-0000-0000-0000-000000000000'::uuid)) WHERE decided_at IS NULL;

CREATE TABLE rule_policy (
  id uuid NOT NULL,
  name text NOT NULL,
  value int NOT NULL,
  from_date date NOT NULL,
  set_by_id uuid NOT NULL,
  set_at timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  loosens boolean NOT NULL DEFAULT false,
  reason text NOT NULL DEFAULT '',
  CONSTRAINT rule_policy_pkey PRIMARY KEY (id),
  CONSTRAINT rule_policy_name_is_known CHECK (name IN ('rateTolerancePercent', 'rateAgeDays',
    'debitTolerancePercent', 'serviceFeeSharePercent', 'settlementTolerancePercent',
    'oneCapForGroup')),
  CONSTRAINT rule_policy_value_is_sensible CHECK (value >= 0 AND value <=
CASE name
   
    WHEN 'rateAgeDays' THEN 366
    WHEN 'oneCapForGroup' THEN 1
    ELSE 100
END)
);
CREATE INDEX rule_policy_name_from_date_set_at_idx ON rule_policy (name, from_date, set_at);

CREATE TABLE folded_name (
  name text NOT NULL,
  fold_version int NOT NULL,
  keys text[] NOT NULL,
  search_text text NOT NULL,
  CONSTRAINT folded_name_pkey PRIMARY KEY (name)
);
CREATE INDEX folded_name_keys ON folded_name USING gin (keys);
CREATE INDEX folded_name_search_text_trigrams ON folded_name USING gin (search_text gin_trgm_ops);

CREATE TABLE law_record (
  id uuid NOT NULL,
  kind text NOT NULL,
  record_id text NOT NULL,
  record_version int NOT NULL,
  content jsonb NOT NULL,
  entered_by_id uuid,
  entered_at timestamptz(6) NOT NULL DEFAULT ledger_now(),
  CONSTRAINT law_record_pkey PRIMARY KEY (id),
  CONSTRAINT law_record_record_version_check CHECK (record_version > 0),
  CONSTRAINT law_record_check CHECK ((content ->> 'kind'::text) = kind AND (content ->> 'id'::text) = record_id
    AND ((content ->> 'version'::text)::integer) = record_version),
  CONSTRAINT law_record_is_entered_by_somebody CHECK (entered_by_id IS NOT NULL
    OR COALESCE((content ->> 'invented'::text)::boolean, false)),
  CONSTRAINT law_record_has_no_cap CHECK (kind <> 'cap' AND NOT content ?| ARRAY['cap'::text, 'capCents'::text,
    'cap_cents'::text, 'annualCap'::text, 'annualCapCents'::text])
);
CREATE INDEX law_record_by_record ON law_record (kind, record_id, record_version);
CREATE INDEX law_record_entered_by_id ON law_record (entered_by_id);

CREATE TABLE law_decision (
  law_record_id uuid NOT NULL,
  seq bigint GENERATED ALWAYS AS IDENTITY,
  approved boolean NOT NULL,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid,
  decided_at timestamptz(6) NOT NULL DEFAULT ledger_now(),
  CONSTRAINT law_decision_pkey PRIMARY KEY (law_record_id),
  CONSTRAINT law_decision_seq_key UNIQUE (seq),
  CONSTRAINT law_decision_declines_with_a_reason CHECK (approved OR reason <> '')
);
CREATE INDEX law_decision_decided_by_id ON law_decision (decided_by_id);

CREATE TABLE group_membership (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  group_id uuid NOT NULL,
  from_date date,
  until_date date,
  withdrawn boolean NOT NULL DEFAULT false,
  supersedes_id uuid,
  reason text NOT NULL DEFAULT '',
  recorded_by_id uuid,
  recorded_at timestamptz(3) NOT NULL DEFAULT ledger_now(),
  CONSTRAINT group_membership_pkey PRIMARY KEY (id),
  CONSTRAINT group_membership_ends_after_it_begins CHECK (until_date >= from_date),
  CONSTRAINT group_membership_supersedes_with_a_reason CHECK (supersedes_id IS NULL OR btrim(reason) <> ''),
  CONSTRAINT group_membership_withdraws_another CHECK (NOT withdrawn OR supersedes_id IS NOT NULL)
);
CREATE INDEX group_membership_company_id_idx ON group_membership (company_id);
CREATE INDEX group_membership_group_id_idx ON group_membership (group_id);
CREATE UNIQUE INDEX group_membership_supersedes_id_key ON group_membership (supersedes_id);

CREATE TABLE rule_policy_decision (
  rule_policy_id uuid NOT NULL,
  approved boolean NOT NULL,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid NOT NULL,
  decided_at timestamptz(6) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT rule_policy_decision_pkey PRIMARY KEY (rule_policy_id)
);

CREATE TABLE company_join (
  id uuid NOT NULL,
  company_id uuid NOT NULL,
  into_id uuid NOT NULL,
  separates boolean NOT NULL DEFAULT false,
  reason text NOT NULL,
  asked_by_id uuid NOT NULL,
  asked_at timestamptz(3) NOT NULL,
  CONSTRAINT company_join_pkey PRIMARY KEY (id),
  CONSTRAINT company_join_is_of_two CHECK (company_id <> into_id),
  CONSTRAINT company_join_has_a_reason CHECK (btrim(reason) <> '')
);
CREATE INDEX company_join_asked_by_id ON company_join (asked_by_id);
CREATE INDEX company_join_company_id ON company_join (company_id);
CREATE INDEX company_join_into_id ON company_join (into_id);

CREATE TABLE company_join_decision (
  join_id uuid NOT NULL,
  confirmed boolean NOT NULL,
  reason text NOT NULL DEFAULT '',
  decided_by_id uuid NOT NULL,
  decided_at timestamptz(3) NOT NULL,
  CONSTRAINT company_join_decision_pkey PRIMARY KEY (join_id)
);
CREATE INDEX company_join_decision_decided_by_id ON company_join_decision (decided_by_id);

CREATE TABLE payer_year (
  payer_id uuid NOT NULL,
  year int NOT NULL,
  cap_cents int NOT NULL,
  used_cents int NOT NULL DEFAULT 0,
  reserved_cents int NOT NULL DEFAULT 0,
  violation_cents bigint NOT NULL DEFAULT 0,
  used_limit_cents int NOT NULL,
  CONSTRAINT payer_year_pkey PRIMARY KEY (payer_id, year),
  CONSTRAINT payer_year_cap_is_the_law CHECK (cap_cents >= 0 AND cap_cents <= 500000),
  CONSTRAINT payer_year_within_cap CHECK (LEAST(used_cents::bigint, reserved_cents::bigint, violation_cents) >= 0
    AND used_cents <= used_limit_cents AND used_limit_cents >= cap_cents AND (reserved_cents = 0
    OR (used_cents + violation_cents + reserved_cents) <= cap_cents))
);

CREATE TABLE bank_letter (
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  approval_seq int NOT NULL,
  payment_seq int NOT NULL,
  code_sha256 text NOT NULL,
  letter_sha256 text NOT NULL,
  content jsonb NOT NULL,
  issued_by_id uuid NOT NULL,
  issued_at timestamptz(3) NOT NULL,
  CONSTRAINT bank_letter_pkey PRIMARY KEY (id),
  CONSTRAINT bank_letter_code_once UNIQUE (code_sha256),
  CONSTRAINT bank_letter_hashes CHECK (code_sha256 ~ '^[0-9a-f]{64}$'::text
    AND letter_sha256 ~ '^[0-9a-f]{64}$'::text),
  CONSTRAINT bank_letter_after_approval CHECK (payment_seq >= approval_seq)
);
CREATE INDEX bank_letter_issued_by_id ON bank_letter (issued_by_id);
CREATE INDEX bank_letter_payment_id ON bank_letter (payment_id, approval_seq);

CREATE TABLE job (
  id bigint GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  subject text NOT NULL DEFAULT '',
  payload jsonb NOT NULL DEFAULT '{}'::jsonb,
  occurrence timestamptz(3),
  state text NOT NULL DEFAULT 'waiting',
  run_after timestamptz(3) NOT NULL,
  attempts int NOT NULL DEFAULT 0,
  lease uuid,
  leased_until timestamptz(3),
  progress jsonb,
  error text NOT NULL DEFAULT '',
  enqueued_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  CONSTRAINT job_pkey PRIMARY KEY (id),
  CONSTRAINT job_kind_check CHECK (kind <> ''),
  CONSTRAINT job_state_check CHECK (state IN ('waiting', 'running', 'succeeded',
    'failed', 'cancelled')),
  CONSTRAINT job_attempts_check CHECK (attempts >= 0),
  CONSTRAINT job_runs_under_a_lease CHECK ((state = 'running') = (lease IS NOT NULL)
    AND (state = 'running') = (leased_until IS NOT NULL)),
  CONSTRAINT job_finishes_at_an_instant CHECK ((state IN ('succeeded', 'failed',
    'cancelled')) = (finished_at IS NOT NULL))
);
CREATE INDEX job_due ON job (run_after, id) WHERE state IN ('waiting', 'running');
CREATE INDEX job_finished ON job (finished_at) WHERE finished_at IS NOT NULL;
CREATE INDEX job_of_a_subject ON job (kind, subject) WHERE state IN ('waiting', 'running');
CREATE UNIQUE INDEX job_once_for_an_occurrence ON job (kind, subject, occurrence) WHERE occurrence IS NOT NULL;
CREATE UNIQUE INDEX job_waits_once ON job (kind, subject) WHERE state = 'waiting' AND attempts = 0
  AND occurrence IS NULL;

-- Foreign keys, and checks that older rows need not pass.
ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_person_id_fkey FOREIGN KEY (person_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE company ADD CONSTRAINT company_group_id_fkey FOREIGN KEY (group_id)
  REFERENCES company_group(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE company ADD CONSTRAINT company_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES company(id);
ALTER TABLE product ADD CONSTRAINT product_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE product_classification ADD CONSTRAINT product_classification_product_id_fkey FOREIGN KEY (product_id)
  REFERENCES product(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE fsb_license ADD CONSTRAINT fsb_license_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE fsb_license_product
  ADD CONSTRAINT fsb_license_product_company_id_fsb_license_id_fkey FOREIGN KEY (company_id, fsb_license_id)
  REFERENCES fsb_license(company_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE fsb_license_product
  ADD CONSTRAINT fsb_license_product_company_id_product_id_fkey FOREIGN KEY (company_id, product_id)
  REFERENCES product(company_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_supersedes_id_fkey FOREIGN KEY (supersedes_id)
  REFERENCES exchange_rate(id);
ALTER TABLE payment ADD CONSTRAINT payment_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment ADD CONSTRAINT payment_company_id_fsb_license_id_fkey FOREIGN KEY (company_id, fsb_license_id)
  REFERENCES fsb_license(company_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment ADD CONSTRAINT payment_company_id_product_id_fkey FOREIGN KEY (company_id, product_id)
  REFERENCES product(company_id, id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment ADD CONSTRAINT payment_retry_of_id_fkey FOREIGN KEY (retry_of_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE payment ADD CONSTRAINT payment_corrects_id_fkey FOREIGN KEY (corrects_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE payment ADD CONSTRAINT payment_recorded_by_id_fkey FOREIGN KEY (recorded_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment_destination ADD CONSTRAINT payment_destination_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment_determination ADD CONSTRAINT payment_determination_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment_transition ADD CONSTRAINT payment_transition_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE payment_transition ADD CONSTRAINT payment_transition_actor_id_fkey FOREIGN KEY (actor_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE void_request ADD CONSTRAINT void_request_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE void_request ADD CONSTRAINT void_request_asked_by_id_fkey FOREIGN KEY (asked_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE void_request ADD CONSTRAINT void_request_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE company_year ADD CONSTRAINT company_year_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE company_year ADD CONSTRAINT company_year_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES company(id);
ALTER TABLE audit_event ADD CONSTRAINT audit_event_actor_id_fkey FOREIGN KEY (actor_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE SET NULL;
ALTER TABLE refused_destination ADD CONSTRAINT refused_destination_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_list FOREIGN KEY (screening_list_id)
  REFERENCES screening_list(id);
ALTER TABLE screening_case ADD CONSTRAINT screening_case_run FOREIGN KEY (re_screening_id)
  REFERENCES re_screening(id);
ALTER TABLE re_screening ADD CONSTRAINT re_screening_begun_by_id_fkey FOREIGN KEY (begun_by_id) REFERENCES person(id);
ALTER TABLE screening_list ADD CONSTRAINT screening_list_kept_by_id_fkey FOREIGN KEY (kept_by_id)
  REFERENCES person(id);
ALTER TABLE screening_list_row
  ADD CONSTRAINT screening_list_row_screening_list_id_fkey FOREIGN KEY (screening_list_id)
  REFERENCES screening_list(id);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_has_a_seal CHECK (seal_number IS NOT NULL) NOT VALID;
ALTER TABLE sign_off ADD CONSTRAINT sign_off_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_signed_by_id_fkey FOREIGN KEY (signed_by_id) REFERENCES person(id);
ALTER TABLE sign_off ADD CONSTRAINT sign_off_seal_number_fkey FOREIGN KEY (seal_number) REFERENCES seal(number);
ALTER TABLE seal ADD CONSTRAINT seal_made_by_id_fkey FOREIGN KEY (made_by_id) REFERENCES person(id);
ALTER TABLE saved_export ADD CONSTRAINT saved_export_saved_by_id_fkey FOREIGN KEY (saved_by_id) REFERENCES person(id);
ALTER TABLE export_schedule ADD CONSTRAINT export_schedule_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES person(id);
ALTER TABLE export_file ADD CONSTRAINT export_file_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person(id);
ALTER TABLE export_file ADD CONSTRAINT export_file_schedule_id_fkey FOREIGN KEY (schedule_id)
  REFERENCES export_schedule(id);
ALTER TABLE export_file_chunk ADD CONSTRAINT export_file_chunk_export_file_id_fkey FOREIGN KEY (export_file_id)
  REFERENCES export_file(id);
ALTER TABLE payment_settlement ADD CONSTRAINT payment_settlement_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE payment_settlement ADD CONSTRAINT payment_settlement_settled_by_id_fkey FOREIGN KEY (settled_by_id)
  REFERENCES person(id);
ALTER TABLE violation_confirmation ADD CONSTRAINT violation_confirmation_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE violation_confirmation
  ADD CONSTRAINT violation_confirmation_confirmed_by_id_fkey FOREIGN KEY (confirmed_by_id)
  REFERENCES person(id);
ALTER TABLE session ADD CONSTRAINT session_person_id_fkey FOREIGN KEY (person_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE report_decision ADD CONSTRAINT report_decision_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE report_decision ADD CONSTRAINT report_decision_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id);
ALTER TABLE report_filing ADD CONSTRAINT report_filing_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE report_filing ADD CONSTRAINT report_filing_recorded_by_id_fkey FOREIGN KEY (recorded_by_id)
  REFERENCES person(id);
ALTER TABLE company_year_closing ADD CONSTRAINT company_year_closing_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id);
ALTER TABLE company_year_closing ADD CONSTRAINT company_year_closing_closed_by_id_fkey FOREIGN KEY (closed_by_id)
  REFERENCES person(id);
ALTER TABLE year_reopening ADD CONSTRAINT year_reopening_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id);
ALTER TABLE year_reopening ADD CONSTRAINT year_reopening_asked_by_id_fkey FOREIGN KEY (asked_by_id)
  REFERENCES person(id);
ALTER TABLE year_reopening ADD CONSTRAINT year_reopening_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id);
ALTER TABLE rule_policy ADD CONSTRAINT rule_policy_set_by_id_fkey FOREIGN KEY (set_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE law_record ADD CONSTRAINT law_record_entered_by_id_fkey FOREIGN KEY (entered_by_id) REFERENCES person(id);
ALTER TABLE law_decision ADD CONSTRAINT law_decision_law_record_id_fkey FOREIGN KEY (law_record_id)
  REFERENCES law_record(id);
ALTER TABLE law_decision ADD CONSTRAINT law_decision_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id);
ALTER TABLE group_membership ADD CONSTRAINT group_membership_company_id_fkey FOREIGN KEY (company_id)
  REFERENCES company(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE group_membership ADD CONSTRAINT group_membership_group_id_fkey FOREIGN KEY (group_id)
  REFERENCES company_group(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE group_membership ADD CONSTRAINT group_membership_supersedes_id_fkey FOREIGN KEY (supersedes_id)
  REFERENCES group_membership(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE group_membership ADD CONSTRAINT group_membership_recorded_by_id_fkey FOREIGN KEY (recorded_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE rule_policy_decision ADD CONSTRAINT rule_policy_decision_rule_policy_id_fkey FOREIGN KEY (rule_policy_id)
  REFERENCES rule_policy(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE rule_policy_decision ADD CONSTRAINT rule_policy_decision_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id) ON UPDATE CASCADE ON DELETE RESTRICT;
ALTER TABLE company_join ADD CONSTRAINT company_join_company_id_fkey FOREIGN KEY (company_id) REFERENCES company(id);
ALTER TABLE company_join ADD CONSTRAINT company_join_into_id_fkey FOREIGN KEY (into_id) REFERENCES company(id);
ALTER TABLE company_join ADD CONSTRAINT company_join_asked_by_id_fkey FOREIGN KEY (asked_by_id) REFERENCES person(id);
ALTER TABLE company_join_decision ADD CONSTRAINT company_join_decision_join_id_fkey FOREIGN KEY (join_id)
  REFERENCES company_join(id);
ALTER TABLE company_join_decision ADD CONSTRAINT company_join_decision_decided_by_id_fkey FOREIGN KEY (decided_by_id)
  REFERENCES person(id);
ALTER TABLE payer_year ADD CONSTRAINT payer_year_payer_id_fkey FOREIGN KEY (payer_id) REFERENCES company(id);
ALTER TABLE bank_letter ADD CONSTRAINT bank_letter_payment_id_fkey FOREIGN KEY (payment_id) REFERENCES payment(id);
ALTER TABLE bank_letter ADD CONSTRAINT bank_letter_issued_by_id_fkey FOREIGN KEY (issued_by_id) REFERENCES person(id);
ALTER TABLE bank_letter ADD CONSTRAINT bank_letter_approval FOREIGN KEY (payment_id, approval_seq)
  REFERENCES payment_transition(payment_id, seq);

-- The one row that counts the changes of what the rules of every company read.
INSERT INTO organisation_facts DEFAULT VALUES;
