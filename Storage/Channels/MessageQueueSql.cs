namespace OrleansNotify.Channels;

/// <summary>
/// What waits and what is under way. <c>message_queue</c> follows <c>messages</c> by triggers; its lane is the priority of what waits, and 0 for an
/// attempt that has begun. The cross joins have SQLite read the queue first.
/// </summary>
internal static class MessageQueueSql
{
    /// <summary>The column of <see cref="NextDue"/>.</summary>
    public const string NextAt = "next_at";

    public const string Sending = $"""
        SELECT {MessageColumns.Message} FROM message_queue q CROSS JOIN messages m
        WHERE q.tenant = @Tenant AND q.channel = @Channel AND q.lane = 0 AND m.tenant = q.tenant AND m.id = q.id
        """;

    public const string LookAtBudgetAgain = """
        UPDATE messages SET due_at = @Now
        WHERE tenant = @Tenant AND state = 0 AND reason = 'budget_spent' AND id IN (
            SELECT q.id FROM message_queue q WHERE q.tenant = @Tenant AND q.channel = @Channel AND q.lane BETWEEN 1 AND 4 AND q.due_at > @Now)
        """;

    /// <summary>The first of each priority after <c>@Now</c>, so that nothing that waits is gone through.</summary>
    public static string NextDue { get; } = $"""
        SELECT min(due_at) AS {NextAt} FROM (
            {string.Join(" UNION ALL ", Priorities.Select(priority => $"""
                SELECT (
                    SELECT min(q.due_at) FROM message_queue q
                    WHERE q.tenant = @Tenant AND q.channel = @Channel AND q.lane = {priority} AND q.due_at > @Now) AS due_at
                """))}) found
        """;

    public static IEnumerable<int> Priorities => Enumerable.Range(1, 4);

    /// <summary>A bounded look at each priority, so that however many wait of one, the others are found at once.</summary>
    public static string Due { get; } = $"""
        SELECT {MessageColumns.Message} FROM (
            {string.Join(" UNION ALL ", Priorities.Select(priority => $"""
                SELECT * FROM (
                    SELECT q.tenant, q.id FROM message_queue q
                    WHERE q.tenant = @Tenant AND q.channel = @Channel AND q.lane = {priority} AND q.due_at <= @Now
                    ORDER BY q.due_at, q.id
                    LIMIT @Limit) lane{priority}
                """))}) due
        CROSS JOIN messages m
        WHERE m.tenant = due.tenant AND m.id = due.id
        """;
}
