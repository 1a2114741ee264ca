using Npgsql;
using OrleansNotify.Testing;

namespace OrleansNotify.Storage.Postgres;

public sealed class DatabaseTimeTests
{
    private static readonly TimeSpan Near = TimeSpan.FromMinutes(1);

    [SkippableFact]
    public async Task AMachineWhoseClockIsWrongHasTheDatabasesTime()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        var machine = new WrongClock { IsOff = TimeSpan.FromHours(1) };
        using var time = new DatabaseTime(source, machine);

        await Eventually.Holds(() => IsNear(time), "the database's time is known");
    }

    [SkippableFact]
    public async Task AClockThatJumpsChangesNothing()
    {
        await using var server = await PostgresServer.StartAsync();
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        var machine = new WrongClock();
        using var time = new DatabaseTime(source, machine);

        machine.IsOff = TimeSpan.FromHours(-1);

        Assert.True(IsNear(time));
    }

    [Fact]
    public async Task WithoutADatabaseItIsTheMachinesTimeFromTheStart()
    {
        await using var source = NpgsqlDataSource.Create("Host=127.0.0.1;Port=1;Username=nobody;Timeout=1");
        var machine = new WrongClock();

        using var time = new DatabaseTime(source, machine);

        Assert.True(IsNear(time));
    }

    private static bool IsNear(DatabaseTime time) => (time.GetUtcNow() - WrongClock.RealNow).Duration() < Near;

    private sealed class WrongClock : TimeProvider
    {
        public TimeSpan IsOff { get; set; }

        public static DateTimeOffset RealNow => System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => RealNow + IsOff;
    }
}
