// How many tasks there are in all documents, without a look at them. $kinds: names of kinds.
UNWIND $kinds AS kind
RETURN sum(CASE kind WHEN 'planned' THEN COUNT { (:Task) } ELSE COUNT { (:Achievement) } END) AS count
