-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Role" AS ENUM ('analyst', 'manager', 'auditor', 'administrator');

-- CreateEnum
CREATE TYPE "PaymentState" AS ENUM ('requested', 'in_review', 'approved', 'paid', 'rejected', 'voided', 'blocked', 'violation');

-- CreateEnum
CREATE TYPE "FsbLicenseKind" AS ENUM ('notification', 'permit', 'import_license', 'certification');

-- CreateEnum
CREATE TYPE "FsbLicenseStatus" AS ENUM ('applied', 'valid', 'cancelled');

-- CreateEnum
CREATE TYPE "ApplicantKind" AS ENUM ('manufacturer', 'representative');

-- CreateEnum
CREATE TYPE "ProductKind" AS ENUM ('consumer_device', 'consumer_software', 'other_it');

-- CreateEnum
CREATE TYPE "Purpose" AS ENUM ('requesting', 'receiving', 'utilizing', 'paying', 'dealing', 'other');

-- CreateEnum
CREATE TYPE "PayeeKind" AS ENUM ('fsb', 'agent', 'state_duty', 'other');

-- CreateEnum
CREATE TYPE "DestinationRole" AS ENUM ('consignee', 'distributor', 'end_user');

-- CreateEnum
CREATE TYPE "RateSource" AS ENUM ('bank_of_russia', 'bank_debit', 'other');

-- CreateEnum
CREATE TYPE "FindingOutcome" AS ENUM ('clear', 'review', 'blocked');

-- CreateTable
CREATE TABLE "organisation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL DEFAULT 'America/New_York',
    "demo" BOOLEAN NOT NULL DEFAULT false,
    "duplicate_window_days" INTEGER NOT NULL DEFAULT 180,
    "retry_window_days" INTEGER NOT NULL DEFAULT 90,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "Role" NOT NULL,
    "password_hash" TEXT,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "deactivated_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "one_time_link" (
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "person_id" UUID,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(6) NOT NULL,
    "used_at" TIMESTAMPTZ(6),

    CONSTRAINT "one_time_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_group" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "company_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "country" CHAR(2) NOT NULL,
    "registration_number" TEXT,
    "group_id" UUID,
    "address" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "company_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "model" TEXT NOT NULL DEFAULT '',
    "manufacturer" TEXT NOT NULL,
    "kind" "ProductKind" NOT NULL,
    "hs_code" TEXT NOT NULL DEFAULT '',
    "notes" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "product_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "product_classification" (
    "id" UUID NOT NULL,
    "product_id" UUID NOT NULL,
    "eccn" TEXT NOT NULL,
    "license_exception" TEXT,
    "commerce_license_number" TEXT,
    "mass_market" BOOLEAN NOT NULL,
    "evidence" TEXT NOT NULL DEFAULT '',
    "valid_from" DATE NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "product_classification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fsb_license" (
    "id" UUID NOT NULL,
    "company_id" UUID NOT NULL,
    "kind" "FsbLicenseKind" NOT NULL,
    "number" TEXT NOT NULL,
    "status" "FsbLicenseStatus" NOT NULL,
    "applicant" TEXT NOT NULL,
    "applicant_kind" "ApplicantKind" NOT NULL,
    "categories" INTEGER[],
    "issued_on" DATE,
    "valid_until" DATE,
    "notes" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archived_at" TIMESTAMPTZ(6),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "fsb_license_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "fsb_license_product" (
    "company_id" UUID NOT NULL,
    "fsb_license_id" UUID NOT NULL,
    "product_id" UUID NOT NULL,

    CONSTRAINT "fsb_license_product_pkey" PRIMARY KEY ("fsb_license_id","product_id")
);

-- CreateTable
CREATE TABLE "exchange_rate" (
    "id" UUID NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "rate_date" DATE NOT NULL,
    "rate" DECIMAL(18,8) NOT NULL,
    "source" "RateSource" NOT NULL,
    "created_at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "exchange_rate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "company_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "state" "PaymentState" NOT NULL,
    "fsb_license_id" UUID,
    "product_id" UUID,
    "purpose" "Purpose" NOT NULL,
    "payee_kind" "PayeeKind" NOT NULL,
    "payee_name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "amount_minor" BIGINT NOT NULL,
    "service_fee_minor" BIGINT,
    "rate" DECIMAL(18,8),
    "rate_date" DATE,
    "rate_source" "RateSource",
    "amount_cents" INTEGER NOT NULL,
    "invoice_date" DATE,
    "payment_date" DATE NOT NULL,
    "already_paid" BOOLEAN NOT NULL,
    "debit_date" DATE,
    "posting_date" DATE,
    "bank_reference" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "retry_of_id" UUID,
    "corrects_id" UUID,
    "recorded_by_id" UUID NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "idempotency_key" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_destination" (
    "payment_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "role" "DestinationRole" NOT NULL,
    "name" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "country" CHAR(2),
    "outcome" "FindingOutcome" NOT NULL,
    "verdict" JSONB NOT NULL,

    CONSTRAINT "payment_destination_pkey" PRIMARY KEY ("payment_id","position")
);

-- CreateTable
CREATE TABLE "payment_determination" (
    "payment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "outcome" "FindingOutcome" NOT NULL,
    "findings" JSONB NOT NULL,
    "blocked_by" TEXT[],
    "general_licenses" TEXT[],
    "cap_cents" INTEGER NOT NULL,
    "used_cents" INTEGER NOT NULL,
    "reserved_cents" INTEGER NOT NULL,
    "rules_version" TEXT NOT NULL,
    "places_version" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_determination_pkey" PRIMARY KEY ("payment_id","seq")
);

-- CreateTable
CREATE TABLE "payment_transition" (
    "payment_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "from_state" "PaymentState",
    "to_state" "PaymentState" NOT NULL,
    "actor_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "facts" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "payment_transition_pkey" PRIMARY KEY ("payment_id","seq")
);

-- CreateTable
CREATE TABLE "void_request" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "decided_by_id" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "confirmed" BOOLEAN,
    "decision_reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "void_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "company_year" (
    "company_id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "cap_cents" INTEGER NOT NULL,
    "used_cents" INTEGER NOT NULL DEFAULT 0,
    "reserved_cents" INTEGER NOT NULL DEFAULT 0,
    "blocked_cents" BIGINT NOT NULL DEFAULT 0,
    "violation_cents" BIGINT NOT NULL DEFAULT 0,
    "requested_count" INTEGER NOT NULL DEFAULT 0,
    "in_review_count" INTEGER NOT NULL DEFAULT 0,
    "approved_count" INTEGER NOT NULL DEFAULT 0,
    "paid_count" INTEGER NOT NULL DEFAULT 0,
    "rejected_count" INTEGER NOT NULL DEFAULT 0,
    "voided_count" INTEGER NOT NULL DEFAULT 0,
    "blocked_count" INTEGER NOT NULL DEFAULT 0,
    "violation_count" INTEGER NOT NULL DEFAULT 0,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL,
    "head_previous_hash" TEXT NOT NULL,

    CONSTRAINT "company_year_pkey" PRIMARY KEY ("company_id","year")
);

-- CreateTable
CREATE TABLE "ledger_year" (
    "year" INTEGER NOT NULL,
    "closed_at" TIMESTAMPTZ(6),
    "closed_by_id" UUID,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ledger_year_pkey" PRIMARY KEY ("year")
);

-- CreateTable
CREATE TABLE "audit_chain" (
    "chain" TEXT NOT NULL,
    "head_seq" INTEGER NOT NULL DEFAULT 0,
    "head_hash" TEXT NOT NULL,

    CONSTRAINT "audit_chain_pkey" PRIMARY KEY ("chain")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "chain" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_id" UUID,
    "verb" TEXT NOT NULL,
    "target_kind" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "target_name" TEXT NOT NULL,
    "company_id" UUID,
    "before" TEXT,
    "after" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("chain","seq")
);

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "one_time_link_token_hash_key" ON "one_time_link"("token_hash");

-- CreateIndex
CREATE UNIQUE INDEX "company_group_name_key" ON "company_group"("name");

-- CreateIndex
CREATE INDEX "company_name_id_idx" ON "company"("name", "id");

-- CreateIndex
CREATE INDEX "product_name_id_idx" ON "product"("name", "id");

-- CreateIndex
CREATE UNIQUE INDEX "product_company_id_id_key" ON "product"("company_id", "id");

-- CreateIndex
CREATE INDEX "product_classification_product_id_valid_from_idx" ON "product_classification"("product_id", "valid_from" DESC);

-- CreateIndex
CREATE INDEX "fsb_license_number_id_idx" ON "fsb_license"("number", "id");

-- CreateIndex
CREATE INDEX "fsb_license_valid_until_idx" ON "fsb_license"("valid_until");

-- CreateIndex
CREATE UNIQUE INDEX "fsb_license_company_id_id_key" ON "fsb_license"("company_id", "id");

-- CreateIndex
CREATE INDEX "fsb_license_product_product_id_idx" ON "fsb_license_product"("product_id");

-- CreateIndex
CREATE UNIQUE INDEX "exchange_rate_currency_rate_date_source_key" ON "exchange_rate"("currency", "rate_date", "source");

-- CreateIndex
CREATE UNIQUE INDEX "payment_reference_key" ON "payment"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "payment_idempotency_key_key" ON "payment"("idempotency_key");

-- CreateIndex
CREATE INDEX "payment_payment_date_id_idx" ON "payment"("payment_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_company_id_payment_date_id_idx" ON "payment"("company_id", "payment_date" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "payment_fsb_license_id_idx" ON "payment"("fsb_license_id");

-- CreateIndex
CREATE INDEX "payment_product_id_idx" ON "payment"("product_id");

-- CreateIndex
CREATE INDEX "void_request_payment_id_idx" ON "void_request"("payment_id");

-- CreateIndex
CREATE INDEX "company_year_year_used_cents_company_id_idx" ON "company_year"("year", "used_cents" DESC, "company_id");

-- CreateIndex
CREATE INDEX "audit_event_at_chain_seq_idx" ON "audit_event"("at" DESC, "chain", "seq");

-- CreateIndex
CREATE INDEX "audit_event_company_id_at_idx" ON "audit_event"("company_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_event_target_id_at_idx" ON "audit_event"("target_id", "at" DESC);

-- AddForeignKey
ALTER TABLE "one_time_link" ADD CONSTRAINT "one_time_link_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company" ADD CONSTRAINT "company_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "company_group"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product" ADD CONSTRAINT "product_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "product_classification" ADD CONSTRAINT "product_classification_product_id_fkey" FOREIGN KEY ("product_id") REFERENCES "product"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fsb_license" ADD CONSTRAINT "fsb_license_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fsb_license_product" ADD CONSTRAINT "fsb_license_product_company_id_fsb_license_id_fkey" FOREIGN KEY ("company_id", "fsb_license_id") REFERENCES "fsb_license"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "fsb_license_product" ADD CONSTRAINT "fsb_license_product_company_id_product_id_fkey" FOREIGN KEY ("company_id", "product_id") REFERENCES "product"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_company_id_fsb_license_id_fkey" FOREIGN KEY ("company_id", "fsb_license_id") REFERENCES "fsb_license"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_company_id_product_id_fkey" FOREIGN KEY ("company_id", "product_id") REFERENCES "product"("company_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_retry_of_id_fkey" FOREIGN KEY ("retry_of_id") REFERENCES "payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_corrects_id_fkey" FOREIGN KEY ("corrects_id") REFERENCES "payment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment" ADD CONSTRAINT "payment_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_destination" ADD CONSTRAINT "payment_destination_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_determination" ADD CONSTRAINT "payment_determination_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_transition" ADD CONSTRAINT "payment_transition_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_transition" ADD CONSTRAINT "payment_transition_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "void_request" ADD CONSTRAINT "void_request_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "void_request" ADD CONSTRAINT "void_request_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "void_request" ADD CONSTRAINT "void_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "company_year" ADD CONSTRAINT "company_year_company_id_fkey" FOREIGN KEY ("company_id") REFERENCES "company"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "audit_event" ADD CONSTRAINT "audit_event_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "person"("id") ON DELETE SET NULL ON UPDATE CASCADE;


