-- Categories of messages that a tenant has named itself. A number is given once: choices are recorded under it, also after the category is deleted.
CREATE TABLE categories (
    tenant     TEXT    NOT NULL,
    id         TEXT    NOT NULL,
    number     INTEGER NOT NULL,
    definition TEXT    NOT NULL,
    deleted_at INTEGER,
    PRIMARY KEY (tenant, id)
) WITHOUT ROWID;
