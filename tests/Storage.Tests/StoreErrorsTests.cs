using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OrleansNotify.Events;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Tests;

public sealed class StoreErrorsTests(SqliteFixture store) : IClassFixture<SqliteFixture>
{
    [Theory]
    [InlineData(5, true)]
    [InlineData(8, true)]
    [InlineData(10, true)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(1, false)]
    [InlineData(19, false)]
    public void SqliteCodesThatMeanUnavailable(int code, bool expected)
    {
        Assert.Equal(expected, StoreErrors.Unavailable(new SqliteException("x", code)) is not null);
    }

    [Theory]
    [InlineData("57P01", true)]
    [InlineData("57P03", true)]
    [InlineData("53100", true)]
    [InlineData("53300", true)]
    [InlineData("08006", true)]
    [InlineData("58030", true)]
    [InlineData("25006", true)]
    [InlineData("25P03", true)]
    [InlineData("23505", false)]
    [InlineData("42601", false)]
    [InlineData("57014", false)]
    public void PostgresStatesThatMeanUnavailable(string state, bool expected)
    {
        var error = new PostgresException("x", "ERROR", "ERROR", state);

        Assert.Equal(expected, StoreErrors.Unavailable(error) is not null);
    }

    [Fact]
    public void ALostConnectionMeansUnavailable()
    {
        Assert.NotNull(StoreErrors.Unavailable(new NpgsqlException("x", new SocketException())));
        Assert.Null(StoreErrors.Unavailable(new InvalidOperationException()));
    }

    [Fact]
    public async Task ADataDirectoryThatCannotBeMadeIsNamed()
    {
        var file = Path.GetTempFileName();
        var instance = store.NewInstance(new StorageOptions { DataDirectory = Path.Combine(file, "data") });

        var error = await Assert.ThrowsAsync<StoreUnavailableException>(() => instance.GetRequiredService<ISchema>().Migrate(default));

        Assert.StartsWith($"The data directory '{file}/data' cannot be made or written:", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task AFileThatMayOnlyBeReadIsUnavailableForWritesAndWorksAgainAfterwards()
    {
        var database = store.Get<Database>();
        await database.Write(Scope.AllTenants, c => c.Run("PRAGMA query_only = 1", null, default), default);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => Append());

        await database.Write(Scope.AllTenants, c => c.Run("PRAGMA query_only = 0", null, default), default);
        Assert.Equal(AppendStatus.Accepted, (await Append())[0].Status);
    }

    [Fact]
    public async Task AFullDiskIsUnavailableAndNothingOfTheBatchStays()
    {
        var options = await store.NewDatabase();
        var instance = store.NewInstance(options);
        await instance.GetRequiredService<ISchema>().Migrate(default);
        var log = instance.GetRequiredService<IEventLog>();
        await instance.GetRequiredService<Database>().Write(
            Scope.AllTenants,
            c => c.Run("PRAGMA max_page_count = 60", null, default), default);
        AppendEvent[] large = [Some.Event(), .. Enumerable.Range(0, 50).Select(_ => Some.Event() with { Payload = new byte[10_000] })];

        await Assert.ThrowsAsync<StoreUnavailableException>(() => log.Append("t", large, store.Time.GetUtcNow(), default));

        Assert.Empty(await log.Read("t", 0, 10, default));
        Assert.Equal(1, (await log.Append("t", [Some.Event()], store.Time.GetUtcNow(), default))[0].Seq);
    }

    [Fact]
    public async Task NobodyListeningMeansUnavailable()
    {
        var options = new StorageOptions { PostgresConnectionString = $"Host=127.0.0.1;Port={FreePort.Take()};Username=x" };
        var instance = store.NewInstance(options);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => instance.GetRequiredService<ISchema>().Migrate(default));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => instance.GetRequiredService<IEventLog>().Head("t", default));
    }

    private Task<IReadOnlyList<AppendResult>> Append() =>
        store.Get<IEventLog>().Append("t", [Some.Event()], store.Time.GetUtcNow(), default);
}
