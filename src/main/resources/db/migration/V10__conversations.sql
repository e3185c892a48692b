-- What is said on calls. The event that told of a message is kept with it, so that no message is there twice.
alter table phone_call_messages add column event_id uuid unique;
