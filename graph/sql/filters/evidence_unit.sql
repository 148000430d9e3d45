-- Only what proves that tasks are a unit's, and that they name a policy or campaign that was asked for too.
-- :bodies: JSON list of [id, from, to]; :roles: names of roles; :policy, :campaign: id, or null if not asked.
AND (
  (
    instr(:roles, edge.relation)
    AND edge.node IN (SELECT json_extract(body.value, '$[0]') FROM json_each(:bodies) AS body)
  )
  OR edge.node IN (:policy, :campaign)
)
