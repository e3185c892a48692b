select 1
where tenant_of_extension(:extension) <> :tenant
