-- Each entry has its number in its tenant and the hash of the one before; the head has what comes next, and is sealed. Entries from before have
-- neither.
ALTER TABLE activity ADD COLUMN number INTEGER;
ALTER TABLE activity ADD COLUMN previous TEXT;
CREATE UNIQUE INDEX activity_by_number ON activity (tenant, number) WHERE number IS NOT NULL;

CREATE TABLE activity_heads (
    tenant TEXT    NOT NULL PRIMARY KEY,
    first  INTEGER NOT NULL,
    number INTEGER NOT NULL,
    hash   TEXT    NOT NULL,
    seal   TEXT    NOT NULL
) WITHOUT ROWID;
