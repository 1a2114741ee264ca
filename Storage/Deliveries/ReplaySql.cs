namespace OrleansNotify.Deliveries;

internal static class ReplaySql
{
    private const string Columns = """
        tenant, id, endpoint_id, kind, state, event_type, source, from_seq, to_seq, position, count, enqueued, rate, created_at, updated_at
        """;

    public const string Insert = $"""
        INSERT INTO replays ({Columns})
        VALUES (
            @Tenant, @Id, @EndpointId, @Kind, @State, @EventType, @Source, @FromSeq, @ToSeq, @Position, @Count, @Enqueued, @Rate,
            @CreatedAt, @UpdatedAt)
        ON CONFLICT (tenant, id) DO NOTHING
        """;

    public const string Find = $"""
        SELECT {Columns} FROM replays WHERE tenant = @Tenant AND id = @Id
        """;

    public const string Running = $"""
        SELECT {Columns} FROM replays
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND state = 'running'
        ORDER BY id
        """;

    public const string List = $"""
        SELECT {Columns} FROM replays
        WHERE tenant = @Tenant AND id < @BeforeId
        ORDER BY id DESC
        LIMIT @Limit
        """;

    public const string ListOfEndpoint = $"""
        SELECT {Columns} FROM replays
        WHERE tenant = @Tenant AND endpoint_id = @EndpointId AND id < @BeforeId
        ORDER BY id DESC
        LIMIT @Limit
        """;

    /// <summary>The position is the fence: of two steps from one place, one finds it moved.</summary>
    public const string Step = $"""
        UPDATE replays SET position = @To, enqueued = enqueued + @Events, updated_at = @Now,
            state = CASE WHEN @To >= to_seq THEN 'done' ELSE state END
        WHERE tenant = @Tenant AND id = @Id AND state = 'running' AND position = @From
        RETURNING {Columns}
        """;

    public const string SetState = """
        UPDATE replays SET state = @State, updated_at = @Now
        WHERE tenant = @Tenant AND id = @Id AND state IN ('running', 'paused')
        """;
}
