-- Cells of a spreadsheet (ECMA-376) as PostgreSQL writes them, so that rows go from the table into the file without becoming objects on the way. The type of the
-- value chooses the kind of cell: a number, a day, or text.

-- Text in XML: what XML forbids is left out, a line end is kept as a reference (a row stays one line), and _x000D_ typed by somebody stays that.
CREATE FUNCTION sheet_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  replace(replace(replace(replace(replace(
    regexp_replace(regexp_replace(CASE WHEN length(value) > 32767 THEN left(value, 32750) || ' [cut]' ELSE value END,
      E'[\\x01-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF]', '', 'g'), '_(x[0-9A-Fa-f]{4}_)', '_x005F_\1', 'g'),
    '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), E'\r', '&#13;'), E'\n', '&#10;');

-- `place` is the address of the cell, such as B7: some readers ask for it.
CREATE FUNCTION sheet_cell(place text, value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN value IS NULL OR value = '' THEN '' ELSE '<c r="' || place || '" t="inlineStr"><is><t xml:space="preserve">' || sheet_text(value) || '</t></is></c>' END;
CREATE FUNCTION sheet_cell(place text, value uuid) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN sheet_cell(place, value::text);
CREATE FUNCTION sheet_cell(place text, value numeric) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN value IS NULL THEN '' ELSE '<c r="' || place || '"><v>' || value::text || '</v></c>' END;
-- Days since 30 Dec 1899, as every spreadsheet counts them; style 2 is a date (lib/exports/workbook.ts).
CREATE FUNCTION sheet_cell(place text, value date) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  CASE WHEN value IS NULL THEN '' ELSE '<c r="' || place || '" s="2"><v>' || (value - DATE '1899-12-30') || '</v></c>' END;
