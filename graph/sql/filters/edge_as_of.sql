-- Only tasks of documents until a date. :as_of: what the sort of the earliest place begins with.
AND edge.sort >= :as_of
AND edge.sort < '99999999'
