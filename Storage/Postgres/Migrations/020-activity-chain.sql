-- Each entry has its number in its tenant and the hash of the one before; the head has what comes next, and is sealed. Entries from before have
-- neither, nor have those of a process of the version before.
ALTER TABLE activity ADD COLUMN number bigint;
ALTER TABLE activity ADD COLUMN previous text COLLATE "C";
CREATE UNIQUE INDEX activity_by_number ON activity (tenant, number) WHERE number IS NOT NULL;

CREATE TABLE activity_heads (
    tenant text COLLATE "C" NOT NULL PRIMARY KEY,
    first  bigint NOT NULL,
    number bigint NOT NULL,
    hash   text COLLATE "C" NOT NULL,
    seal   text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);
