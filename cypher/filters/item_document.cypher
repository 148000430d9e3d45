// Only tasks of one document. $document: id.
AND item.document = $document
