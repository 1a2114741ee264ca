-- What messages cost: expected by an account's price list, and as providers say. Amounts are millionths of a currency.
ALTER TABLE provider_accounts ADD COLUMN prices TEXT;

ALTER TABLE messages ADD COLUMN estimate_micros INTEGER;
ALTER TABLE messages ADD COLUMN estimate_currency TEXT;
ALTER TABLE messages ADD COLUMN price_currency TEXT;

-- What an attempt took from the budgets of its channel, and in which period, so that it can be given back or settled there.
ALTER TABLE message_attempts ADD COLUMN units INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message_attempts ADD COLUMN units_period TEXT;
ALTER TABLE message_attempts ADD COLUMN reserved_micros INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message_attempts ADD COLUMN budget_period TEXT;
ALTER TABLE message_attempts ADD COLUMN budget_currency TEXT;
ALTER TABLE message_attempts ADD COLUMN price_micros INTEGER;
ALTER TABLE message_attempts ADD COLUMN price_currency TEXT;

ALTER TABLE message_facts ADD COLUMN price_micros INTEGER;
ALTER TABLE message_facts ADD COLUMN price_currency TEXT;
ALTER TABLE early_facts ADD COLUMN price_micros INTEGER;
ALTER TABLE early_facts ADD COLUMN price_currency TEXT;

CREATE TABLE money_budgets (
    tenant        TEXT    NOT NULL,
    channel       INTEGER NOT NULL,
    amount_micros INTEGER NOT NULL,
    currency      TEXT    NOT NULL,
    span          INTEGER NOT NULL,
    unpriced      INTEGER NOT NULL,
    PRIMARY KEY (tenant, channel)
) WITHOUT ROWID;

-- Reserved before a call, never so that both together pass the budget; settled where the provider says the price.
CREATE TABLE money_spending (
    tenant          TEXT    NOT NULL,
    channel         INTEGER NOT NULL,
    period          TEXT    NOT NULL,
    currency        TEXT    NOT NULL,
    reserved_micros INTEGER NOT NULL,
    settled_micros  INTEGER NOT NULL,
    unpriced        INTEGER NOT NULL,
    warned_percent  INTEGER NOT NULL,
    PRIMARY KEY (tenant, channel, period, currency)
) WITHOUT ROWID;
