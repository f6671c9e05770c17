-- Decisions about reports to OFAC are never changed; a further one supersedes them.
CREATE OR REPLACE TRIGGER report_decision_is_kept BEFORE DELETE OR UPDATE ON report_decision
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER report_decision_is_not_emptied BEFORE TRUNCATE ON report_decision
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
