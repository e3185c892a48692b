-- How many records match, counted up to a limit: beyond it, counting would cost more than the page itself.
select count(*) as total
from (select 1
      from call_records
      where tenant_id = :tenant
      /* filters */
      limit :most) as found
