using System.Globalization;

namespace OrleansNotify.Bench.EndToEnd;

/// <summary>What to measure of deliveries, from the command line.</summary>
internal sealed class DeliverOptions
{
    public const string Usage = """
        usage: bench deliver --sink PORT=PID --ours NAME=PORT=PID+PID=TOKEN … [--peer …] [--scenario all|flat,paced,slow10,hang20]
                     [--trials 3] [--rounds 3] [--seconds 8] [--most 60000] [--clients 64] [--rate 200] [--paced-seconds 20]
                     [--fan-events 600] [--fan-rate 10]
        The API key comes from the environment: API_KEY.
        """;

    private static readonly string[] All = ["flat", "paced", "slow10", "hang20"];

    public List<Contender> Contenders { get; } = [];

    public int SinkPort { get; private set; }

    public int SinkProcessId { get; private set; }

    public string ApiKey { get; } = Environment.GetEnvironmentVariable("API_KEY") ?? "";

    public string[] Scenarios { get; private set; } = All;

    /// <summary>How often each peer is tried with each number of workers.</summary>
    public int Trials { get; private set; } = 3;

    public int Rounds { get; private set; } = 3;

    /// <summary>How long to post flat out, or until <see cref="Most"/>.</summary>
    public int Seconds { get; private set; } = 8;

    public int Most { get; private set; } = 60_000;

    public int Clients { get; private set; } = 64;

    /// <summary>Events a second when paced.</summary>
    public int Rate { get; private set; } = 200;

    public int PacedSeconds { get; private set; } = 20;

    /// <summary>Events to many endpoints at once, flat out.</summary>
    public int FanEvents { get; private set; } = 600;

    /// <summary>The same a second, paced.</summary>
    public int FanRate { get; private set; } = 10;

    /// <returns>Null when the arguments cannot be read.</returns>
    public static DeliverOptions? Parse(string[] arguments)
    {
        var options = new DeliverOptions();
        foreach (var pair in arguments.Chunk(2))
        {
            if (pair is not [var name, var value] || !options.TrySet(name, value))
            {
                return null;
            }
        }

        return options.Contenders.Exists(contender => contender.IsOurs) && options.SinkPort > 0 && options.ApiKey.Length > 0 ? options : null;
    }

    private bool TrySet(string name, string value) => name switch
    {
        "--ours" or "--peer" => TryAdd(value.Split('='), name == "--ours"),
        "--sink" => TrySetSink(value.Split('=')),
        "--scenario" => TryChoose(value),
        _ => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && TrySetNumber(name, number),
    };

    private bool TryAdd(string[] parts, bool isOurs)
    {
        if (parts is not [var name, var port, var pids, var token])
        {
            return false;
        }

        Contenders.Add(new Contender(name, Number(port), [.. pids.Split('+').Select(Number)], token, isOurs));
        return true;
    }

    private bool TrySetSink(string[] parts)
    {
        if (parts is not [var port, var pid])
        {
            return false;
        }

        (SinkPort, SinkProcessId) = (Number(port), Number(pid));
        return true;
    }

    private bool TryChoose(string value)
    {
        Scenarios = value == "all" ? All : value.Split(',');
        return Scenarios.All(All.Contains);
    }

    private bool TrySetNumber(string name, int value)
    {
        switch (name)
        {
            case "--trials": Trials = value; break;
            case "--rounds": Rounds = value; break;
            case "--seconds": Seconds = value; break;
            case "--most": Most = value; break;
            case "--clients": Clients = value; break;
            case "--rate": Rate = value; break;
            case "--paced-seconds": PacedSeconds = value; break;
            case "--fan-events": FanEvents = value; break;
            case "--fan-rate": FanRate = value; break;
            default: return false;
        }

        return true;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
