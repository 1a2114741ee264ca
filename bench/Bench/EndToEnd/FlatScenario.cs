namespace OrleansNotify.Bench.EndToEnd;

/// <summary>As many events as a system accepts, and how soon all of them are at one endpoint.</summary>
internal sealed class FlatScenario(DeliverOptions options, SinkClient sink, DeliveryRun runs)
{
    private const string Type = "order.created";
    private const int Timeout = 15;

    public async Task Run(IReadOnlyList<Contender> contenders)
    {
        var medians = new Medians();
        var table = new Table(
            $"Flat out: {options.Clients} clients for {options.Seconds} s, at most {options.Most} events, to one endpoint",
            "accepted/s", "delivered/s", "CPU us each", "lost", "twice", "others %");
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var measured = await Once(contender, options.Seconds);
                medians.Add(contender.Name, measured);
                table.Row(
                    $"{round}  {contender.Name}", (measured.AcceptedPerSecond, "0"), (measured.PerSecond, "0"),
                    (measured.MicrosecondsPerDelivery, "0"), (measured.Lost, "0"), (measured.Twice, "0"), (measured.Others * 100, "0"));
            }
        }

        Versus.Print("median of the rounds", "delivered/s", contenders, medians, measured => measured.PerSecond);
        Versus.Print("median of the rounds", "CPU us each", contenders, medians, measured => measured.MicrosecondsPerDelivery);
    }

    public async Task<Measured> Once(Contender contender, int seconds)
    {
        await using var endpoints = new Registrations(contender, options.ApiKey);
        await endpoints.Add(sink.Url("ok", 0), Type, Timeout);
        var load = Loads.Flat(contender, Type, options.Clients, options.Most, TimeSpan.FromSeconds(seconds));
        return await runs.Run(contender, load, posted => posted.Count, _ => true);
    }
}
