-- Records of the law are never changed; a further version supersedes them.
CREATE OR REPLACE TRIGGER law_record_is_kept BEFORE DELETE OR UPDATE ON law_record
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE OR REPLACE TRIGGER law_record_is_not_emptied BEFORE TRUNCATE ON law_record
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_rewriting();
