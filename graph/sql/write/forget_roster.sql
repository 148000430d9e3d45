-- Forget what a roster says; gives the units that it named. :source: of the roster.
DELETE FROM roster WHERE roster.source = :source RETURNING roster.member, roster.collective
