-- Comments on a payment or a screening case: notes of preparation, who is asked, and who prepares or decides it next.
-- A comment is no decision, and no rule reads one.
CREATE TABLE record_comment (
  id uuid NOT NULL,
  payment_id uuid,
  screening_case_id uuid,
  author_id uuid NOT NULL,
  body text NOT NULL,
  assigns boolean NOT NULL DEFAULT false,
  assigned_to_id uuid,
  written_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  CONSTRAINT record_comment_pkey PRIMARY KEY (id),
  CONSTRAINT record_comment_is_about_one_record CHECK (num_nonnulls(payment_id, screening_case_id) = 1),
  CONSTRAINT record_comment_states_something CHECK (assigns OR body <> ''),
  CONSTRAINT record_comment_is_short CHECK (char_length(body) <= 2000),
  CONSTRAINT record_comment_assigns_whom_it_names CHECK (assigns OR assigned_to_id IS NULL)
);
CREATE INDEX record_comment_payment ON record_comment (payment_id, written_at);
CREATE INDEX record_comment_case ON record_comment (screening_case_id, written_at);
CREATE INDEX record_comment_author_id ON record_comment (author_id);
CREATE INDEX record_comment_assigned_to_id ON record_comment (assigned_to_id);
ALTER TABLE record_comment ADD CONSTRAINT record_comment_payment_id_fkey FOREIGN KEY (payment_id)
  REFERENCES payment(id);
ALTER TABLE record_comment ADD CONSTRAINT record_comment_screening_case_id_fkey FOREIGN KEY (screening_case_id)
  REFERENCES screening_case(id);
ALTER TABLE record_comment ADD CONSTRAINT record_comment_author_id_fkey FOREIGN KEY (author_id) REFERENCES person(id);
ALTER TABLE record_comment ADD CONSTRAINT record_comment_assigned_to_id_fkey FOREIGN KEY (assigned_to_id)
  REFERENCES person(id);

-- The people a comment asks.
CREATE TABLE record_comment_mention (
  comment_id uuid NOT NULL,
  person_id uuid NOT NULL,
  CONSTRAINT record_comment_mention_pkey PRIMARY KEY (comment_id, person_id)
);
CREATE INDEX record_comment_mention_person_id ON record_comment_mention (person_id);
ALTER TABLE record_comment_mention ADD CONSTRAINT record_comment_mention_comment_id_fkey FOREIGN KEY (comment_id)
  REFERENCES record_comment(id);
ALTER TABLE record_comment_mention ADD CONSTRAINT record_comment_mention_person_id_fkey FOREIGN KEY (person_id)
  REFERENCES person(id);
