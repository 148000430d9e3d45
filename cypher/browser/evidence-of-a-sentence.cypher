WITH '藥品監管局' AS words // Write words of a sentence, in the characters of the notice.
// What the graph says because of a sentence: each edge with the sentence that proves it, and where it stands.
MATCH (from)-[edge:LEADS|SUPPORTS|IMPLEMENTS|CARRIES_OUT|REVISES|DRAFTS|ISSUES|CITES|CONCERNS|ISSUED_BY|ADDRESSED_TO]->(to)
WHERE edge.quote CONTAINS words
RETURN coalesce(from.short, from.title, from.name) AS from, type(edge) AS says,
  coalesce(to.short, to.title, to.name) AS to, edge.text AS words, edge.quote AS sentence,
  edge.quote_start AS start, edge.quote_end AS end, edge.document AS document
ORDER BY document, start, edge.start
LIMIT 100
