-- The pages of all tenants, which preflights ask for: one a line; NULL until the tenant has listed them.
ALTER TABLE tenants ADD COLUMN origins text COLLATE "C";
