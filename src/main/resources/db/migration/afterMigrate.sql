-- Flyway runs this after every migration, and at every start.
select protect_tenants();
