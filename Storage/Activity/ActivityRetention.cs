using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

/// <summary>
/// Removes old entries from the beginning of each chain, up to the first that stays, and seals where it begins from then on. One that is
/// old but follows a younger one, as clocks differ, waits for that.
/// </summary>
internal sealed class ActivityRetention(Database database, ActivityChain chain, IActivitySeal seal)
{
    private const int Limit = 2_000;
    private const int TenantsAtOnce = 200;

    public async Task Remove(DateTimeOffset before, CancellationToken cancellation)
    {
        string? after = null;
        while (await chain.Tenants(after, TenantsAtOnce, cancellation) is { Count: > 0 } tenants)
        {
            foreach (var tenant in tenants)
            {
                while (await Shorten(tenant, before, cancellation))
                {
                }
            }

            after = tenants[^1];
        }

        while (await database.Write(Scope.AllTenants, c => c.Run(ActivityChainSql.DropUnchained, new { Before = before, Limit }, cancellation), cancellation) == Limit)
        {
        }
    }

    /// <returns>Whether there may be more.</returns>
    private Task<bool> Shorten(string tenant, DateTimeOffset before, CancellationToken cancellation) => database.Write(
        Scope.OfTenantOrOperator(tenant),
        async connection =>
        {
            var values = new { Tenant = tenant, Before = before };
            var stays = await connection.Row<long?>(ActivityChainSql.FirstToStay, values, cancellation);
            if (stays is null || await connection.Row<ActivityHead>(ActivityChainSql.Head, values, cancellation) is not { } known || stays <= known.First)
            {
                return false;
            }

            var head = (await connection.Row<ActivityHead>(ActivityChainSql.Hold, values, cancellation))!;
            // A head that was tampered with keeps its seal, which does not match: a new seal would hide it.
            if (!seal.Matches(head.Seal, head.Parts))
            {
                return false;
            }

            var first = Math.Min(stays.Value, head.First + Limit);
            await connection.Run(ActivityChainSql.SetHead, (head with { First = first }).Sealed(seal), cancellation);
            await connection.Run(ActivityChainSql.Drop, new { Tenant = tenant, First = first }, cancellation);
            return first < stays;
        },
        cancellation);
}
