using OrleansNotify.Activity;
using OrleansNotify.Storage;

namespace OrleansNotify.Events;

/// <summary>Removes what belongs to dropped events, idempotency keys past their time, old activity and old replays that are over.</summary>
internal sealed class Leftovers(Database database, ActivityRetention activity, TimeProvider time)
{
    private const int Limit = 2000;

    public async Task Remove(DateTimeOffset before, CancellationToken cancellation)
    {
        var values = new { Before = before, KeysBefore = time.GetUtcNow() - AppendPlan.Memory, Limit };
        string[] statements =
        [
            RetentionSql.ItemStates, RetentionSql.IdempotencyKeys, RetentionSql.Memberships, RankSql.Outdated, RetentionSql.Replays,
        ];
        foreach (var statement in statements)
        {
            while (await database.Write(Scope.AllTenants, c => c.Run(statement, values, cancellation), cancellation) == Limit)
            {
            }
        }

        await activity.Remove(before, cancellation);
    }
}
