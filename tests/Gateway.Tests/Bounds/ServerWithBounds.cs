using OrleansNotify.Running;

namespace OrleansNotify.Bounds;

/// <summary>A server with bounds that a test can reach.</summary>
public sealed class ServerWithBounds(SqliteStore store) : IAsyncLifetime
{
    public const int ConnectionsPerAddress = 100;
    public const int BodiesInFlight = 16_777_216;
    public const int SocketsPerUser = 2;
    public const int UserScheduledEvents = 10;

    public Server Server { get; private set; } = null!;

    public async Task InitializeAsync() => Server = await store.Start(
        ("CONNECTIONS_PER_IP", $"{ConnectionsPerAddress}"), ("BODIES_IN_FLIGHT", $"{BodiesInFlight}"), ("SOCKETS_PER_USER", $"{SocketsPerUser}"),
        ("USER_SCHEDULED_EVENTS", $"{UserScheduledEvents}"), ("SCHEDULED_EVENTS", $"{2 * UserScheduledEvents}"), ("EVENTS_PER_SECOND", "1000"),
        ("BYTES_PER_SECOND", "1073741824"), ("USER_BYTES_PER_SECOND", "1073741824"));

    public async Task DisposeAsync() => await Server.DisposeAsync();
}
