-- Only who has which role, and what proves that tasks name a policy or campaign that was asked for.
-- :policies, :campaigns: JSON lists of ids.
AND (edge.relation IN ('leads', 'supports', 'implements') OR edge.node IN (SELECT value FROM json_each(:policies) UNION ALL SELECT value FROM json_each(:campaigns)))
