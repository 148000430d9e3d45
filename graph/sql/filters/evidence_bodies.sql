-- Only what proves that tasks are a unit's or of what stands in for it, and that they name a policy or campaign that was asked for too.
-- :bodies: JSON list of [id, from, to]; :roles: names of roles; :policies, :campaigns: JSON lists of ids.
AND (
  (
    instr(:roles, edge.relation)
    AND edge.node IN (SELECT json_extract(body.value, '$[0]') FROM json_each(:bodies) AS body)
  )
  OR edge.node IN (SELECT value FROM json_each(:policies) UNION ALL SELECT value FROM json_each(:campaigns))
)
