-- Where a source is that was named on the command line, so that later reloads find it; NULL for the others.
ALTER TABLE sources ADD COLUMN place TEXT;
