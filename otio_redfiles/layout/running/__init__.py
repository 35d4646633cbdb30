"""Running text: where its timecodes stand among the words, and which words are whose."""
