"""What words are, on any page: a picture, speech, a name, a cue; and records of them becoming items."""
