-- The yearly summary counts the FSB licenses that end in a year and shows the first of them.
CREATE INDEX fsb_license_ending ON fsb_license (valid_until, number COLLATE "C", id) WHERE status = 'valid';
