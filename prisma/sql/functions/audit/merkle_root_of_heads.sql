-- The Merkle root over the heads of all chains in the byte order of their names (RFC 6962: a leaf is hashed after a
-- zero byte, a node after a one). Null without heads.
CREATE OR REPLACE FUNCTION merkle_root_of_heads(OUT root text, OUT head_count int)
  LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  level bytea[];
BEGIN
  SELECT array_agg(sha256('\x00'::bytea || convert_to(chain || ' ' || seq || ' ' || hash, 'UTF8'))
    ORDER BY chain COLLATE "C") INTO level FROM chain_head;
  head_count := coalesce(cardinality(level), 0);
  WHILE cardinality(level) > 1 LOOP
    SELECT array_agg(node ORDER BY pair) INTO level FROM (
      SELECT pair, CASE count(*) WHEN 2 THEN sha256('\x01'::bytea || string_agg(hash, ''::bytea ORDER BY place))
        ELSE string_agg(hash, ''::bytea) END AS node
      FROM (SELECT hash, place, (place - 1) / 2 AS pair
        FROM unnest(level) WITH ORDINALITY AS given(hash, place)) AS hashes GROUP BY pair) AS nodes;
  END LOOP;
  root := encode(level[1], 'hex');
END $$;
REVOKE EXECUTE ON FUNCTION merkle_root_of_heads() FROM PUBLIC;
