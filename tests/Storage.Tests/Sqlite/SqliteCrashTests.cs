using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Events;
using OrleansNotify.Storage.Tests;

namespace OrleansNotify.Storage.Sqlite;

public sealed class SqliteCrashTests(SqliteFixture store) : IClassFixture<SqliteFixture>
{
    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 20)]
    [InlineData(5000, 20)]
    public async Task ACommitThatTheDiskGotInPartIsGoneAsAWhole(int lostBytes, int expected)
    {
        var crashed = await CopyAsAPowerCutWouldLeaveIt(lostBytes);
        var log = store.NewInstance(crashed).GetRequiredService<IEventLog>();

        var events = await log.Read("t", 0, 100, default);

        Assert.Equal(Enumerable.Range(1, expected).Select(i => (long)i), events.Select(e => e.Seq));
        Assert.Equal(expected, (await log.ReadFor("t", [new("*")], 0, 100, default)).Count);
        Assert.Equal(expected + 1, (await log.Append("t", [Some.Event()], store.Time.GetUtcNow(), default))[0].Seq);
    }

    private async Task<StorageOptions> CopyAsAPowerCutWouldLeaveIt(int lostBytes)
    {
        var (from, to) = (await store.NewDatabase(), await store.NewDatabase());
        var instance = store.NewInstance(from);
        await instance.GetRequiredService<ISchema>().Migrate(default);
        for (var batch = 0; batch < 3; batch++)
        {
            var events = Enumerable.Range(0, 10).Select(_ => Some.Event() with { Payload = new byte[1000] });
            await instance.GetRequiredService<IEventLog>().Append("t", [.. events], store.Time.GetUtcNow(), default);
        }

        foreach (var file in new[] { "notify.db", "notify.db-wal" })
        {
            File.Copy(Path.Combine(from.DataDirectory, file), Path.Combine(to.DataDirectory, file));
        }

        await using var log = File.OpenWrite(Path.Combine(to.DataDirectory, "notify.db-wal"));
        log.SetLength(log.Length - lostBytes);
        return to;
    }
}
