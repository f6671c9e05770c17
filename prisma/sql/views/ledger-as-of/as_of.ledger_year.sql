-- Closed years as of an instant.
SELECT make_versioned_view('ledger_year', 'kept.year::text');
