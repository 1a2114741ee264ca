namespace OrleansNotify.Tenants;

/// <summary>
/// Everything that a tenant has, a bounded number of rows at a time, in this order: what others are found by goes after them. A table
/// that is added to the schema belongs into this list; a test compares.
/// </summary>
internal static class ErasureSql
{
    private const string SomeDeliveries = """
        SELECT d.tenant, d.endpoint_id, d.seq FROM deliveries d
        WHERE d.tenant = @Tenant
        ORDER BY d.endpoint_id, d.seq
        LIMIT @Limit
        """;

    public static IReadOnlyList<string> Steps { get; } =
    [
        CapturedMail,
        Some("waiting_mail", "tenant, channel, id"),
        Some("message_attempts", "tenant, message_id, number"),
        Some("message_facts", "tenant, message_id, fact_id"),
        Some("early_facts", "tenant, provider_message_id, fact_id"),
        Some("message_digest_events", "tenant, message_id, seq"),
        Some("messages", "tenant, id"),
        Some("message_queue", "tenant, channel, lane, due_at, id"),
        Some("message_rules", "tenant, event_type, channel"),
        Some("whatsapp_windows", "tenant, address"),
        Some("message_cursors", "tenant"),
        Some("message_budgets", "tenant, channel, period"),
        Some("money_budgets", "tenant, channel"),
        Some("money_spending", "tenant, channel, period, currency"),
        Some("message_throttles", "tenant, channel"),
        Some("provider_accounts", "tenant, id"),
        Some("endpoints", "tenant, id"),
        Some("cursors", "tenant, endpoint_id"),
        Some("replays", "tenant, id"),
        Some("addresses", "tenant, person_id, channel, address"),
        Some("consents", "tenant, person_id, id"),
        Some("preferences", "tenant, person_id, category, channel"),
        Some("people", "tenant, id"),
        Some("suppressions", "tenant, id"),
        Some("categories", "tenant, id"),
        Some("templates", "tenant, event_type, channel, language, version"),
        Attempts,
        Deliveries,
        Some("bulk_jobs", "tenant, id"),
        Some("saved_views", "tenant, id"),
        Some("delivery_figures", "tenant, kind, key, step, at"),
        Some("audience", "tenant, key, seq"),
        Some("scheduled_events", "tenant, id"),
        Some("expiring_events", "tenant, id"),
        Some("audience_ranks", "tenant, key, seq"),
        Some("shared_counts", "tenant, user_id"),
        Some("topic_members", "tenant, user_id, key, from_seq"),
        Some("events", "tenant, seq"),
        Some("idempotency_keys", "tenant, key"),
        Some("item_states", "tenant, user_id, seq"),
        Some("users", "tenant, user_id"),
        Some("sessions", "token_hash"),
        Some("otp_challenges", "challenge_id"),
        Some("otp_guesses", "id"),
        Some("sign_in_failures", "id"),
        Some("api_key_uses", "tenant, key_id"),
        Some("activity", "id"),
        Some("activity_heads", "tenant"),
        Some("log_heads", "tenant"),
        ChannelReminders,
        MailQueueReminders,
        EndpointReminders,
        GrainState,
        UserStates,
        MemberStates,
    ];

    /// <summary>It names people only. All of it is looked at each time, as there is none but in Development.</summary>
    public static string CapturedMail => """
        DELETE FROM captured_mail WHERE id IN (
            SELECT m.id FROM captured_mail m
            WHERE m.tenant = @Tenant
                OR EXISTS (SELECT 1 FROM users u WHERE u.tenant = @Tenant AND u.user_id = m.recipient_lower)
                OR EXISTS (SELECT 1 FROM otp_challenges c WHERE c.tenant = @Tenant AND c.user_id = m.recipient_lower)
            LIMIT @Limit)
        """;

    // By their deliveries, as no index of theirs begins with the tenant; without attempts left, the same deliveries go next.
    private static string Attempts => $"""
        DELETE FROM attempts WHERE (tenant, endpoint_id, seq) IN ({SomeDeliveries})
        """;

    private static string Deliveries => $"""
        DELETE FROM deliveries WHERE (tenant, endpoint_id, seq) IN ({SomeDeliveries})
        """;

    private static string ChannelReminders => """
        DELETE FROM reminders WHERE grain_id > @ChannelsFrom AND grain_id < @ChannelsTo
        """;

    private static string EndpointReminders => """
        DELETE FROM reminders WHERE grain_id > @EndpointsFrom AND grain_id < @EndpointsTo
        """;

    private static string MailQueueReminders => """
        DELETE FROM reminders WHERE grain_id > @MailQueuesFrom AND grain_id < @MailQueuesTo
        """;

    /// <summary>The row stays, with the tenant's name in its key and nothing else: its version goes on. The tenant's own state its grain clears.</summary>
    private static string GrainState => """
        UPDATE grain_state SET version = version + 1, state = NULL
        WHERE grain_id > @ChannelsFrom AND grain_id < @ChannelsTo AND state IS NOT NULL
        """;

    // Their keys are addresses of people, so that the rows must go.
    private static string UserStates => """
        DELETE FROM grain_state WHERE (grain_id, state_name) IN (
            SELECT grain_id, state_name FROM grain_state WHERE grain_id > @UsersFrom AND grain_id < @UsersTo LIMIT @Limit)
        """;

    private static string MemberStates => """
        DELETE FROM grain_state WHERE (grain_id, state_name) IN (
            SELECT grain_id, state_name FROM grain_state WHERE grain_id > @MembersFrom AND grain_id < @MembersTo LIMIT @Limit)
        """;

    private static string Some(string table, string key) => $"""
        DELETE FROM {table} WHERE ({key}) IN (SELECT {key} FROM {table} WHERE tenant = @Tenant LIMIT @Limit)
        """;
}
