# Makes a man page from help texts: zoetrope's own, then that of each command after a line "COMMAND name".
# -v version=TEXT is the page's footer.

# Escapes a text for roff.
function roff(text) {
  gsub(/\\/, "\\\\e", text)
  gsub(/-/, "\\\\-", text)
  return text ~ /^[.']/ ? "\\&" text : text
}

# Ends a block of preformatted lines.
function fill() {
  if (isKept) print ".fi\n.RE"
  isKept = 0
}

function keep() {
  if (!isKept) print ".PP\n.RS 4\n.nf"
  isKept = 1
}

/^COMMAND / { command = $2; next }

/^OVERVIEW: / {
  fill()
  isList = 0
  abstract = roff(substr($0, 11))
  if (command) print ".SH ZOETROPE " toupper(command) "\n" abstract
  else {
    print ".TH ZOETROPE 1 \"\" \"" roff(version) "\" \"User Commands\""
    print ".SH NAME\nzoetrope \\- " abstract "\n.SH DESCRIPTION"
  }
  next
}

/^USAGE: / { fill(); print ".PP\n.B " roff(substr($0, 8)); next }

/^[A-Z ]+:$/ {
  fill()
  isList = 1
  print ".SS " substr($0, 1, 1) tolower(substr($0, 2, length($0) - 2))
  next
}

/^  See 'zoetrope help/ { next }

/^$/ { fill(); if (!isList) print ".PP"; next }

# An entry of a list: the word to type, two or more spaces, and its description.
isList && /^  [^ ]/ {
  sub(/^  /, "")
  if (!match($0, /  +/)) RSTART = length($0) + 1
  print ".TP\n.B " roff(substr($0, 1, RSTART - 1))
  if (RLENGTH > 0) print roff(substr($0, RSTART + RLENGTH))
  next
}

!isList && /^ / { keep(); print roff(substr($0, 3)); next }

{ sub(/^ +/, ""); print roff($0) }

END { fill() }
