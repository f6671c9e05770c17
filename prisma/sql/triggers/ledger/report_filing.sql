-- Records of filed reports are never changed; a further one withdraws them.
CREATE OR REPLACE TRIGGER report_filing_is_kept BEFORE DELETE OR UPDATE ON report_filing
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER report_filing_is_not_emptied BEFORE TRUNCATE ON report_filing
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
