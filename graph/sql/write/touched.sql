-- The shared nodes that a document needs. :document: its number.
SELECT DISTINCT edge.node FROM edge WHERE edge.document = :document
