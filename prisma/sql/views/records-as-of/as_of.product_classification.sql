-- Classifications added until an instant.
CREATE OR REPLACE VIEW as_of.product_classification AS
  SELECT * FROM public.product_classification WHERE date_trunc('milliseconds', created_at) <= (SELECT as_of.instant());
