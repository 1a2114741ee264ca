-- What messages cost: expected by an account's price list, and as providers say. Amounts are millionths of a currency.
ALTER TABLE provider_accounts ADD COLUMN prices text;

ALTER TABLE messages ADD COLUMN estimate_micros bigint;
ALTER TABLE messages ADD COLUMN estimate_currency text;
ALTER TABLE messages ADD COLUMN price_currency text;

-- What an attempt took from the budgets of its channel, and in which period, so that it can be given back or settled there.
ALTER TABLE message_attempts ADD COLUMN units bigint NOT NULL DEFAULT 0;
ALTER TABLE message_attempts ADD COLUMN units_period text;
ALTER TABLE message_attempts ADD COLUMN reserved_micros bigint NOT NULL DEFAULT 0;
ALTER TABLE message_attempts ADD COLUMN budget_period text;
ALTER TABLE message_attempts ADD COLUMN budget_currency text;
ALTER TABLE message_attempts ADD COLUMN price_micros bigint;
ALTER TABLE message_attempts ADD COLUMN price_currency text;

ALTER TABLE message_facts ADD COLUMN price_micros bigint;
ALTER TABLE message_facts ADD COLUMN price_currency text;
ALTER TABLE early_facts ADD COLUMN price_micros bigint;
ALTER TABLE early_facts ADD COLUMN price_currency text;

CREATE TABLE money_budgets (
    tenant        text COLLATE "C" NOT NULL,
    channel       bigint NOT NULL,
    amount_micros bigint NOT NULL,
    currency      text COLLATE "C" NOT NULL,
    span          bigint NOT NULL,
    unpriced      bigint NOT NULL,
    PRIMARY KEY (tenant, channel)
);

-- Reserved before a call, never so that both together pass the budget; settled where the provider says the price.
CREATE TABLE money_spending (
    tenant          text COLLATE "C" NOT NULL,
    channel         bigint NOT NULL,
    period          text COLLATE "C" NOT NULL,
    currency        text COLLATE "C" NOT NULL,
    reserved_micros bigint NOT NULL,
    settled_micros  bigint NOT NULL,
    unpriced        bigint NOT NULL,
    warned_percent  bigint NOT NULL,
    PRIMARY KEY (tenant, channel, period, currency)
);
