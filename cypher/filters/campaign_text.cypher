// Only campaigns whose name holds a word. $text: folded.
AND campaign.folded CONTAINS $text
