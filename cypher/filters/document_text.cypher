// Only documents with a title that holds a word. $text: folded.
AND document.folded CONTAINS $text
