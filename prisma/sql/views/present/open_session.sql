-- The sessions that identify a person now: not ended, within both limits of the organisation. A limit that is lowered
-- applies to sessions that began earlier; one that is raised prolongs none of them.
CREATE OR REPLACE VIEW open_session AS
  SELECT s.id, s.person_id, s.created_at, s.last_seen_at, s.address, s.client,
    least(s.ends_at, s.created_at + make_interval(hours => o.session_hours)) AS ends_at,
    s.factor_at
  FROM session s JOIN organisation o ON o.id = 1
  WHERE s.ended_at IS NULL AND s.ends_at > now()
    AND s.created_at + make_interval(hours => o.session_hours) > now()
    AND s.last_seen_at + make_interval(mins => o.session_idle_minutes) > now();
