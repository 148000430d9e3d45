-- Only who has which role, and what proves that tasks name a policy or campaign that was asked for.
-- :policy, :campaign: id, or null if not asked.
AND (edge.relation IN ('leads', 'supports', 'implements') OR edge.node IN (:policy, :campaign))
