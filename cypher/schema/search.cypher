// The index for words: pairs of folded characters, cut apart already, so white space is all the analyzer looks at.
CREATE FULLTEXT INDEX words IF NOT EXISTS FOR (words:Words) ON EACH [words.words]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};
