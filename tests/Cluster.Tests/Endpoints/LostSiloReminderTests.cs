using OrleansNotify.Deliveries;
using OrleansNotify.Storage;

namespace OrleansNotify.Endpoints;

/// <summary>By the machine's clock, beside other tests: membership, reminders and the wait for the attempt all have to do with a silo that died.</summary>
public sealed class LostSiloReminderTests(ManyOnPostgres many) : IClassFixture<ManyOnPostgres>
{
    // A wait is shortened or lengthened by up to a fifth, and a reminder is only written for one that is more than two minutes away.
    private const string Schedule = "1s,155s,2h";
    private static readonly TimeSpan Soon = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan TheFarWait = TimeSpan.FromMinutes(5);

    [SkippableFact]
    public async Task AFarRetryIsMadeAlthoughTheSiloDied()
    {
        await using var cluster = await NotifyCluster.Start(new ClusterPlan
        {
            Silos = 2,
            Database = await many.NewDatabase(),
            Settings = new Dictionary<string, string> { ["RETRY_SCHEDULE"] = Schedule },
            Replace = services => services.Intercept<IEndpointStore>((method, _) => method == nameof(IEndpointStore.Due)
                ? throw new StoreUnavailableException("The test has taken the regular look away.")
                : Task.CompletedTask),
        });
        var tenant = await cluster.Tenant();
        tenant.Receiver.Script = _ => ScriptedSender.Status(500);
        var endpoint = await tenant.Endpoint();
        await tenant.Append();
        await Eventually.Holds(() => tenant.Receiver.Count == 2, "the second attempt", Soon);
        await Eventually.Holds(
            async () => await cluster.Service<IReminderTable>().ReadRow(endpoint.GetGrainId(), "retry") is not null, "the reminder is written", Soon);

        await cluster.KillSilo(await cluster.SiloOf(endpoint));

        await Eventually.Holds(() => tenant.Receiver.Count == 3, "the third attempt", TheFarWait);
    }
}
