using System.Globalization;

namespace OrleansNotify.Fuzz;

/// <param name="Requests">To each store.</param>
internal sealed record FuzzOptions(int Seed, int Requests, int Parallel, IReadOnlyList<string> Stores)
{
    public const string Sqlite = "sqlite";
    public const string Postgres = "postgres";

    public const string Help = """
        usage: ./test fuzz [--seed N] [--requests N] [--parallel N] [--store sqlite|postgres|both]

        Sends made-up requests to a server that it starts: every operation of the API's document, WebSockets and Socket.IO, with
        credentials of two tenants. An answer 5xx, a byte of the other tenant, an answer later than 20 s or a dead server is a finding;
        it is printed with the seed and the smallest request that still shows it.
        """;

    public static FuzzOptions? Parse(string[] args)
    {
        var options = new FuzzOptions(Environment.TickCount & 0xFFFFFF, 20_000, 8, [Sqlite]);
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || options.With(args[i], args[i + 1]) is not { } next)
            {
                return null;
            }

            options = next;
        }

        return options;
    }

    private FuzzOptions? With(string name, string value) => (name, Number(value)) switch
    {
        ("--seed", >= 0 and var seed) => this with { Seed = seed },
        ("--requests", > 0 and var requests) => this with { Requests = requests },
        ("--parallel", > 0 and var parallel) => this with { Parallel = parallel },
        ("--store", _) => value switch
        {
            Sqlite or Postgres => this with { Stores = [value] },
            "both" => this with { Stores = [Sqlite, Postgres] },
            _ => null,
        },
        _ => null,
    };

    private static int Number(string text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : -1;
}
