-- A page of the audit log, newest first.
select id,
       at,
       username,
       operation,
       method,
       path,
       target,
       address,
       status,
       details::text as details
from audit_log
where tenant_id = :tenant
  and id < :before
  and (:username::text is null or username = :username)
  and (:operation::text is null or operation = :operation)
  and (:target::text is null or target = :target)
order by id desc
limit :rows
