"""The lines of a page: their timecodes, their numbers, the blanks round them; and which words belong to which timecode."""
