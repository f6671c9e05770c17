-- Indexes for the orders of the payments list. The state is indexed for every payment, not for the waiting ones alone.
CREATE INDEX payment_state_payment_date_id_idx ON payment (state, payment_date DESC, id DESC);
DROP INDEX payment_waiting;
CREATE INDEX payment_amount_cents_id_idx ON payment (amount_cents DESC, id DESC);
CREATE INDEX payment_reference_order ON payment (year, char_length(reference), reference);
CREATE INDEX payment_without_license ON payment (payment_date DESC, id DESC) WHERE fsb_license_id IS NULL;
