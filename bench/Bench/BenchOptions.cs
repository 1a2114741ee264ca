using System.Globalization;

namespace OrleansNotify.Bench;

/// <summary>What to measure, from the command line.</summary>
internal sealed class BenchOptions
{
    public const string Usage = """
        usage: bench --token TOKEN [--peer NAME=PORT] --ours NAME=PORT … [--rounds 4] [--seconds 10] [--clients 64]
                     [--rate 200] [--sockets 300] [--push-seconds 20]
        --rounds 0 leaves out the accept measurement, --push-seconds 0 the push measurement.
        """;

    public List<Target> Targets { get; } = [];

    public string Token { get; private set; } = "";

    public int Rounds { get; private set; } = 4;

    public TimeSpan RoundTime { get; private set; } = TimeSpan.FromSeconds(10);

    public int Clients { get; private set; } = 64;

    /// <summary>Events a second while sockets listen.</summary>
    public int Rate { get; private set; } = 200;

    public int Sockets { get; private set; } = 300;

    public TimeSpan PushTime { get; private set; } = TimeSpan.FromSeconds(20);

    /// <returns>Null when the arguments cannot be read.</returns>
    public static BenchOptions? Parse(string[] arguments)
    {
        var options = new BenchOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || !options.TrySet(name, value))
            {
                return null;
            }
        }

        return options.Targets.Count > 0 && options.Token.Length > 0 ? options : null;
    }

    private bool TrySet(string name, string value)
    {
        if (name == "--token")
        {
            Token = value;
            return true;
        }

        if (name is "--peer" or "--ours")
        {
            return value.Split('=') is [var label, var port] && int.TryParse(port, CultureInfo.InvariantCulture, out var number)
                && Add(new Target(label, number, name == "--ours"));
        }

        return int.TryParse(value, CultureInfo.InvariantCulture, out var count) && TrySetNumber(name, count);
    }

    private bool Add(Target target)
    {
        Targets.Add(target);
        return true;
    }

    private bool TrySetNumber(string name, int value)
    {
        switch (name)
        {
            case "--rounds": Rounds = value; break;
            case "--seconds": RoundTime = TimeSpan.FromSeconds(value); break;
            case "--clients": Clients = value; break;
            case "--rate": Rate = value; break;
            case "--sockets": Sockets = value; break;
            case "--push-seconds": PushTime = TimeSpan.FromSeconds(value); break;
            default: return false;
        }

        return true;
    }
}
