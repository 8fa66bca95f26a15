"""Every Spanish sentence that people read, one module per audience or occasion. Formal: always «usted»."""
