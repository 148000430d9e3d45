-- Only tasks of one document. :document: id.
AND edge.document = (SELECT asked.serial FROM document AS asked WHERE asked.id = :document)
