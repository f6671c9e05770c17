-- The closed years of companies as of an instant.
SELECT make_versioned_view('company_year_closing', 'kept.company_id::text || '' '' || kept.year::text');
