using System.Data.Common;
using System.Text.RegularExpressions;
using Npgsql;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Postgres;

/// <summary>
/// Policies take the index from conditions that might tell of rows which they forbid: each condition in an index that a role has whom no policy
/// binds, the program has too.
/// </summary>
internal static partial class PlanWithoutPolicies
{
    public static async Task IsTheSame(DbConnection bound, string sql, object values, IReadOnlyList<string> plan)
    {
        await using var free = new NpgsqlConnection(PostgresServer.AsSuperuser(bound.ConnectionString));
        await free.OpenAsync();
        var other = await free.Rows<string>("EXPLAIN " + sql, values, default);

        Assert.True(Conditions(other).SetEquals(Conditions(plan)), $"{sql}\n\n{string.Join('\n', plan)}\n\nwithout policies:\n{string.Join('\n', other)}");
    }

    private static HashSet<string> Conditions(IEnumerable<string> plan) =>
        [.. plan.Where(line => line.Contains("Index Cond", StringComparison.Ordinal)).Select(line => Parameter().Replace(line.Trim(), "$"))];

    [GeneratedRegex(@"\$\d+")]
    private static partial Regex Parameter();
}
