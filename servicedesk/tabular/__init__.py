"""Tables people bring: text files in any common encoding, workbooks, archives; and the values in their cells."""
