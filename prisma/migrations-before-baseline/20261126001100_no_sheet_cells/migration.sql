-- Sheets are made from the text of COPY, by the program that packs them (lib/exports/sheet-rows.ts): that takes a quarter of the work and leaves the database a statement to
-- run as it runs one for CSV.
DROP FUNCTION sheet_cell(text, text), sheet_cell(text, uuid), sheet_cell(text, numeric), sheet_cell(text, date), sheet_text(text);
