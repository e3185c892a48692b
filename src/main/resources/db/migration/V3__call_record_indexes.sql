-- Reading of call records without a visit to the table: sums over a period, and over an agent's part of it.
drop index call_records_by_agent;
create index call_records_sums on call_records (tenant_id, start_time)
    include (direction, answer_time, duration, agent_extension);
create index call_records_by_agent on call_records (tenant_id, agent_extension, start_time desc, id desc)
    include (direction, answer_time, duration);

-- Who called, and who was called: whole numbers.
create index call_records_by_caller on call_records (tenant_id, caller_id_number, start_time desc, id desc);
create index call_records_by_destination on call_records (tenant_id, destination_number, start_time desc, id desc);
