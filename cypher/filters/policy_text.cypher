// Only policies whose name holds a word. $text: folded.
AND policy.folded CONTAINS $text
