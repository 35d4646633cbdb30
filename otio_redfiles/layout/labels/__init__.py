"""Lines that begin with a word that says what they are: VISION: NARRATOR: TC:"""
