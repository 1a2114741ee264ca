using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansNotify.Deliveries;
using OrleansNotify.Endpoints;
using OrleansNotify.Events;
using OrleansNotify.Sessions;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Postgres;

/// <summary>The second wall: what the database refuses to a statement that has forgotten its tenant.</summary>
[Collection(PostgresCollection.Name)]
public sealed class RowSecurityTests(PostgresFixture store) : IClassFixture<PostgresFixture>
{
    private readonly string _mine = Some.Tenant();
    private readonly string _theirs = Some.Tenant();

    public static TheoryData<string, string> Reads => new()
    {
        { EventLogSql.Read, "e.tenant = @Tenant AND " },
        { DeliverySql.Dead, "d.tenant = @Tenant AND " },
        { EndpointSql.List, "e.tenant = @Tenant AND " },
    };

    [SkippableTheory]
    [MemberData(nameof(Reads))]
    public async Task AReadThatForgotItsTenantReturnsNothingForeign(string sql, string wall)
    {
        await Fill(_mine);
        await Fill(_theirs);

        var mine = await Forgetful(Scope.Of(_mine), sql, wall);
        var all = await Forgetful(Scope.AllTenants, sql, wall);
        var nobodys = await Forgetful(default, sql, wall);

        Assert.Equal(1, mine);
        Assert.True(all >= 2, "without the wall of the statement it finds both");
        Assert.Equal(0, nobodys);
    }

    [SkippableFact]
    public async Task AnUpdateAndADeleteThatForgotTheirTenantChangeNothingForeign()
    {
        await Fill(_mine);
        await Fill(_theirs);
        var values = new { Tenant = _mine, User = "ann", Now = Some.Noon };

        Assert.Equal(1, await Run(Scope.Of(_mine), Without(OtpSql.SupersedeOlder, "tenant = @Tenant AND "), values));
        Assert.Equal(1, await Run(Scope.Of(_mine), Without(OtpGuessSql.Forgive, "tenant = @Tenant AND "), values));

        Assert.Equal(1, await Run(Scope.Of(_theirs), OtpSql.SupersedeOlder, values with { Tenant = _theirs }));
        Assert.Equal(1, await Run(Scope.Of(_theirs), OtpGuessSql.Forgive, values with { Tenant = _theirs }));
    }

    [SkippableFact]
    public async Task ARowOfAnotherTenantIsNotWritten()
    {
        var values = new { Tenant = _theirs, User = "ann", ClientAddress = "a", Now = Some.Noon };

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Run(Scope.Of(_mine), OtpGuessSql.Record, values));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [SkippableFact]
    public void NoTenantIsCalledAllTenants() => Assert.Equal("", Scope.Of("*").Setting);

    [SkippableFact]
    public async Task EveryTableWithATenantHasItsPolicyOnAndForced()
    {
        await store.Get<IEventLog>().Append(_mine, [Some.Event()], store.Time.GetUtcNow().AddDays(-70), default);
        await store.Get<PostgresPartitions>().MakeAhead(default);

        var bare = await store.Get<Database>().Read(Scope.AllTenants, c => c.Rows<string>(Bare, null, default), default);
        var state = await store.Get<IRowSecurity>().State(default);

        Assert.Equal(RowSecuritySql.Exceptions, bare);
        Assert.Equal((true, false), (state.IsOn, state.Bypasses));
    }

    [SkippableFact]
    public async Task AConnectionThatIsGivenBackCarriesNoTenant()
    {
        await Fill(_mine);
        var options = new StorageOptions { PostgresConnectionString = store.Options.PostgresConnectionString, PostgresPoolSize = 1 };
        var instance = store.NewInstance(options);
        var (database, source) = (instance.GetRequiredService<Database>(), instance.GetRequiredService<NpgsqlDataSource>());
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        var process = (await Left(source)).Process;

        foreach (var use in (Func<Task>[])
        [
            () => database.Read(Scope.Of(_mine), c => c.Row<long>("SELECT count(*) FROM events", null, default), default),
            () => database.Write(Scope.Of(_mine), c => c.Run("SELECT 1", null, default), default),
            () => database.Write(Scope.AllTenants, c => c.Run("SELECT 1 / 0", null, default), default),
            () => database.Read(Scope.AllTenants, c => c.Run("SELECT 1 / 0", null, default), default),
            () => database.Write(Scope.AllTenants, async c => await c.Run("SELECT 1", null, default) > 0 ? 1 : throw new TimeoutException(), default),
            () => database.Write(Scope.AllTenants, c => c.Run("SELECT pg_sleep(60)", null, impatient.Token), default),
        ])
        {
            await Record.ExceptionAsync(use);
            Assert.Equal((process, "", 0L), await Left(source));
        }
    }

    private static async Task<(int Process, string Tenant, long Events)> Left(NpgsqlDataSource source)
    {
        await using var connection = await source.OpenConnectionAsync();
        await using var command = new NpgsqlCommand("SELECT coalesce(current_setting('notify.tenant', true), ''), (SELECT count(*) FROM events)", connection);
        await using var rows = await command.ExecuteReaderAsync();
        await rows.ReadAsync();
        return (connection.ProcessID, rows.GetString(0), rows.GetInt64(1));
    }

    private static string Without(string sql, string wall)
        => sql.Contains(wall, StringComparison.Ordinal) ? sql.Replace(wall, "", StringComparison.Ordinal) : throw new ArgumentException(sql);

    private async Task<int> Forgetful(Scope scope, string sql, string wall)
    {
        var values = new { Tenant = _mine, After = 0L, AfterId = "", Limit = 1000L, UpTo = long.MaxValue, EndpointId = "ep" };
        var rows = await store.Get<Database>().Read(scope, c => c.Rows(Without(sql, wall), values, _ => true, default), default);
        return rows.Count;
    }

    private Task<int> Run(Scope scope, string sql, object values) => store.Get<Database>().Write(scope, c => c.Run(sql, values, default), default);

    private async Task Fill(string tenant)
    {
        await store.Get<IEventLog>().Append(tenant, [Some.Event()], Some.Noon, default);
        var endpoint = Some.Endpoint(tenant) with { Id = "ep" };
        await store.Get<IEndpointStore>().Create(endpoint, 10, 10, default);
        var held = (await store.Get<IEndpointStore>().Take(tenant, "ep", Some.Noon, default))!;
        var dead = new DeliveryOutcome(Some.Delivery("ep", 1, DeliveryStatus.Dead), Some.Attempt());
        await store.Get<IDeliveryStore>().Record([new EndpointProgress(tenant, "ep", held.Lease, 1, null, null, [dead])], default);
        await Run(Scope.Of(tenant), OtpGuessSql.Record, new { Tenant = tenant, User = "ann", ClientAddress = "a", Now = Some.Noon });
        await Run(Scope.Of(tenant), OtpOpen, new { Id = $"challenge of {tenant}", Tenant = tenant, At = Some.Noon });
    }

    private const string OtpOpen = """
        INSERT INTO otp_challenges (challenge_id, tenant, user_id, code_hash, client_address, created_at, expires_at, guesses)
        VALUES (@Id, @Tenant, 'ann', '', 'a', @At, @At, 0)
        """;

    private const string Bare = """
        SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND a.attname = 'tenant' AND NOT a.attisdropped
            AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polcmd = '*'))
        ORDER BY c.relname
        """;
}
