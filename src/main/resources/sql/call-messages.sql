-- What was said on a call, in its order.
select id, message_type, content, sender_type, sender_name, confidence, is_final, metadata::text as metadata, created_at
from phone_call_messages
where tenant_id = :tenant and call_id = :call and id > :after
order by id
limit :rows
