-- Only campaigns whose name holds a word. :text: folded.
AND instr(campaign.folded, :text)
