CREATE TABLE tenants (
    name       TEXT    NOT NULL PRIMARY KEY,
    standing   TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    changed_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX tenants_deleting ON tenants (name) WHERE standing = 'deleting';
-- Those that were made before there was this table: when is not known.
INSERT INTO tenants (name, standing, created_at, changed_at)
SELECT substr(grain_id, 8), 'active', 0, 0 FROM grain_state
WHERE grain_id > 'tenant/' AND grain_id < 'tenant0' AND state_name = 'tenant' AND state IS NOT NULL;

CREATE TABLE api_key_uses (
    tenant  TEXT    NOT NULL,
    key_id  TEXT    NOT NULL,
    used_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, key_id)
) WITHOUT ROWID;

-- The area is the first word of an action: all that happened to endpoints, whatever it was.
ALTER TABLE activity ADD COLUMN area TEXT GENERATED ALWAYS AS (substr(action, 1, instr(action, '.') - 1)) VIRTUAL;
DROP INDEX activity_by_tenant;
CREATE INDEX activity_by_time ON activity (tenant, at, id);
CREATE INDEX activity_by_actor ON activity (tenant, actor, at, id);
CREATE INDEX activity_by_action ON activity (tenant, action, at, id);
CREATE INDEX activity_by_area ON activity (tenant, area, at, id);
CREATE INDEX activity_by_subject ON activity (tenant, subject, at, id);
