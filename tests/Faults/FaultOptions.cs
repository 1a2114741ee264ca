using System.Globalization;

namespace OrleansNotify.Faults;

/// <summary>What <c>./test faults</c> was asked for.</summary>
internal sealed record FaultOptions
{
    public const string Help = """
        usage: ./test faults [--seed N] [--rounds N] [--faults F1,F6,…] [--out FILE] [--keep]
               ./test faults --scenario silo|gateway|postgres|rolling [--rounds N]
               ./test faults --controls [name,…]

        Starts 3 silos, 2 gateways and a PostgreSQL, breaks them, heals them, and checks what everybody was told and saw.
          --seed      of the first round (each further one adds 1); chooses two to four faults and every moment. Default: the clock's
          --rounds    how many; each has a cluster of its own. Default 1
          --faults    exactly these, in this order, in every round; or kills, database, pauses, network, clocks: chosen from that group
          --rate      events per second (60)        --warmup, --bound   seconds before the first fault (8), for liveness (60)
          --out       appends the rounds to this Markdown table
          --keep      keeps the folder with logs and journal of every round; otherwise only of one that failed
          --directory distributed   silos run with that GRAIN_DIRECTORY
          --scenario  measures one promise and compares it with its bar
          --controls  builds the product with one fault of its own after the other, each of which must be found
        """;

    public int Seed { get; private init; } = Environment.TickCount & 0xFFFF;

    public int Rounds { get; private init; } = 1;

    public string Faults { get; private init; } = "";

    public string Scenario { get; private init; } = "";

    /// <summary>Null: none; empty: all.</summary>
    public string? Controls { get; private init; }

    /// <summary>Of silos; empty: the product's default.</summary>
    public string Directory { get; private init; } = "";

    public string Out { get; private init; } = "";

    public bool IsKept { get; private init; }

    public int Rate { get; private init; } = 60;

    public TimeSpan WarmUp { get; private init; } = TimeSpan.FromSeconds(8);

    public TimeSpan Bound { get; private init; } = TimeSpan.FromSeconds(60);

    public static FaultOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new FaultOptions();
        for (var i = 0; i < arguments.Count; i++)
        {
            var value = i + 1 < arguments.Count && !arguments[i + 1].StartsWith("--", StringComparison.Ordinal) ? arguments[i + 1] : "";
            options = options.With(arguments[i], value);
            i += value.Length > 0 ? 1 : 0;
        }

        return options;
    }

    private FaultOptions With(string name, string value) => name switch
    {
        "--seed" => this with { Seed = Number(value) },
        "--rounds" => this with { Rounds = Number(value) },
        "--faults" => this with { Faults = value },
        "--scenario" => this with { Scenario = value },
        "--controls" => this with { Controls = value },
        "--directory" => this with { Directory = value },
        "--out" => this with { Out = value },
        "--keep" => this with { IsKept = true },
        "--rate" => this with { Rate = Number(value) },
        "--warmup" => this with { WarmUp = TimeSpan.FromSeconds(Number(value)) },
        "--bound" => this with { Bound = TimeSpan.FromSeconds(Number(value)) },
        _ => throw new ArgumentException($"unknown option {name}"),
    };

    private static int Number(string value)
        => int.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : throw new ArgumentException($"\"{value}\" is not a number");
}
