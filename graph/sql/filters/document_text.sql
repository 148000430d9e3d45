-- Only documents with a title that holds a word. :text: folded.
AND instr(document.folded, :text)
