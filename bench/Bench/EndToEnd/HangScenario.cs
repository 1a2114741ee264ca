namespace OrleansNotify.Bench.EndToEnd;

/// <summary>Each event to 100 endpoints, 20 of which never answer: what the other 80 have from it, beside a run with those 80 alone.</summary>
internal sealed class HangScenario(DeliverOptions options, SinkClient sink, DeliveryRun runs)
{
    private const string Type = "order.created";
    private const int Good = 80;
    private const int Bad = 20;

    // Short, so that many attempts time out within a run.
    private const int Timeout = 5;

    public async Task Run(IReadOnlyList<Contender> contenders)
    {
        var (flat, paced) = (new Medians(), new Medians());
        foreach (var contender in contenders)
        {
            // Code that only many endpoints run is not warm yet.
            await Flat(contender, isWith: true);
        }

        var table = new Table(
            $"Hanging receivers: each event to {Good} endpoints, without and with {Bad} more that hang until a timeout of {Timeout} s",
            "delivered/s flat out", "p50 ms paced", "p99 ms", "lost", "twice", "others %");
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var contender in contenders)
            {
                foreach (var isWith in round % 2 == 1 ? (bool[])[false, true] : [true, false])
                {
                    var name = Name(contender, isWith);
                    var (fast, even) = (await Flat(contender, isWith), await Paced(contender, isWith));
                    flat.Add(name, fast);
                    paced.Add(name, even);
                    table.Row(
                        $"{round}  {name}", (fast.PerSecond, "0"), (even.FromAnswer.P50, "0.0"), (even.FromAnswer.P99, "0.0"),
                        (fast.Lost + even.Lost, "0"), (fast.Twice + even.Twice, "0"), ((fast.Others + even.Others) * 50, "0"));
                }
            }
        }

        PrintMedians(contenders, flat, paced);
    }

    private static string Name(Contender contender, bool isWith) => isWith ? $"{contender.Name} +{Bad}" : contender.Name;

    private static void PrintMedians(IReadOnlyList<Contender> contenders, Medians flat, Medians paced)
    {
        var table = new Table("median of the rounds", "delivered/s without", "with", "ratio", "p99 ms without", "with", "ratio");
        foreach (var contender in contenders)
        {
            var (without, with) = (Name(contender, false), Name(contender, true));
            table.Row(
                contender.Name, (flat.Of(without, Rate), "0"), (flat.Of(with, Rate), "0"), (flat.Ratio(with, without, Rate), "0.00"),
                (paced.Of(without, Late), "0.0"), (paced.Of(with, Late), "0.0"), (paced.Ratio(with, without, Late), "0.00"));
        }

        static double Rate(Measured measured) => measured.PerSecond;
        static double Late(Measured measured) => measured.FromAnswer.P99;
    }

    private Task<Measured> Flat(Contender contender, bool isWith) => Once(
        contender, isWith, Loads.Flat(contender, Type, options.Clients, options.FanEvents, TimeSpan.FromSeconds(options.Seconds)));

    private Task<Measured> Paced(Contender contender, bool isWith)
        => Once(contender, isWith, Loads.Paced(contender, options.FanRate, options.PacedSeconds, _ => Type));

    private async Task<Measured> Once(Contender contender, bool isWith, Func<int, Task<Posted>> load)
    {
        await using var endpoints = new Registrations(contender, options.ApiKey);
        for (var endpoint = 0; endpoint < (isWith ? Good + Bad : Good); endpoint++)
        {
            await endpoints.Add(sink.Url(endpoint < Good ? "ok" : "hang", endpoint), Type, Timeout);
        }

        return await runs.Run(contender, load, posted => posted.Count * Good, endpoint => endpoint < Good);
    }
}
