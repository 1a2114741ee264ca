using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>Makes deliveries due inside somebody's transaction, who holds the endpoint first.</summary>
internal abstract class DueWriter
{
    /// <summary>Nobody else writes the endpoint's deliveries before the transaction ends. False: the lease is another's.</summary>
    public static async Task<bool> Hold(
        DbConnection connection, string tenant, string endpointId, long lease, CancellationToken cancellation) =>
        await connection.Run(
            DeliverySql.Hold, new { Tenant = tenant, EndpointId = endpointId, Lease = lease }, cancellation) == 1;

    public abstract Task Write(
        DbConnection connection, string tenant, string endpointId, IReadOnlyList<EventRef> events, string trigger, DateTimeOffset now,
        CancellationToken cancellation);
}
