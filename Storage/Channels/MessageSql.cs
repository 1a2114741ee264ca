using OrleansNotify.Storage;

namespace OrleansNotify.Channels;

/// <summary>What a sender writes. The numbers are those of <see cref="MessageState"/>: 0 waiting, 1 sending, 3 to 7 a provider took it.</summary>
internal static class MessageSql
{
    /// <summary>The column of what <see cref="Start"/> returns: the messages whose attempt has begun.</summary>
    public const string Started = "started";

    public const string MakePeriod = """
        INSERT INTO message_budgets (tenant, channel, period, cap, used)
        SELECT tenant, channel, @Period, 0, 0 FROM message_budgets WHERE tenant = @Tenant AND channel = @Channel AND period = 'cap'
        ON CONFLICT (tenant, channel, period) DO NOTHING
        """;

    public const string Reserve = """
        UPDATE message_budgets SET used = used + @Units
        WHERE tenant = @Tenant AND channel = @Channel AND period = @Period AND used + @Units <= (
            SELECT b.cap FROM message_budgets b WHERE b.tenant = @Tenant AND b.channel = @Channel AND b.period = 'cap')
        """;

    public const string GiveBack = """
        UPDATE message_budgets SET used = used - @Units WHERE tenant = @Tenant AND channel = @Channel AND period = @Period
        """;

    public const string Budget = """
        SELECT b.cap AS Cap, coalesce((
            SELECT p.used FROM message_budgets p WHERE p.tenant = @Tenant AND p.channel = @Channel AND p.period = @Period), 0) AS Used
        FROM message_budgets b
        WHERE b.tenant = @Tenant AND b.channel = @Channel AND b.period = 'cap'
        """;

    public const string SetCap = """
        INSERT INTO message_budgets (tenant, channel, period, cap, used) VALUES (@Tenant, @Channel, 'cap', @Cap, 0)
        ON CONFLICT (tenant, channel, period) DO UPDATE SET cap = excluded.cap
        """;

    public const string RemoveCap = """
        DELETE FROM message_budgets WHERE tenant = @Tenant AND channel = @Channel AND period = 'cap'
        """;

    public const string Drop = """
        DELETE FROM messages WHERE (tenant, id) IN (
            SELECT tenant, id FROM messages WHERE id < @BeforeId AND created_at < @Before AND state NOT IN (0, 1) LIMIT @Limit)
        RETURNING tenant AS Tenant, id AS Id
        """;

    public static string Move(Database database) => $"""
        UPDATE messages SET state = @To, due_at = @DueAt, reason = @Reason, updated_at = @Now
        WHERE tenant = @Tenant AND id = @Id AND state {database.OneOf("From")}
        """;

    public static string Start(Database database) => $"""
        UPDATE messages SET state = 1, attempts = r.number, provider = r.provider, account = r.account, decision = r.decision, reason = NULL,
            detail = NULL, estimate_micros = r.estimate_micros, estimate_currency = r.estimate_currency, updated_at = r.started_at
        FROM {database.RowsOf("Starts", "message_id text, number bigint, provider text, account text, decision text, started_at bigint, digest_count bigint, "
            + "estimate_micros bigint, estimate_currency text")}
        WHERE messages.tenant = r.tenant AND messages.id = r.message_id AND messages.state = 0 AND messages.attempts = r.number - 1
            AND messages.digest_count = r.digest_count
        RETURNING id AS {Started}
        """;

    /// <summary>Of those that <see cref="Start"/> has begun: one that another sender began has its attempt.</summary>
    public static string AddAttempts(Database database) => $"""
        INSERT INTO message_attempts (
            tenant, message_id, number, provider, account, started_at, units, units_period, reserved_micros, budget_period, budget_currency)
        SELECT m.tenant, m.id, r.number, r.provider, r.account, r.started_at, r.units, @UnitsPeriod,
            CASE WHEN r.estimate_currency = @BudgetCurrency THEN r.estimate_micros ELSE 0 END, @BudgetPeriod, @BudgetCurrency
        FROM {database.RowsOf("Starts", "message_id text, number bigint, provider text, account text, started_at bigint, units bigint, "
            + "digest_count bigint, estimate_micros bigint, estimate_currency text")}
        CROSS JOIN messages m
        WHERE m.tenant = r.tenant AND m.id = r.message_id AND m.state = 1 AND m.attempts = r.number AND m.digest_count = r.digest_count
        ON CONFLICT (tenant, message_id, number) DO NOTHING
        """;

    public static string EndAttempts(Database database) => $"""
        UPDATE message_attempts SET ended_at = r.ended_at, outcome = r.outcome, code = r.code, detail = r.detail
        FROM {database.RowsOf("Results", "message_id text, number bigint, ended_at bigint, outcome bigint, code text, detail text")}
        WHERE message_attempts.tenant = r.tenant AND message_attempts.message_id = r.message_id AND message_attempts.number = r.number
        """;

    /// <summary>What callbacks have said in the meantime stays, where it is more. A result of an earlier attempt than the last only adds the provider's id.</summary>
    public static string End(Database database) => $"""
        UPDATE messages SET
            state = CASE WHEN messages.attempts <> r.number OR (messages.state BETWEEN 3 AND 7 AND r.state NOT BETWEEN messages.state AND 7)
                THEN messages.state ELSE r.state END,
            due_at = r.due_at, reason = r.reason, detail = r.detail,
            provider_message_id = coalesce(r.provider_message_id, messages.provider_message_id),
            segments = {database.Largest("r.segments", "messages.segments")},
            estimate_micros = CASE WHEN messages.attempts = r.number AND r.outcome BETWEEN 1 AND 4 THEN NULL ELSE messages.estimate_micros END,
            updated_at = r.ended_at
        FROM {database.RowsOf("Results", "message_id text, number bigint, ended_at bigint, outcome bigint, state bigint, due_at bigint, reason text, detail text, "
            + "provider_message_id text, segments bigint")}
        WHERE messages.tenant = r.tenant AND messages.id = r.message_id AND messages.state NOT IN (9, 10)
        """;

    public static string Decide(Database database) => $"""
        UPDATE messages SET state = r.state, due_at = r.due_at, reason = r.reason, detail = r.detail, decision = r.decision, updated_at = @Now
        FROM {database.RowsOf("Verdicts", "message_id text, state bigint, due_at bigint, reason text, detail text, decision text")}
        WHERE messages.tenant = r.tenant AND messages.id = r.message_id AND messages.state = 0
        """;
}
