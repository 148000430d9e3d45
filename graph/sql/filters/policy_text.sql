-- Only policies whose name holds a word. :text: folded.
AND instr(policy.folded, :text)
