-- Destinations are recorded with their payment and never changed, and no text of a new one is over its limit.
CREATE OR REPLACE TRIGGER payment_destination_is_kept BEFORE DELETE OR UPDATE ON payment_destination
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_destination_is_not_emptied BEFORE TRUNCATE ON payment_destination
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER payment_destination_texts_are_short BEFORE INSERT ON payment_destination FOR EACH ROW
  EXECUTE FUNCTION refuse_long_texts('name', 300, 'address', 5000, 'region', 200, 'city', 200, 'postal_code', 40);
