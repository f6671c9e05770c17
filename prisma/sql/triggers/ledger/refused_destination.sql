-- Refused destinations are never changed. A further one changes every company's facts.
CREATE OR REPLACE TRIGGER refused_destination_is_kept BEFORE DELETE ON refused_destination
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER refused_destination_is_not_changed BEFORE UPDATE ON refused_destination
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER refused_destination_is_not_emptied BEFORE TRUNCATE ON refused_destination
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER refused_destination_moves_facts AFTER INSERT ON refused_destination
  FOR EACH ROW EXECUTE FUNCTION bump_organisation_facts();
