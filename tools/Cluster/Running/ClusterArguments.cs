using System.Globalization;
using OrleansNotify.OneMachine.Members;

namespace OrleansNotify.OneMachine.Running;

/// <param name="Database">Null: a PostgreSQL of its own in the data folder.</param>
internal sealed record ClusterArguments(int Silos, int Gateways, int Port, string Data, string? Database)
{
    private const int MostOfAKind = 20;

    /// <exception cref="ArgumentException">What is wrong, in the words of the command line.</exception>
    public static ClusterArguments Parse(string[] args, Func<string, string?> variable)
    {
        var port = variable("PORT") is { Length: > 0 } given ? Number("PORT", given, 1, Ports.LastFront) : 3000;
        var data = variable("DATA_DIR") is { Length: > 0 } folder ? folder : "./data";
        var arguments = new ClusterArguments(3, 2, port, Path.GetFullPath(Path.Combine(data, "cluster")), Filled(variable("DATABASE_URL")));
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value (./run --help)");
            arguments = arguments.With(args[i], value);
        }

        return arguments;
    }

    private ClusterArguments With(string option, string value) => option switch
    {
        "--silos" => this with { Silos = Number(option, value, 1, MostOfAKind) },
        "--gateways" => this with { Gateways = Number(option, value, 1, MostOfAKind) },
        "--port" => this with { Port = Number(option, value, 1, Ports.LastFront) },
        "--data" => this with { Data = Path.GetFullPath(value) },
        "--database" => this with { Database = Filled(value) },
        _ => throw new ArgumentException($"unknown option {option} (./run --help)"),
    };

    private static string? Filled(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static int Number(string name, string value, int least, int most)
        => int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : throw new ArgumentException($"{name} is \"{value}\"; it must be a number from {least} to {most}");
}
