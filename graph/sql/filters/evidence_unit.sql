-- Only what proves that tasks are a unit's, and that they name a policy or campaign that was asked for too.
-- :unit: id; :roles: names of roles; :policy, :campaign: id, or null if not asked.
AND ((edge.node = :unit AND instr(:roles, edge.relation)) OR edge.node IN (:policy, :campaign))
