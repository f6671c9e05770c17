-- Views of a list that a person saved by name: the query of its address. A removed view is archived and frees its name.
CREATE TABLE saved_view (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  list text NOT NULL,
  name text NOT NULL,
  parameters text NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  archived_at timestamptz(3),
  CONSTRAINT saved_view_pkey PRIMARY KEY (id),
  CONSTRAINT saved_view_list_check CHECK (list IN ('payments')),
  CONSTRAINT saved_view_name_check CHECK (btrim(name) <> '' AND char_length(name) <= 200),
  CONSTRAINT saved_view_parameters_check CHECK (char_length(parameters) <= 4000),
  CONSTRAINT saved_view_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE UNIQUE INDEX saved_view_name ON saved_view (person_id, list, lower(name)) WHERE archived_at IS NULL;
CREATE INDEX saved_view_person_id_list_idx ON saved_view (person_id, list);
