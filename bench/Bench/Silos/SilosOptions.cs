using System.Globalization;

namespace OrleansNotify.Bench.Silos;

/// <summary>Two clusters that are alike but for the number of their silos; from the command line.</summary>
internal sealed class SilosOptions
{
    public const string Usage = """
        usage: bench silos --admin TOKEN --one PORT --one-pids PID,… --two PORT --two-pids PID,… --postgres PID
                           [--tenants 32] [--clients 96] [--seconds 8] [--warmup 45] [--rounds 5] [--rate 400] [--sockets 2000]
        PORT is of the cluster's gateway, PIDs are of its silos and then of its gateway.
        """;

    public string Admin { get; private set; } = "";

    public int One { get; private set; }

    public int[] OneProcesses { get; private set; } = [];

    public int Two { get; private set; }

    public int[] TwoProcesses { get; private set; } = [];

    public int Postgres { get; private set; }

    public int Tenants { get; private set; } = 32;

    public int Clients { get; private set; } = 96;

    public TimeSpan RoundTime { get; private set; } = TimeSpan.FromSeconds(8);

    public TimeSpan WarmUp { get; private set; } = TimeSpan.FromSeconds(45);

    public int Rounds { get; private set; } = 5;

    /// <summary>Events a second while the cost of one is measured.</summary>
    public int Rate { get; private set; } = 400;

    /// <summary>Sockets of other tenants.</summary>
    public int Sockets { get; private set; } = 2_000;

    /// <returns>Null when the arguments cannot be read.</returns>
    public static SilosOptions? Parse(string[] arguments)
    {
        var options = new SilosOptions();
        return arguments.Chunk(2).All(pair => pair is [var name, var value] && options.TrySet(name, value)) && options is { One: > 0, Two: > 0 }
            ? options
            : null;
    }

    private bool TrySet(string name, string value)
    {
        switch (name)
        {
            case "--admin": Admin = value; return true;
            case "--one-pids": OneProcesses = Numbers(value); return true;
            case "--two-pids": TwoProcesses = Numbers(value); return true;
            default: return int.TryParse(value, CultureInfo.InvariantCulture, out var number) && TrySetNumber(name, number);
        }
    }

    private static int[] Numbers(string list) => [.. list.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    private bool TrySetNumber(string name, int value)
    {
        switch (name)
        {
            case "--one": One = value; break;
            case "--two": Two = value; break;
            case "--postgres": Postgres = value; break;
            case "--tenants": Tenants = value; break;
            case "--clients": Clients = value; break;
            case "--seconds": RoundTime = TimeSpan.FromSeconds(value); break;
            case "--warmup": WarmUp = TimeSpan.FromSeconds(value); break;
            case "--rounds": Rounds = value; break;
            case "--rate": Rate = value; break;
            case "--sockets": Sockets = value; break;
            default: return false;
        }

        return true;
    }
}
