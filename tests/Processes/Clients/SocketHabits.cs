namespace OrleansNotify.Clients;

/// <summary>How a client keeps its socket.</summary>
internal sealed record SocketHabits
{
    /// <summary>Before it connects again; null: at once, as tests of one server want it.</summary>
    public Func<TimeSpan>? ConnectAgainAfter { get; init; }

    public TimeSpan ConnectWithin { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A server that does not answer a ping for as long is given up.</summary>
    public TimeSpan PingEvery { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Told of every message as it came.</summary>
    public Action<ReadOnlyMemory<byte>>? Hears { get; init; }
}
