-- Calls, their legs and records, who is registered, and the events that wait to be sent. Every time is UTC (timestamptz).

-- A call as people mean it. `state` is what the state machine knows of its legs; a hub that starts reads open calls from it.
create table phone_calls (
    id                  serial primary key,
    call_id             varchar(255) not null unique,
    call_sid            varchar(255) not null unique,
    customer_number     varchar(64),
    organization_number varchar(64),
    status              varchar(50)  not null
        check (status in ('started', 'ringing', 'answered', 'in_progress', 'held', 'ended', 'merged')),
    start_time          timestamptz  not null,
    end_time            timestamptz,
    duration            integer,
    tenant_id           integer      not null default 1,
    direction           varchar(20),
    node                varchar(64),
    caller              varchar(255),
    caller_name         varchar(255),
    destination         varchar(255),
    agent_extension     varchar(32),
    answer_time         timestamptz,
    hangup_cause        varchar(64),
    sequence            bigint       not null default 0,
    open_legs           integer      not null default 0,
    state               jsonb,
    merged_into         varchar(255),
    created_at          timestamptz  not null default now(),
    updated_at          timestamptz  not null default now()
) with (fillfactor = 70);

-- Only what never changes before the end is indexed: the row is written several times a call, and stays on its page.
-- end_time is written when the call is settled.
create index phone_calls_open on phone_calls (node) where end_time is null;
create index phone_calls_by_start on phone_calls (tenant_id, start_time desc, id desc);

-- Which call a leg belongs to, open or long ended: a late or repeated event finds its call here, and makes no second one.
create table call_legs (
    uuid       varchar(100) primary key,
    call_id    varchar(255) not null,
    created_at timestamptz  not null default now()
);
create index call_legs_by_call on call_legs (call_id);

-- Call detail records: one a call.
create table call_records (
    id                 uuid primary key default gen_random_uuid(),
    uuid               varchar(100) not null unique,
    call_id            varchar(255) not null unique,
    caller_id_name     varchar(100),
    caller_id_number   varchar(50),
    destination_number varchar(50),
    direction          varchar(20),
    start_time         timestamptz,
    answer_time        timestamptz,
    end_time           timestamptz,
    duration           integer      not null default 0,
    billsec            integer      not null default 0,
    hangup_cause       varchar(50),
    recording_path     varchar(500),
    agent_extension    varchar(32),
    tenant_id          integer      not null default 1,
    node               varchar(64),
    source             varchar(16)  not null default 'events'
        check (source in ('events', 'inferred', 'json_cdr', 'xml_cdr')),
    revision           integer      not null default 1,
    created_at         timestamptz  not null default now(),
    updated_at         timestamptz  not null default now()
);
create index call_records_by_start on call_records (tenant_id, start_time desc, id desc);
create index call_records_by_agent on call_records (tenant_id, agent_extension, start_time desc);

create table phone_call_messages (
    id                serial primary key,
    call_id           varchar(255) not null,
    message_type      varchar(50)  not null,
    content           text         not null,
    sender_type       varchar(50)  not null,
    sender_name       varchar(255),
    confidence        double precision,
    detected_language varchar(10),
    is_final          boolean      not null default true,
    metadata          jsonb,
    tenant_id         integer      not null default 1,
    created_at        timestamptz  not null default now(),
    updated_at        timestamptz  not null default now()
);
create index phone_call_messages_by_call on phone_call_messages (call_id, id);

-- Whose telephone is registered where, as the switch last said.
create table agent_registrations (
    node       varchar(64)  not null,
    extension  varchar(64)  not null,
    domain     varchar(255) not null,
    registered boolean      not null,
    contact    varchar(500),
    sip_call_id varchar(255),
    user_agent varchar(255),
    address    varchar(64),
    expires_at timestamptz,
    changed_at timestamptz  not null,
    sequence   bigint       not null default 0,
    tenant_id  integer      not null default 1,
    primary key (node, extension, domain)
);
create index agent_registrations_by_extension on agent_registrations (extension) where registered;

-- SIP trunks, as the switch last said.
create table gateway_states (
    node       varchar(64)  not null,
    gateway    varchar(255) not null,
    up         boolean      not null,
    state      varchar(32),
    ping       varchar(32),
    reason     varchar(255),
    changed_at timestamptz  not null,
    primary key (node, gateway)
);

-- Events saved in the transaction of the state that they tell of; taken away once they are sent.
-- Order: a call's events are written by one hub, one transaction after the other, so their ids rise in the order of the call.
create table outbox (
    id         bigserial primary key,
    event_id   uuid         not null unique,
    topic      varchar(100) not null,
    key        varchar(255) not null,
    type       varchar(100) not null,
    payload    text         not null,
    created_at timestamptz  not null default now()
);

-- The one hub that sends: two at once would break the order.
create table outbox_lease (
    only_row boolean primary key default true check (only_row),
    holder   varchar(100) not null,
    until    timestamptz  not null
);
