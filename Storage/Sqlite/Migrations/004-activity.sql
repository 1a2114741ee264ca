CREATE TABLE activity (
    id             INTEGER PRIMARY KEY AUTOINCREMENT,
    tenant         TEXT    NOT NULL,
    actor          TEXT    NOT NULL,
    action         TEXT    NOT NULL,
    subject        TEXT    NOT NULL,
    client_address TEXT    NOT NULL,
    at             INTEGER NOT NULL
);
CREATE INDEX activity_by_tenant ON activity (tenant, id);
CREATE INDEX activity_by_age ON activity (at);

CREATE TABLE captured_mail (
    id              INTEGER PRIMARY KEY AUTOINCREMENT,
    recipient       TEXT    NOT NULL,
    recipient_lower TEXT    NOT NULL,
    subject         TEXT    NOT NULL,
    text            TEXT    NOT NULL,
    html            TEXT    NOT NULL,
    sent_at         INTEGER NOT NULL
);
CREATE INDEX captured_mail_by_recipient ON captured_mail (recipient_lower, id);
