-- Where the AdoNet packages of Orleans look their statements up when a silo or a gateway starts. They pass parameters by the names in
-- the statements and read columns by name; parameters that a statement does not name are not sent.
CREATE TABLE IF NOT EXISTS OrleansQuery (
    QueryKey varchar(64) PRIMARY KEY,
    QueryText varchar(8000) NOT NULL
);
