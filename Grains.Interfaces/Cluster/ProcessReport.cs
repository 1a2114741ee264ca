namespace OrleansNotify.Cluster;

/// <summary>What a process of the cluster says of itself every 5 seconds.</summary>
/// <param name="Id">Of this run of it.</param>
/// <param name="Role"><c>single</c>, <c>silo</c> or <c>gateway</c>.</param>
/// <param name="Host">Name of its machine or pod.</param>
/// <param name="Address">Where others reach it: a silo's port for silos, a gateway's port for HTTP.</param>
/// <param name="State"><c>ready</c>, or why it is not.</param>
/// <param name="Sockets">Open live sockets.</param>
/// <param name="Lag">How long the oldest work waits that it could have done.</param>
/// <param name="Memory">Resident bytes.</param>
/// <param name="Grains">Active grains by class.</param>
[GenerateSerializer, Immutable, Alias("OrleansNotify.Cluster.ProcessReport")]
public sealed record ProcessReport(
    [property: Id(0)] string Id,
    [property: Id(1)] string Role,
    [property: Id(2)] string Host,
    [property: Id(3)] string Address,
    [property: Id(4)] int ProcessId,
    [property: Id(5)] string Version,
    [property: Id(6)] DateTimeOffset StartedAt,
    [property: Id(7)] string State,
    [property: Id(8)] long Sockets,
    [property: Id(9)] TimeSpan Lag,
    [property: Id(10)] long Memory,
    [property: Id(11)] Dictionary<string, int> Grains);
