-- Requests to void are decided once. Each request and decision is an event.
CREATE OR REPLACE TRIGGER void_request_is_audited AFTER INSERT OR UPDATE ON void_request
  FOR EACH ROW EXECUTE FUNCTION void_request_is_audited();
CREATE OR REPLACE TRIGGER void_request_is_decided_once BEFORE UPDATE ON void_request
  FOR EACH ROW EXECUTE FUNCTION void_request_is_decided_once();
CREATE OR REPLACE TRIGGER void_request_is_kept BEFORE DELETE ON void_request
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER void_request_is_not_emptied BEFORE TRUNCATE ON void_request
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
