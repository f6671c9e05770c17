-- Events are never changed.
CREATE OR REPLACE TRIGGER audit_event_is_kept BEFORE DELETE OR UPDATE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER audit_event_is_not_emptied BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
-- Those that a system outside receives are noted for it.
CREATE OR REPLACE TRIGGER audit_event_is_delivered AFTER INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION note_for_delivery();
