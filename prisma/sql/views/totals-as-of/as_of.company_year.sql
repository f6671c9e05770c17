-- The figures of company-years as of an instant. A year in which something has happened since is added up again from
-- its payments. The heads of the chains are those of the present and not shown.
CREATE OR REPLACE VIEW as_of.company_year AS
  SELECT y.company_id, y.year, y.cap_cents, y.used_cents, y.reserved_cents, y.blocked_cents, y.violation_cents,
    y.requested_count, y.in_review_count, y.approved_count, y.paid_count, y.rejected_count, y.voided_count,
    y.blocked_count, y.violation_count, y.unreserved_count
  FROM public.company_year y
  WHERE NOT EXISTS (
    SELECT FROM public.audit_event e
    WHERE e.at > (SELECT as_of.instant()) AND e.chain = 'company:' || y.company_id || ':' || y.year)
  UNION ALL
  SELECT p.company_id, p.year, y.cap_cents,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'paid'), 0)::int,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state IN ('requested', 'in_review', 'approved')), 0)::int,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'blocked'), 0)::bigint,
    coalesce(sum(p.amount_cents) FILTER (WHERE p.state = 'violation'), 0)::bigint,
    (count(*) FILTER (WHERE p.state = 'requested'))::int,
    (count(*) FILTER (WHERE p.state = 'in_review'))::int,
    (count(*) FILTER (WHERE p.state = 'approved'))::int,
    (count(*) FILTER (WHERE p.state = 'paid'))::int,
    (count(*) FILTER (WHERE p.state = 'rejected'))::int,
    (count(*) FILTER (WHERE p.state = 'voided'))::int,
    (count(*) FILTER (WHERE p.state = 'blocked'))::int,
    (count(*) FILTER (WHERE p.state = 'violation'))::int,
    (count(*) FILTER (WHERE p.state = 'unreserved'))::int
  FROM (
    SELECT DISTINCT e.chain FROM public.audit_event e WHERE e.at > (SELECT as_of.instant()) AND e.verb LIKE 'payment.%'
  ) later
    JOIN public.company_year y ON later.chain = 'company:' || y.company_id || ':' || y.year
    JOIN as_of.payment p ON p.company_id = y.company_id AND p.year = y.year
  GROUP BY p.company_id, p.year, y.cap_cents;
