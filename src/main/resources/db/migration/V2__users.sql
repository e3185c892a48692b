-- Who may use the hub: tenants, and the users that are built in. Users of an identity provider come by token and stand nowhere.

create table tenants (
    id         serial primary key,
    name       varchar(100) not null unique,
    created_at timestamptz  not null default now()
);
insert into tenants (id, name) values (1, 'default');
select setval(pg_get_serial_sequence('tenants', 'id'), 1);

create table users (
    id            serial primary key,
    tenant_id     integer      not null references tenants (id),
    username      varchar(100) not null unique,
    password_hash varchar(100) not null,
    roles         varchar(20)[] not null check (roles <@ array ['admin', 'supervisor', 'agent', 'viewer']::varchar[]),
    created_at    timestamptz  not null default now()
);
