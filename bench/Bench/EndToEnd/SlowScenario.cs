namespace OrleansNotify.Bench.EndToEnd;

/// <summary>A tenth of the traffic to an endpoint that answers after 5 s: what the rest has from it, beside a run of the rest alone.</summary>
internal sealed class SlowScenario(DeliverOptions options, SinkClient sink, DeliveryRun runs)
{
    private const string Type = "order.created";
    private const string SlowType = "order.slow";
    private const int Share = 10;
    private const int Timeout = 15;
    private static readonly TimeSpan SlowAnswer = TimeSpan.FromSeconds(6);

    public async Task Run(IReadOnlyList<Contender> contenders)
    {
        var medians = new Medians();
        var table = new Table(
            $"Slow receiver: {options.Rate - options.Rate / Share} events/s to one endpoint, without and with {options.Rate / Share}/s more to one that takes 5 s",
            "answer p50 ms", "p99 ms", "POST p50 ms", "p99 ms", "lost", "twice", "others %");
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                // Which is first changes, so that neither is always the one after the other system's end.
                foreach (var isWith in round % 2 == 1 ? (bool[])[false, true] : [true, false])
                {
                    var measured = isWith ? await With(contender) : await Without(contender);
                    var name = Name(contender, isWith);
                    medians.Add(name, measured);
                    table.Row(
                        $"{round}  {name}", (measured.FromAnswer.P50, "0.0"), (measured.FromAnswer.P99, "0.0"), (measured.FromPost.P50, "0.0"),
                        (measured.FromPost.P99, "0.0"), (measured.Lost, "0"), (measured.Twice, "0"), (measured.Others * 100, "0"));
                }
            }
        }

        PrintMedians(contenders, medians);
    }

    private static string Name(Contender contender, bool isWith) => isWith ? $"{contender.Name} +slow" : contender.Name;

    private static void PrintMedians(IReadOnlyList<Contender> contenders, Medians medians)
    {
        var table = new Table("median of the rounds", "p99 ms without", "with", "ratio", "from POST without", "with", "ratio");
        foreach (var contender in contenders)
        {
            var (without, with) = (Name(contender, false), Name(contender, true));
            table.Row(
                contender.Name, (medians.Of(without, Answer), "0.0"), (medians.Of(with, Answer), "0.0"), (medians.Ratio(with, without, Answer), "0.00"),
                (medians.Of(without, Post), "0.0"), (medians.Of(with, Post), "0.0"), (medians.Ratio(with, without, Post), "0.00"));
        }

        static double Answer(Measured measured) => measured.FromAnswer.P99;
        static double Post(Measured measured) => measured.FromPost.P99;
    }

    private async Task<Measured> Without(Contender contender)
    {
        await using var endpoints = new Registrations(contender, options.ApiKey);
        await endpoints.Add(sink.Url("ok", 0), Type, Timeout);
        var load = Loads.Paced(contender, options.Rate - options.Rate / Share, options.PacedSeconds, _ => Type);
        return await runs.Run(contender, load, posted => posted.Count, _ => true);
    }

    private async Task<Measured> With(Contender contender)
    {
        await using var endpoints = new Registrations(contender, options.ApiKey);
        await endpoints.Add(sink.Url("ok", 0), Type, Timeout);
        await endpoints.Add(sink.Url("slow", 1), SlowType, Timeout);
        var load = Loads.Paced(contender, options.Rate, options.PacedSeconds, index => index % Share == 0 ? SlowType : Type);
        var measured = await runs.Run(contender, load, posted => posted.Count - posted.Count / Share, endpoint => endpoint == 0);
        await runs.Drain(measured.Posted.Count, SlowAnswer);
        return measured;
    }
}
