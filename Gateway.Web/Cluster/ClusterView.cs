namespace OrleansNotify.Cluster;

/// <param name="Silos">Processes that hold grains; of one process it is that one.</param>
/// <param name="Gateways">Processes that terminate HTTP for silos elsewhere.</param>
/// <param name="Sockets">Open live sockets of all processes.</param>
/// <param name="Grains">Active grains of all silos by class.</param>
internal sealed record ClusterView(
    string Cluster, ProcessView[] Silos, ProcessView[] Gateways, long Sockets, Dictionary<string, int> Grains, QueuesView Queues);

/// <param name="Name">Machine or pod, and process id.</param>
/// <param name="State"><c>ready</c>; <c>silent</c>: it has said nothing for 15 seconds; else why it is not ready.</param>
/// <param name="Lag">Seconds that the oldest work waits that it could have done.</param>
/// <param name="Memory">Resident bytes.</param>
/// <param name="Grains">Active grains of this process by class.</param>
internal sealed record ProcessView(
    string Name, string Address, string Version, DateTimeOffset StartedAt, DateTimeOffset SeenAt, string State, long Sockets, double Lag, long Memory,
    Dictionary<string, int> Grains);

/// <summary>Each count stops at 10,000.</summary>
/// <param name="Waiting">Deliveries with a further attempt to come.</param>
/// <param name="Due">Those of them whose time has come, at enabled endpoints.</param>
/// <param name="TenantsBehind">Tenants with an enabled endpoint that has not considered all of their log.</param>
/// <param name="Scheduled">Events for later.</param>
internal sealed record QueuesView(long Waiting, long Due, long TenantsBehind, long Scheduled);
