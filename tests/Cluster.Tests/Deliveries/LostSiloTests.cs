namespace OrleansNotify.Deliveries;

[Collection(ManyOnPostgresCollection.Name)]
public sealed class LostSiloTests(ManyOnPostgres many)
{
    [SkippableFact]
    public async Task ThreeSilosDeliverWhatAnyTenantPublishes()
    {
        var cluster = await many.Cluster();
        var tenants = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => cluster.Tenant()));
        foreach (var tenant in tenants)
        {
            await tenant.Endpoint();
        }

        await Task.WhenAll(tenants.Select(tenant => tenant.Append()));

        await Task.WhenAll(tenants.Select(tenant => tenant.Sent(1)));
        Assert.Equal(3, cluster.Silos);
    }

    [SkippableFact]
    public async Task ADeliveryInFlightAtASiloThatDiesIsMadeByAnother()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan { Silos = 2, Database = await many.NewDatabase() });
        var tenant = await cluster.Tenant();
        var endpoint = await tenant.Endpoint();
        tenant.Receiver.Script = _ => tenant.Receiver.Count == 1 ? null : ScriptedSender.Ok;
        await tenant.Append();
        await tenant.Sent(1);

        await cluster.KillSilo(await cluster.SiloOf(endpoint));

        await tenant.Sent(2);
        Assert.Equal(1, cluster.Silos);
    }
}
