"""The knowledge as files: XLSX, CSV and JSON, in and out. Pure: bytes in, values out.

Reading order:
    columns      which sheet and columns each kind of article has
    cells        how a value stands in a cell
    answers      questions with their answer in the same row
    encoded      the bytes of a text file -> its text
    separated    rows of text <-> a CSV
    workbook     rows of text <-> a spreadsheet, the same bytes for the same rows; back, safely
    exporting    articles -> a file
    template     an empty spreadsheet that explains itself
    rows         any file -> the rows of articles in it
    report       what becomes of each row
    placing      a mistake of the content -> the row and the cell where it is mended
    questions    a row with a question -> its articles
    importing    a file -> the report on it
"""
