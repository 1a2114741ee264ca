-- When the row was last written, by the clock of whoever holds the database; 0: before there was this column. Streams of changes go on from it.
ALTER TABLE deliveries ADD COLUMN changed_at INTEGER NOT NULL DEFAULT 0;
CREATE INDEX deliveries_by_change ON deliveries (tenant, changed_at) WHERE changed_at > 0;

-- How attempts ended, by minute and by hour (step, in seconds), of all (kind *) and of each endpoint, type and source.
CREATE TABLE delivery_figures (
    tenant    TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    key       TEXT    NOT NULL,
    step      INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    succeeded INTEGER NOT NULL,
    failed    INTEGER NOT NULL,
    dead      INTEGER NOT NULL,
    t0        INTEGER NOT NULL,
    t1        INTEGER NOT NULL,
    t2        INTEGER NOT NULL,
    t3        INTEGER NOT NULL,
    t4        INTEGER NOT NULL,
    t5        INTEGER NOT NULL,
    t6        INTEGER NOT NULL,
    t7        INTEGER NOT NULL,
    t8        INTEGER NOT NULL,
    t9        INTEGER NOT NULL,
    t10       INTEGER NOT NULL,
    t11       INTEGER NOT NULL,
    t12       INTEGER NOT NULL,
    t13       INTEGER NOT NULL,
    t14       INTEGER NOT NULL,
    t15       INTEGER NOT NULL,
    PRIMARY KEY (tenant, kind, key, step, at)
) WITHOUT ROWID;
CREATE INDEX delivery_figures_by_age ON delivery_figures (step, at);
