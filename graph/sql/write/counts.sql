-- How many planned tasks, edges and unread passages a document has. :document: id.
SELECT document.tasks, document.edges, document.unread FROM document WHERE document.id = :document
