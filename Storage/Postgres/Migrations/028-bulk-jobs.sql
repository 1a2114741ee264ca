-- Acts on all deliveries of a filter, newest first. position: where the last page ended; null: at the beginning.
CREATE TABLE bulk_jobs (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    action     text   NOT NULL,
    filter     text   NOT NULL,
    asked      text   NOT NULL,
    state      text COLLATE "C" NOT NULL,
    position   text,
    done       bigint NOT NULL,
    total      bigint NOT NULL,
    rate       bigint NOT NULL,
    actor      text   NOT NULL,
    started_at bigint NOT NULL,
    updated_at bigint NOT NULL,
    PRIMARY KEY (tenant, id)
);
CREATE INDEX bulk_jobs_running ON bulk_jobs (id) WHERE state = 'running';
