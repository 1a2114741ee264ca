using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Inboxes;
using OrleansNotify.Storage;

namespace OrleansNotify.Bench.Inboxes;

/// <summary>How the database goes about a page and a count.</summary>
internal static class InboxPlans
{
    public static async Task Print(IServiceProvider store, bool isPostgres, string person)
    {
        var database = store.GetRequiredService<Database>();
        string[] statements = [InboxSql.List(database, 0), InboxSql.ListUnread(database, 0), InboxSql.CountUnread(database, 0)];
        foreach (var sql in statements)
        {
            var values = new
            {
                Tenant = "t",
                User = person,
                UserKey = "u:" + person,
                Before = long.MaxValue,
                UpTo = long.MaxValue,
                Limit = 20L,
                Now = TimeProvider.System.GetUtcNow(),
                WithDismissed = 0L,
                WithArchived = 0L,
                WithSnoozed = 0L,
            };
            var plan = await database.Read(
                Scope.AllTenants,
                c => c.Rows(
                    (isPostgres ? "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) " : "EXPLAIN QUERY PLAN ") + sql, values,
                    row => row.GetString(isPostgres ? 0 : 3), default),
                default);
            Console.WriteLine();
            Console.WriteLine(string.Join('\n', plan));
        }
    }
}
