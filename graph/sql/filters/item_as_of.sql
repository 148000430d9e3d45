-- Only tasks of documents until a date. :as_of: what the sort of the earliest place begins with.
AND item.sort >= :as_of
AND item.sort < '99999999'
