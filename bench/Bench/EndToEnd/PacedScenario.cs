namespace OrleansNotify.Bench.EndToEnd;

/// <summary>How soon an event is at its endpoint, and what that costs, when there is time for it.</summary>
internal sealed class PacedScenario(DeliverOptions options, SinkClient sink, DeliveryRun runs)
{
    private const string Type = "order.created";
    private const int Timeout = 15;

    public async Task Run(IReadOnlyList<Contender> contenders)
    {
        var medians = new Medians();
        var table = new Table(
            $"Paced: {options.Rate} events/s for {options.PacedSeconds} s to one endpoint; from the answer of the POST, and from before it",
            "answer p50 ms", "p99 ms", "POST p50 ms", "p99 ms", "CPU us each", "lost", "twice", "others %");
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                var measured = await Once(contender);
                medians.Add(contender.Name, measured);
                table.Row(
                    $"{round}  {contender.Name}", (measured.FromAnswer.P50, "0.0"), (measured.FromAnswer.P99, "0.0"),
                    (measured.FromPost.P50, "0.0"), (measured.FromPost.P99, "0.0"), (measured.MicrosecondsPerDelivery, "0"),
                    (measured.Lost, "0"), (measured.Twice, "0"), (measured.Others * 100, "0"));
            }
        }

        PrintMedians(contenders, medians);
        Versus.Print("median of the rounds", "CPU us each", contenders, medians, measured => measured.MicrosecondsPerDelivery);
    }

    private static void PrintMedians(IReadOnlyList<Contender> contenders, Medians medians)
    {
        var table = new Table("median of the rounds", "answer p50 ms", "p99 ms", "POST p50 ms", "p99 ms");
        foreach (var name in contenders.Select(contender => contender.Name))
        {
            table.Row(
                name, (medians.Of(name, measured => measured.FromAnswer.P50), "0.0"), (medians.Of(name, measured => measured.FromAnswer.P99), "0.0"),
                (medians.Of(name, measured => measured.FromPost.P50), "0.0"), (medians.Of(name, measured => measured.FromPost.P99), "0.0"));
        }
    }

    private async Task<Measured> Once(Contender contender)
    {
        await using var endpoints = new Registrations(contender, options.ApiKey);
        await endpoints.Add(sink.Url("ok", 0), Type, Timeout);
        var load = Loads.Paced(contender, options.Rate, options.PacedSeconds, _ => Type);
        return await runs.Run(contender, load, posted => posted.Count, _ => true);
    }
}
