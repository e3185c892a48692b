-- What the switches hold of agents and inbound routes: one row a file. A change is saved with its row in one transaction;
-- the file follows. Rows of files that are gone are deleted once the switch has forgotten them.
create table deployments (
    kind            varchar(20)  not null check (kind in ('agent', 'inbound_route')),
    name            varchar(64)  not null,
    tenant_id       integer      not null default 1,
    -- Rises with each change: a deployment that was overtaken by the next change does not count as done.
    generation      bigint       not null default 1,
    state           varchar(10)  not null default 'pending' check (state in ('pending', 'deployed')),
    attempts        integer      not null default 0,
    reason          varchar(1000),
    next_attempt_at timestamptz  not null default now(),
    -- Relative to the configuration folder; null where no file was written.
    file            varchar(255),
    -- SHA-256 of the bytes that the hub put there. A file with another content is somebody else's and is never touched.
    content_hash    char(64),
    -- Of the bytes that are being put there: whichever of the two stands there after a crash is the hub's own.
    writing_hash    char(64),
    since           timestamptz  not null default now(),
    requested_at    timestamptz  not null default now(),
    deployed_at     timestamptz,
    -- One tenant's row for a file that goes and another's for one that comes may have the same name for a moment.
    primary key (tenant_id, kind, name)
);
create index deployments_due on deployments (next_attempt_at) where state = 'pending';
create index deployments_pending on deployments (tenant_id, kind, name) where state = 'pending';
create index deployments_by_name on deployments (kind, name);
create index deployments_by_file on deployments (file) where file is not null;
