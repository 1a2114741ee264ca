-- Categories of messages that a tenant has named itself. A number is given once: choices are recorded under it, also after the category is deleted.
CREATE TABLE categories (
    tenant     text COLLATE "C" NOT NULL,
    id         text COLLATE "C" NOT NULL,
    number     bigint NOT NULL,
    definition text NOT NULL,
    deleted_at bigint,
    PRIMARY KEY (tenant, id)
);
