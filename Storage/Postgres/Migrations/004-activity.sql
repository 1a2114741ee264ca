CREATE TABLE activity (
    id             bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    tenant         text COLLATE "C" NOT NULL,
    actor          text   NOT NULL,
    action         text   NOT NULL,
    subject        text   NOT NULL,
    client_address text COLLATE "C" NOT NULL,
    at             bigint NOT NULL
);
CREATE INDEX activity_by_tenant ON activity (tenant, id);
CREATE INDEX activity_by_age ON activity (at);

CREATE TABLE captured_mail (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    recipient       text   NOT NULL,
    recipient_lower text COLLATE "C" NOT NULL,
    subject         text   NOT NULL,
    text            text   NOT NULL,
    html            text   NOT NULL,
    sent_at         bigint NOT NULL
);
CREATE INDEX captured_mail_by_recipient ON captured_mail (recipient_lower, id);
