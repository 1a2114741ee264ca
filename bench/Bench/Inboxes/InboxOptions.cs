using System.Globalization;

namespace OrleansNotify.Bench.Inboxes;

internal sealed class InboxOptions
{
    public const string Usage = """
        usage: bench inbox --sqlite FOLDER --postgres CONNECTION [--events 1000000] [--repeats 20] [--plans 1]
        """;

    public string SqliteFolder { get; private set; } = "";

    public string Postgres { get; private set; } = "";

    public int Events { get; private set; } = 1_000_000;

    public int Repeats { get; private set; } = 20;

    public bool HasPlans { get; private set; } = true;

    public static InboxOptions? Parse(string[] arguments)
    {
        var options = new InboxOptions();
        return arguments.Chunk(2).All(pair => pair is [var name, var value] && options.TrySet(name, value)) ? options : null;
    }

    private bool TrySet(string name, string value)
    {
        switch (name)
        {
            case "--sqlite": SqliteFolder = value; return true;
            case "--postgres": Postgres = value; return true;
            case "--events": return TryNumber(value, number => Events = number);
            case "--repeats": return TryNumber(value, number => Repeats = number);
            case "--plans": return TryNumber(value, number => HasPlans = number != 0);
            default: return false;
        }
    }

    private static bool TryNumber(string text, Action<int> set)
    {
        var isNumber = int.TryParse(text, CultureInfo.InvariantCulture, out var number);
        set(number);
        return isNumber;
    }
}
