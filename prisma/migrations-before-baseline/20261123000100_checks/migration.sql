-- The last line: what holds when the code above is wrong. Each constraint is named after what it promises.

ALTER TABLE organisation ADD CONSTRAINT organisation_is_one CHECK (id = 1);
ALTER TABLE person ADD CONSTRAINT person_email_is_folded CHECK (email = lower(email) AND email <> '');
ALTER TABLE one_time_link ADD CONSTRAINT one_time_link_purpose_is_known CHECK (purpose IN ('set_up', 'choose_password'));
ALTER TABLE company ADD CONSTRAINT company_has_a_name CHECK (name <> '' AND name = btrim(name));
ALTER TABLE product ADD CONSTRAINT product_has_a_name CHECK (name <> '' AND name = btrim(name));
ALTER TABLE fsb_license ADD CONSTRAINT fsb_license_dates_run_forward CHECK (valid_until IS NULL OR issued_on IS NULL OR valid_until >= issued_on);
ALTER TABLE fsb_license ADD CONSTRAINT fsb_license_categories_are_known CHECK (categories <@ ARRAY[1,2,3,4,5,6,7,8,9,10,11,12]);
ALTER TABLE exchange_rate ADD CONSTRAINT exchange_rate_is_positive CHECK (rate > 0);

-- Two open entries of one license number in one company are a typing error; archived ones may repeat it.
CREATE UNIQUE INDEX fsb_license_number_once ON fsb_license (company_id, upper(number)) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX company_name_once ON company (lower(name)) WHERE archived_at IS NULL;

ALTER TABLE payment ADD CONSTRAINT payment_amounts_are_not_negative CHECK (amount_minor >= 0 AND amount_cents >= 0 AND (service_fee_minor IS NULL OR (service_fee_minor >= 0 AND service_fee_minor <= amount_minor)));
ALTER TABLE payment ADD CONSTRAINT payment_year_is_of_its_date CHECK (year = extract(year FROM payment_date)::int);
ALTER TABLE payment ADD CONSTRAINT payment_debit_stays_in_its_year CHECK (debit_date IS NULL OR extract(year FROM debit_date)::int = year);
ALTER TABLE payment ADD CONSTRAINT payment_has_a_rate_unless_usd CHECK (currency = 'USD' OR rate > 0 OR rate_source = 'bank_debit');
-- A refused attempt may be about anything; what counts is about an FSB license of the same company.
ALTER TABLE payment ADD CONSTRAINT payment_names_its_license CHECK (state IN ('blocked', 'violation', 'rejected', 'voided') OR fsb_license_id IS NOT NULL);
ALTER TABLE payment ADD CONSTRAINT payment_paid_has_its_debit CHECK (state <> 'paid' OR (debit_date IS NOT NULL AND bank_reference IS NOT NULL));
-- Money already paid is never refused and never lost: it is paid inside the authorization or an apparent violation.
ALTER TABLE payment ADD CONSTRAINT payment_already_paid_is_not_refused CHECK (NOT already_paid OR state NOT IN ('blocked', 'rejected'));

-- The cap itself (31 CFR general licenses 1 to 1C: fees "do not exceed $5,000 in any calendar year").
ALTER TABLE company_year ADD CONSTRAINT company_year_within_cap
  CHECK (used_cents >= 0 AND reserved_cents >= 0 AND used_cents + reserved_cents <= cap_cents);
-- No setting raises it, not even by SQL.
ALTER TABLE company_year ADD CONSTRAINT company_year_cap_is_the_law CHECK (cap_cents BETWEEN 0 AND 500000);
ALTER TABLE company_year ADD CONSTRAINT company_year_counts_are_not_negative
  CHECK (least(blocked_cents, violation_cents) >= 0
     AND least(requested_count, in_review_count, approved_count, paid_count, rejected_count, voided_count, blocked_count, violation_count) >= 0);

ALTER TABLE void_request ADD CONSTRAINT void_request_needs_two_people CHECK (decided_by_id IS NULL OR decided_by_id <> asked_by_id OR confirmed = false);
ALTER TABLE void_request ADD CONSTRAINT void_request_is_decided_whole CHECK ((decided_by_id IS NULL) = (decided_at IS NULL) AND (decided_by_id IS NULL) = (confirmed IS NULL));
CREATE UNIQUE INDEX void_request_open_once ON void_request (payment_id) WHERE decided_at IS NULL;

-- What the lists lean on: the rare states by date, and names found by any part of them.
CREATE INDEX payment_waiting ON payment (state, payment_date DESC, id DESC) WHERE state IN ('requested', 'in_review', 'approved', 'blocked', 'violation');
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX company_name_trigrams ON company USING gin (name gin_trgm_ops);
CREATE INDEX product_name_trigrams ON product USING gin (name gin_trgm_ops);
CREATE INDEX fsb_license_number_trigrams ON fsb_license USING gin (number gin_trgm_ops);

-- The rollup and the chain heads are updated in place thousands of times: leave room on the page.
ALTER TABLE company_year SET (fillfactor = 70);
ALTER TABLE audit_chain SET (fillfactor = 70);
-- A determination is some four kilobytes: kept in its row and not compressed, which was a twelfth of the cost of recording. Longer ones are.
ALTER TABLE payment_determination SET (toast_tuple_target = 8160);

CREATE SEQUENCE payment_reference;
