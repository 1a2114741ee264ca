using OrleansNotify.Access;
using OrleansNotify.Endpoints;

namespace OrleansNotify.Deliveries;

/// <summary>Whose deliveries a caller looks at.</summary>
/// <param name="Endpoints">Null: all of the tenant.</param>
internal sealed record DeliveryScope(string Tenant, IReadOnlyList<string>? Endpoints)
{
    private const int MostOfOnePerson = 1_000;

    /// <summary>To look at; see <see cref="ToChange"/>.</summary>
    /// <param name="asked">Only of these; none: of all that the caller may see.</param>
    /// <returns>Null when one of them is no endpoint for this caller.</returns>
    public static Task<DeliveryScope?> Of(TenantCaller caller, IReadOnlyList<string> asked, IEndpointStore endpoints, CancellationToken cancellation)
        => Of(caller, caller.ReadsAll, asked, endpoints, cancellation);

    public static Task<DeliveryScope?> ToChange(TenantCaller caller, IReadOnlyList<string> asked, IEndpointStore endpoints, CancellationToken cancellation)
        => Of(caller, caller.ChangesAll, asked, endpoints, cancellation);

    private static async Task<DeliveryScope?> Of(
        TenantCaller caller, bool isAll, IReadOnlyList<string> asked, IEndpointStore endpoints, CancellationToken cancellation)
    {
        if (!asked.All(EndpointId.IsValid))
        {
            return null;
        }

        if (isAll)
        {
            // Deliveries outlive their endpoint: the tenant may still look at them.
            return new DeliveryScope(caller.Tenant, asked.Count == 0 ? null : asked);
        }

        var own = await endpoints.List(caller.Tenant, caller.User, "", MostOfOnePerson, cancellation);
        var ids = own.Select(row => row.Id).ToHashSet();
        return asked.Count == 0 ? new DeliveryScope(caller.Tenant, [.. ids])
            : asked.All(ids.Contains) ? new DeliveryScope(caller.Tenant, asked)
            : null;
    }

    public async Task<IReadOnlyList<EndpointRow>> Rows(IEndpointStore endpoints, CancellationToken cancellation)
    {
        if (Endpoints is not null)
        {
            var found = await Task.WhenAll(Endpoints.Select(id => endpoints.Find(Tenant, id, cancellation)));
            return [.. found.OfType<EndpointRow>()];
        }

        const int page = 1_000;
        var rows = new List<EndpointRow>();
        IReadOnlyList<EndpointRow> read;
        do
        {
            read = await endpoints.List(Tenant, null, rows.Count == 0 ? "" : rows[^1].Id, page, cancellation);
            rows.AddRange(read);
        }
        while (read.Count == page);
        return rows;
    }
}
