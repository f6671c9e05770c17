-- What the role of the application may do. Each row is the text between GRANT and TO; grant_application_role()
-- grants them. A role that has a privilege keeps it when its row is removed: revoke it in dropped.sql.
DELETE FROM application_privilege;
INSERT INTO application_privilege (privilege) VALUES
  -- Reading everything
  ('USAGE ON SCHEMA public'),
  ('USAGE ON SCHEMA as_of'),
  ('SELECT ON ALL TABLES IN SCHEMA public'),
  ('SELECT ON ALL TABLES IN SCHEMA as_of'),
  ('EXECUTE ON FUNCTION as_of.instant()'),
  -- People, records and policies
  ('INSERT, UPDATE ON organisation, person, one_time_link, company_group, company, product, fsb_license'),
  ('INSERT, DELETE ON fsb_license_product'),
  ('INSERT, UPDATE ON folded_name'),
  ('INSERT ON product_classification, exchange_rate'),
  ('INSERT, UPDATE ON list_layout'),
  ('INSERT ON saved_view'),
  ('UPDATE (name, archived_at) ON saved_view'),
  ('INSERT ON group_membership'),
  ('INSERT ON law_record, law_decision'),
  ('INSERT ON rule_policy'),
  ('INSERT ON rule_policy_decision'),
  ('INSERT ON record_comment, record_comment_mention'),
  ('INSERT (id, person_id, address, client) ON session'),
  ('UPDATE (ended_at, last_seen_at, address) ON session'),
  ('EXECUTE ON FUNCTION begin_sign_in_attempt(jsonb), end_sign_in_attempt(jsonb), close_sign_in_windows()'),
  ('EXECUTE ON FUNCTION remember_device(jsonb), forget_devices(uuid)'),
  ('EXECUTE ON FUNCTION ask_company_join(jsonb), decide_company_join(jsonb)'),
  ('EXECUTE ON FUNCTION lock_groups(uuid[])'),
  -- The ledger and its audit trail
  ('EXECUTE ON FUNCTION record_payment(jsonb), move_payment(jsonb), ask_void(jsonb), decide_void(jsonb)'),
  ('EXECUTE ON FUNCTION append_audit_event(jsonb), set_year_closed(jsonb)'),
  ('EXECUTE ON FUNCTION make_seal(jsonb)'),
  ('EXECUTE ON FUNCTION settle_payment(jsonb), settle_in_another_year(jsonb), confirm_violation(jsonb)'),
  ('EXECUTE ON FUNCTION note_determination(jsonb), lock_payer(uuid, boolean)'),
  ('EXECUTE ON FUNCTION decide_report(jsonb), record_report_filing(jsonb)'),
  ('EXECUTE ON FUNCTION ask_year_reopening(jsonb), decide_year_reopening(jsonb)'),
  ('EXECUTE ON FUNCTION issue_bank_letter(jsonb), find_bank_letter(jsonb)'),
  -- The queue
  ('EXECUTE ON FUNCTION enqueue_job(jsonb), enqueue_occurrence(jsonb), claim_job(jsonb), extend_lease(jsonb)'),
  ('EXECUTE ON FUNCTION finish_job(jsonb), retry_job(jsonb), cancel_jobs(text, text), delete_finished_jobs()'),
  -- Screening
  ('INSERT ON screening_list, screening_list_row'),
  ('UPDATE (finished_at, clear_count, review_count, blocked_count) ON screening_list'),
  ('UPDATE (decision, reason, decided_by_id, decided_at) ON screening_case'),
  ('EXECUTE ON FUNCTION open_record_case(jsonb)'),
  ('EXECUTE ON FUNCTION begin_re_screening(jsonb), store_re_screened(jsonb)'),
  -- Exports and the yearly summary
  ('EXECUTE ON FUNCTION sign_summary(jsonb)'),
  ('INSERT ON saved_export, export_schedule'),
  ('UPDATE (name, archived_at) ON saved_export'),
  ('UPDATE (name, report, parameters, format, rhythm) ON export_schedule'),
  ('UPDATE (covers, owner_id, active_since, paused_at, archived_at, version) ON export_schedule'),
  ('EXECUTE ON FUNCTION finish_export_file(jsonb), fail_export_file(jsonb), end_export_file(jsonb)'),
  ('EXECUTE ON FUNCTION expire_export_files()'),
  ('INSERT, UPDATE, DELETE ON summary_tally, summary_tally_year'),
  ('EXECUTE ON FUNCTION ask_export_file(jsonb), start_export_file(jsonb), store_export_chunk(jsonb, boolean, bytea)');
