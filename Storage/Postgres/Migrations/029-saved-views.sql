-- What members keep of a page's address: their own, or shared in the tenant. owner: empty when a shared one's member is gone.
CREATE TABLE saved_views (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    owner      text COLLATE "C" NOT NULL,
    name       text   NOT NULL,
    page       text   NOT NULL,
    query      text   NOT NULL,
    is_shared  bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX saved_views_by_owner ON saved_views (tenant, owner, id);
CREATE INDEX saved_views_shared ON saved_views (tenant, id) WHERE is_shared = 1;
