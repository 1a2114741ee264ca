namespace OrleansNotify.Events;

[Collection(ManyOnPostgresCollection.Name)]
public sealed class LogMoveTests(ManyOnPostgres many)
{
    private const int Logs = 40;
    private const int Share = 5;

    [SkippableFact]
    public async Task SiloThatJoinsGetsLogsAndFollowersMissNothing()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan { Silos = 1, Database = await many.NewDatabase() });
        var logs = Enumerable.Range(0, Logs).Select(_ => new FollowedLog(cluster, $"tenant-{NotifyCluster.Number()}")).ToArray();
        await Task.WhenAll(logs.Select(log => log.Renew()));
        await cluster.AddSilo();

        var last = 0L;
        await Eventually.Holds(
            async () =>
            {
                await Task.WhenAll(logs.Select(log => log.Renew()));
                last++;
                await Task.WhenAll(logs.Select(log => log.Append()));
                return (await Task.WhenAll(logs.Select(log => log.Silo()))).Count(silo => silo == 1) >= Share;
            },
            "the second silo has its share",
            TimeSpan.FromMinutes(2));

        await Eventually.Holds(
            async () =>
            {
                await Task.WhenAll(logs.Select(log => log.Renew()));
                return logs.All(log => log.Heard.Count >= last);
            },
            "every follower has every commit");
        Assert.All(logs, log => Assert.Equal(Enumerable.Range(1, (int)last).Select(seq => (long)seq), log.Heard));
    }
}
