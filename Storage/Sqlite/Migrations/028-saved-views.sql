-- What members keep of a page's address: their own, or shared in the tenant. owner: empty when a shared one's member is gone.
CREATE TABLE saved_views (
    tenant     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    owner      TEXT    NOT NULL,
    name       TEXT    NOT NULL,
    page       TEXT    NOT NULL,
    query      TEXT    NOT NULL,
    is_shared  INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
CREATE INDEX saved_views_by_owner ON saved_views (tenant, owner, id);
CREATE INDEX saved_views_shared ON saved_views (tenant, id) WHERE is_shared = 1;
