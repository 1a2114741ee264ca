using OrleansNotify.Deliveries;

namespace OrleansNotify.Endpoints;

[Collection(ManyOnPostgresCollection.Name)]
public sealed class GracefulStopTests(ManyOnPostgres many)
{
    [SkippableFact]
    public async Task AnAttemptThatASiloHasInFlightWhenItStopsIsMadeOnceAndRecorded()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan { Silos = 1, Database = await many.NewDatabase() });
        var tenant = await cluster.Tenant();
        var endpoint = await tenant.Endpoint();
        tenant.Receiver.Script = _ => null;
        var seq = await tenant.Append();
        await tenant.Sent(1);

        var stopping = cluster.StopSilo(0);
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None);
        tenant.Receiver.Answer(ScriptedSender.Ok);
        await stopping;
        await cluster.AddSilo();

        var id = new DeliveryId(EndpointKey.Parse(endpoint.GetPrimaryKeyString()).Id, seq);
        var stored = await cluster.Service<IDeliveryStore>().Find(tenant.Name, id, default);
        Assert.Equal((DeliveryStatus.Succeeded, 1), (stored?.Status, stored?.Attempts));
        Assert.Equal(1, tenant.Receiver.Count);
    }

    [SkippableFact]
    public async Task AttemptInFlightIsMadeOnceAlthoughTheEndpointIsWantedOnAnotherSilo()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan { Silos = 2, Database = await many.NewDatabase() });
        var tenant = await cluster.Tenant();
        var endpoint = await tenant.Endpoint();
        tenant.Receiver.Script = _ => tenant.Receiver.Count == 1 ? null : ScriptedSender.Ok;
        var slow = await tenant.Append("order.created");
        await tenant.Sent(1);

        var silo = await cluster.SiloOf(endpoint);
        var stays = cluster.Service<IEndpointStore>(1 - silo);
        var stopping = cluster.StopSilo(silo);
        var key = EndpointKey.Parse(endpoint.GetPrimaryKeyString());
        await Eventually.Holds(
            async () => (await stays.Find(key.Tenant, key.Id, default))?.SettlesUntil is not null, "the endpoint settles");
        var next = await tenant.Append("order.shipped");
        await Task.Delay(TimeSpan.FromSeconds(2), TimeProvider.System, CancellationToken.None);
        tenant.Receiver.Answer(ScriptedSender.Ok);
        await stopping;

        await tenant.Sent(2);
        foreach (var seq in (long[])[slow, next])
        {
            await Eventually.Holds(
                async () => await cluster.Service<IDeliveryStore>().Find(tenant.Name, new DeliveryId(key.Id, seq), default) is { Status: DeliveryStatus.Succeeded, Attempts: 1 },
                $"event {seq} is delivered at the first attempt");
        }

        Assert.Equal(2, tenant.Receiver.Count);
    }

    [Fact]
    public async Task ManyEndpointsWithReceiversThatHangStopTogetherInTenSeconds()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan());
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => null;
        for (var i = 0; i < 200; i++)
        {
            await tenant.Endpoint();
        }

        await tenant.Append();
        await tenant.Sent(200);
        var began = TimeProvider.System.GetTimestamp();

        await cluster.StopSilo(0);

        var took = TimeProvider.System.GetElapsedTime(began);
        Assert.InRange(took, TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(20));
    }
}
