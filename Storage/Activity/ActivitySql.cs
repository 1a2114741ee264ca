using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

internal static class ActivitySql
{
    /// <summary>By time, not by id: so that a span of time is one range of the index.</summary>
    public static string List(ActivityQuery query, Database database) => $"""
        SELECT id AS Id, tenant AS Tenant, actor AS Actor, action AS Action, subject AS Subject,
            client_address AS ClientAddress, at AS At
        FROM activity{database.By(Index(query))}
        WHERE tenant = @Tenant{Is(query.Actor, "actor = @Actor")}{Is(query.Action, "action = @Action")}{Is(query.Area, "area = @Area")}{Is(query.Subject, "subject = @Subject")}
            AND {(query.After is null ? "at >= @From" : "(at, id) > (@AfterAt, @AfterEntry)")} AND (at, id) < (@BeforeAt, @BeforeEntry)
        ORDER BY {(query.IsUp ? "at, id" : "at DESC, id DESC")}
        LIMIT @Limit
        """;

    /// <summary>Of what names least first.</summary>
    private static string Index(ActivityQuery query)
        => query.Subject is not null ? "activity_by_subject"
            : query.Actor is not null ? "activity_by_actor"
            : query.Action is not null ? "activity_by_action"
            : query.Area is not null ? "activity_by_area"
            : "activity_by_time";

    private static string Is(string? value, string condition) => value is null ? "" : $" AND {condition}";
}
