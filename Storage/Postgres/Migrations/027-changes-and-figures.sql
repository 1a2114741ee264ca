-- When the row was last written, by the clock of the database; 0: before there was this column. Streams of changes go on from it. The default
-- that counts comes second, so that no row is written anew; what silos of the version before write has it too.
ALTER TABLE deliveries ADD COLUMN changed_at bigint NOT NULL DEFAULT 0;
ALTER TABLE deliveries ALTER COLUMN changed_at SET DEFAULT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS bigint);
CREATE INDEX deliveries_by_change ON deliveries (tenant, changed_at) WHERE changed_at > 0;

-- How attempts ended, by minute and by hour (step, in seconds), of all (kind *) and of each endpoint, type and source.
CREATE TABLE delivery_figures (
    tenant    text COLLATE "C" NOT NULL,
    kind      text COLLATE "C" NOT NULL,
    key       text COLLATE "C" NOT NULL,
    step      bigint NOT NULL,
    at        bigint NOT NULL,
    succeeded bigint NOT NULL,
    failed    bigint NOT NULL,
    dead      bigint NOT NULL,
    t0        bigint NOT NULL,
    t1        bigint NOT NULL,
    t2        bigint NOT NULL,
    t3        bigint NOT NULL,
    t4        bigint NOT NULL,
    t5        bigint NOT NULL,
    t6        bigint NOT NULL,
    t7        bigint NOT NULL,
    t8        bigint NOT NULL,
    t9        bigint NOT NULL,
    t10       bigint NOT NULL,
    t11       bigint NOT NULL,
    t12       bigint NOT NULL,
    t13       bigint NOT NULL,
    t14       bigint NOT NULL,
    t15       bigint NOT NULL,
    PRIMARY KEY (tenant, kind, key, step, at)
) WITH (fillfactor = 70);
CREATE INDEX delivery_figures_by_age ON delivery_figures (step, at);
