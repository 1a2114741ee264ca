namespace OrleansNotify.Deliveries;

internal static class BulkJobSql
{
    private const string Columns = """
        tenant, id, action, filter, asked, state, position, done, total, rate, actor, started_at, updated_at
        """;

    public const string Insert = $"""
        INSERT INTO bulk_jobs ({Columns})
        VALUES (@Tenant, @Id, @Action, @Filter, @Asked, @State, @Position, @Done, @Total, @Rate, @Actor, @StartedAt, @UpdatedAt)
        """;

    public const string Find = $"""
        SELECT {Columns} FROM bulk_jobs WHERE tenant = @Tenant AND id = @Id
        """;

    public const string List = $"""
        SELECT {Columns} FROM bulk_jobs
        WHERE tenant = @Tenant AND id < @BeforeId AND (@User = '' OR actor = @User OR actor = 'portal:' || @User)
        ORDER BY id DESC
        LIMIT @Limit
        """;

    public const string Running = $"""
        SELECT {Columns} FROM bulk_jobs WHERE state = 'running' ORDER BY id LIMIT 100
        """;

    /// <summary>The position is the fence: of two steps from one place, one finds it moved.</summary>
    public const string Step = """
        UPDATE bulk_jobs SET position = @To, done = done + @More, updated_at = @Now, state = @State
        WHERE tenant = @Tenant AND id = @Id AND state = 'running' AND coalesce(position, '') = @From
        """;

    public const string SetState = """
        UPDATE bulk_jobs SET state = @State, updated_at = @Now
        WHERE tenant = @Tenant AND id = @Id AND state IN ('running', 'paused')
        """;

    public const string RemoveAttempts = """
        DELETE FROM attempts
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND seq = @Seq AND EXISTS (
            SELECT 1 FROM deliveries d
            WHERE d.tenant = @Tenant AND d.endpoint_id = @EndpointId AND d.seq = @Seq AND d.next_attempt_at IS NULL)
        """;

    public const string RemoveDelivery = """
        DELETE FROM deliveries
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND seq = @Seq AND next_attempt_at IS NULL
        """;
}
