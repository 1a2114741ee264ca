using System.Globalization;

namespace OrleansNotify.Bench.Deliveries;

internal sealed class DeliveriesOptions
{
    public const string Usage = """
        usage: bench deliveries --sqlite FOLDER --postgres CONNECTION [--rows 10000000] [--repeats 20] [--record-seconds 10]
                                [--batch 50] [--parallel 4] [--plans 1] [--fill 1] [--state enabled]
        --rows 0 leaves out the lists, --record-seconds 0 the recording; --fill 0 lists what an earlier run filled in;
        --repeats 0 only fills.
        """;

    public string SqliteFolder { get; private set; } = "";

    public string Postgres { get; private set; } = "";

    public int Rows { get; private set; } = 10_000_000;

    public int Repeats { get; private set; } = 20;

    public TimeSpan RecordTime { get; private set; } = TimeSpan.FromSeconds(10);

    /// <summary>Outcomes in one call.</summary>
    public int Batch { get; private set; } = 50;

    /// <summary>Calls at once.</summary>
    public int Parallel { get; private set; } = 4;

    public bool HasPlans { get; private set; } = true;

    public bool IsFilling { get; private set; } = true;

    /// <summary>Of the endpoints that are filled in: a server that starts on them sends what is due of enabled ones.</summary>
    public string State { get; private set; } = "enabled";

    public static DeliveriesOptions? Parse(string[] arguments)
    {
        var options = new DeliveriesOptions();
        return arguments.Chunk(2).All(pair => pair is [var name, var value] && options.TrySet(name, value)) ? options : null;
    }

    private bool TrySet(string name, string value)
    {
        switch (name)
        {
            case "--sqlite": SqliteFolder = value; return true;
            case "--state": State = value; return true;
            case "--postgres": Postgres = value; return true;
            default: return int.TryParse(value, CultureInfo.InvariantCulture, out var number) && TrySetNumber(name, number);
        }
    }

    private bool TrySetNumber(string name, int value)
    {
        switch (name)
        {
            case "--rows": Rows = value; break;
            case "--repeats": Repeats = value; break;
            case "--record-seconds": RecordTime = TimeSpan.FromSeconds(value); break;
            case "--batch": Batch = value; break;
            case "--parallel": Parallel = value; break;
            case "--plans": HasPlans = value != 0; break;
            case "--fill": IsFilling = value != 0; break;
            default: return false;
        }

        return true;
    }
}
