using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>A writer of both tables takes the row of <c>cursors</c> first, so that no two wait for each other.</summary>
internal static class EndpointSql
{
    private const string Select = """
        SELECT e.tenant, e.id, e.owner, e.settings, e.secrets, e.state, e.state_reason, e.version, c.cursor, c.lease,
            e.drain_up_to, e.drain_rate, c.failing_since, c.last_success_at, e.created_at, e.updated_at, c.cancel_until, c.settles_until
        FROM endpoints e
        JOIN cursors c ON c.tenant = e.tenant AND c.endpoint_id = e.id
        """;

    public const string Find = $"""
        {Select}
        WHERE e.tenant = @Tenant AND e.id = @Id
        """;

    public const string List = $"""
        {Select}
        WHERE e.tenant = @Tenant AND e.id > @AfterId
        ORDER BY e.id
        LIMIT @Limit
        """;

    public const string ListOfOwner = $"""
        {Select}
        WHERE e.tenant = @Tenant AND e.owner = @Owner AND e.id > @AfterId
        ORDER BY e.id
        LIMIT @Limit
        """;

    /// <summary>Reads every cursor of the tenant, and of the endpoints only those that are behind.</summary>
    public const string Behind = $"""
        {Select}
        WHERE c.tenant = @Tenant AND c.cursor < @Seq
        """;

    /// <param name="isOne">The condition that an id is one of <c>@Ids</c>.</param>
    public static string BehindOf(string isOne) => $"""
        {Select}
        WHERE c.tenant = @Tenant AND c.endpoint_id {isOne} AND c.cursor < @Seq
        """;

    public static string SealedWithOther(Database database) => $"""
        {Select}
        WHERE {database.KeyOf("e.secrets")} < @KeyId
        UNION ALL
        {Select}
        WHERE {database.KeyOf("e.secrets")} > @KeyId
        LIMIT @Limit
        """;

    public const string WithHeaders = $$"""
        {{Select}}
        WHERE (e.tenant, e.id) > (@AfterTenant, @AfterId) AND e.settings LIKE '%"headers":{"%'
        ORDER BY e.tenant, e.id
        LIMIT @Limit
        """;

    public const string ReplaceSettings = """
        UPDATE endpoints SET settings = @After WHERE tenant = @Tenant AND id = @Id AND settings = @Before
        """;

    public const string Count = """
        SELECT count(*) FROM endpoints WHERE tenant = @Tenant
        """;

    public const string CountOfOwner = """
        SELECT count(*) FROM endpoints WHERE tenant = @Tenant AND owner = @Owner
        """;

    /// <summary>The row is there when an endpoint with this id was deleted and what waited for it is still being cancelled.</summary>
    public const string InsertCursor = """
        INSERT INTO cursors (tenant, endpoint_id, lease, cursor, failing_since, last_success_at)
        SELECT h.tenant, @Id, 0, h.seq, @FailingSince, @LastSuccessAt FROM log_heads h WHERE h.tenant = @Tenant
        ON CONFLICT (tenant, endpoint_id) DO UPDATE SET
            lease = cursors.lease + 1, cursor = excluded.cursor, failing_since = excluded.failing_since,
            last_success_at = excluded.last_success_at
        """;

    public const string Insert = """
        INSERT INTO endpoints (
            tenant, id, owner, settings, secrets, state, state_reason, version, drain_up_to, drain_rate, created_at, updated_at)
        VALUES (
            @Tenant, @Id, @Owner, @Settings, @Secrets, @State, @StateReason, @Version, @DrainUpTo, @DrainRate, @CreatedAt, @UpdatedAt)
        """;

    public const string Take = """
        UPDATE cursors SET lease = lease + 1, settles_until = NULL
        WHERE tenant = @Tenant AND endpoint_id = @Id AND (settles_until IS NULL OR settles_until <= @Now)
        """;

    public const string Settle = """
        UPDATE cursors SET settles_until = @Until WHERE tenant = @Tenant AND endpoint_id = @Id AND lease = @Lease
        """;

    public const string ChangeCursor = """
        UPDATE cursors SET cursor = CASE WHEN cursor < @Cursor THEN @Cursor ELSE cursor END,
            failing_since = @FailingSince, last_success_at = @LastSuccessAt
        WHERE tenant = @Tenant AND endpoint_id = @Id AND lease = @Lease
        """;

    public const string Change = """
        UPDATE endpoints SET settings = @Settings, secrets = @Secrets, state = @State, state_reason = @StateReason,
            version = @Version, drain_up_to = @DrainUpTo, drain_rate = @DrainRate, updated_at = @UpdatedAt
        WHERE tenant = @Tenant AND id = @Id
        """;

    /// <summary>The activation that holds the endpoint can write nothing from here on. The row is deleted when the waiting deliveries are cancelled.</summary>
    public const string ReleaseCursor = """
        UPDATE cursors SET lease = lease + 1, cancel_until = @Now WHERE tenant = @Tenant AND endpoint_id = @Id
        """;

    public const string Delete = """
        DELETE FROM endpoints WHERE tenant = @Tenant AND id = @Id
        """;

    public const string Reseal = """
        UPDATE endpoints SET secrets = @After WHERE tenant = @Tenant AND id = @Id AND secrets = @Before
        """;
}
