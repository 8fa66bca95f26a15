"""The tests mirror the source; `builders` and `fakes` keep them short, `contracts` runs over fakes and the database."""
