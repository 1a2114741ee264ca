using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Activity;

internal sealed class ActivityChain(Database database, IActivitySeal seal) : IActivityChain
{
    private const int PageSize = 1_000;

    /// <summary>Inside a transaction, last: others of the tenant wait from here to its end.</summary>
    public async Task Add(DbConnection connection, ActivityEntry entry, CancellationToken cancellation)
    {
        var head = (await connection.Row<ActivityHead>(ActivityChainSql.Next, new { entry.Tenant }, cancellation))!;
        var chained = ChainedEntry.Of(entry, head.Number, head.Hash);
        var next = (head with { Hash = chained.Hash() }).Sealed(seal);
        await connection.Run(ActivityChainSql.Add, chained, cancellation);
        await connection.Run(ActivityChainSql.SetHead, next, cancellation);
    }

    public Task<IReadOnlyList<string>> Tenants(string? after, int limit, CancellationToken cancellation) => database.Read(
        Scope.AllTenants,
        async c =>
        {
            // No name is before the empty one: it is asked for by itself.
            var rows = await c.Rows<string>(ActivityChainSql.Tenants, new { After = after ?? "", Limit = limit }, cancellation);
            return after is null && await c.Row<ActivityHead>(ActivityChainSql.Head, new { Tenant = "" }, cancellation) is not null ? ["", .. rows] : rows;
        },
        cancellation);

    public async Task<ActivityVerdict> Verify(string tenant, CancellationToken cancellation)
    {
        var verdict = await Walk(tenant, cancellation);
        // Retention may have moved the beginning during the walk.
        return verdict.IsIntact ? verdict : await Walk(tenant, cancellation);
    }

    private Task<ActivityVerdict> Walk(string tenant, CancellationToken cancellation) => database.Read(
        Scope.OfTenantOrOperator(tenant),
        async connection =>
        {
            var beside = (await connection.Row<Beside>(ActivityChainSql.Unchained, new { Tenant = tenant }, cancellation))!;
            var (entries, problem) = await connection.Row<ActivityHead>(ActivityChainSql.Head, new { Tenant = tenant }, cancellation) is { } head
                ? await Follow(connection, head, cancellation)
                : (0, await WithoutHead(connection, tenant, cancellation));
            return new ActivityVerdict(tenant, entries, beside.Before, beside.Since, problem);
        },
        cancellation);

    private static async Task<string?> WithoutHead(DbConnection connection, string tenant, CancellationToken cancellation)
        => await connection.Row<long>(ActivityChainSql.Numbers, new { Tenant = tenant }, cancellation) > 0 ? "the head of the chain is missing" : null;

    private async Task<(long Entries, string? Problem)> Follow(DbConnection connection, ActivityHead head, CancellationToken cancellation)
    {
        if (!seal.Matches(head.Seal, head.Parts))
        {
            return (0, "the head of the chain was changed, or sealed with a key that is not here");
        }

        var (number, hash) = (head.First - 1, (string?)null);
        while (number < head.Number)
        {
            var values = new { head.Tenant, After = number, UpTo = head.Number, Limit = PageSize };
            var page = await connection.Rows<ChainedEntry>(ActivityChainSql.Page, values, cancellation);
            foreach (var entry in page)
            {
                if (entry.Number != number + 1)
                {
                    break;
                }

                if (hash is not null && entry.Previous != hash)
                {
                    return (number - head.First + 1, $"entry {number} was changed, or entry {entry.Number} was");
                }

                (number, hash) = (entry.Number, entry.Hash());
            }

            if (page.Count == 0 || page[^1].Number != number)
            {
                return (number - head.First + 1, $"entry {number + 1} is missing");
            }
        }

        return (number - head.First + 1, hash is null || hash == head.Hash ? null : $"entry {number} was changed");
    }

    private sealed record Beside(long Before, long Since);
}
