-- How each person sees a list: the columns in their order, and the height of the rows.
CREATE TABLE list_layout (
  id uuid NOT NULL,
  person_id uuid NOT NULL,
  list text NOT NULL,
  columns text[] NOT NULL,
  density text NOT NULL,
  saved_at timestamptz(3) NOT NULL,
  CONSTRAINT list_layout_pkey PRIMARY KEY (id),
  CONSTRAINT list_layout_list_check CHECK (list IN ('payments')),
  CONSTRAINT list_layout_columns_check CHECK (cardinality(columns) BETWEEN 1 AND 40),
  CONSTRAINT list_layout_density_check CHECK (density IN ('dense', 'airy')),
  CONSTRAINT list_layout_person_id_fkey FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE UNIQUE INDEX list_layout_person_id_list_key ON list_layout (person_id, list);
