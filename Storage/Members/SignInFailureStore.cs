using System.Data.Common;
using OrleansNotify.Storage;

namespace OrleansNotify.Members;

internal sealed class SignInFailureStore(Database database) : ISignInFailureStore
{
    public Task<TimeSpan?> Count(SignInAttempt attempt, DateTimeOffset since, Func<SignInFailures, TimeSpan?> judge, CancellationToken cancellation)
        => database.Write(
            Scope.AllTenants,
            async connection =>
            {
                await database.Serialize(connection, $"sign-in from {attempt.Network}", cancellation);
                if (attempt.User.Length > 0)
                {
                    await database.Serialize(connection, $"sign-in {attempt.Tenant} {attempt.User}", cancellation);
                }

                var values = new { attempt.Tenant, attempt.User, attempt.Network, Since = since };
                var failures = new SignInFailures(
                    await One(connection, SignInFailureSql.OfNetwork, values, cancellation),
                    attempt.User.Length > 0 ? await One(connection, SignInFailureSql.OfMember, values, cancellation) : default,
                    attempt.IsKnown ? await One(connection, SignInFailureSql.OfPlace, values, cancellation) : default);
                if (judge(failures) is { } wait)
                {
                    return (TimeSpan?)wait;
                }

                await connection.Run(
                    SignInFailureSql.Add,
                    new { attempt.Id, attempt.Tenant, attempt.User, attempt.Network, Known = attempt.IsKnown ? 1 : 0, attempt.At }, cancellation);
                return null;
            },
            cancellation);

    public Task Forget(string id, CancellationToken cancellation)
        => database.Write(Scope.AllTenants, c => c.Run(SignInFailureSql.Forget, new { Id = id }, cancellation), cancellation);

    public Task Forgive(string tenant, string user, string network, CancellationToken cancellation)
        => database.Write(Scope.Of(tenant), c => c.Run(SignInFailureSql.Forgive, new { Tenant = tenant, User = user, Network = network }, cancellation), cancellation);

    public Task Prune(DateTimeOffset before, CancellationToken cancellation)
        => database.Write(Scope.AllTenants, c => c.Run(SignInFailureSql.Prune, new { Before = before }, cancellation), cancellation);

    private static Task<FailureCount> One(DbConnection connection, string sql, object values, CancellationToken cancellation)
        => connection.Row(sql, values, row => new FailureCount((int)row.GetInt64(0), row.TimeOrNull(1) ?? default), cancellation);
}
