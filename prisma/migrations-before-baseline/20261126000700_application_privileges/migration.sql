-- What the application's role may do is data: a migration adds its own lines, and none has to repeat those of the others.
CREATE TABLE "application_privilege" (
    "privilege" TEXT NOT NULL,

    CONSTRAINT "application_privilege_pkey" PRIMARY KEY ("privilege")
);

-- Each line is what stands between GRANT and TO.
INSERT INTO application_privilege (privilege) VALUES
  ('USAGE ON SCHEMA public'),
  ('SELECT ON ALL TABLES IN SCHEMA public'),
  ('INSERT, UPDATE ON organisation, person, one_time_link, company_group, company, product, fsb_license'),
  ('INSERT ON product_classification, exchange_rate'),
  ('INSERT, DELETE ON fsb_license_product'),
  ('EXECUTE ON FUNCTION record_payment(jsonb), move_payment(jsonb), ask_void(jsonb), decide_void(jsonb), append_audit_event(jsonb), set_year_closed(jsonb)'),
  ('INSERT ON screening_list, screening_list_row'),
  ('UPDATE (finished_at, clear_count, review_count, blocked_count) ON screening_list'),
  ('UPDATE (decision, reason, decided_by_id, decided_at) ON screening_case'),
  ('EXECUTE ON FUNCTION begin_re_screening(jsonb), hold_re_screening(jsonb), keep_re_screened(jsonb)'),
  ('EXECUTE ON FUNCTION sign_summary(jsonb)'),
  ('EXECUTE ON FUNCTION make_seal(jsonb)');

-- Gives a login role exactly what the application needs. Called by whoever owns the tables, after each migration.
CREATE OR REPLACE FUNCTION grant_application_role(application_role name) RETURNS void LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  given text;
BEGIN
  FOR given IN SELECT privilege FROM application_privilege ORDER BY privilege LOOP
    EXECUTE 'GRANT ' || given || format(' TO %I', application_role);
  END LOOP;
END $$;
