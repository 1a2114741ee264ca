using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace OrleansNotify.Fakes;

internal sealed record FakesArguments(int Port = 3900, string? Script = null, bool IsHelp = false)
{
    private const string Usage = """
        usage: ./run providers [--port N] [--script FILE]

        Sending services on this machine that speak the real APIs, to try and test channels without an account or a cost. Nothing is kept.

          --port    of 127.0.0.1, 3900 unless given; 0 is any free one
          --script  faults by provider, as JSON:
                      {"twilio-sms": {"rules": [{"fault": "accept_then_hang", "every": 100}, {"fault": "refuse", "code": "21610", "to": "+447700900001"}],
                                      "callbacks": {"repeat": 2, "shuffle": true}}}

          faults     slow (after: "00:00:01") · accept_then_hang · accept_then_reset · accept_then_error · accept_then_garbage
                     error · hang · reset · throttle (retryAfter: "30" or a date) · refuse (code, status)
          when       every: n · probability: 0 to 1 · to: a recipient · times: n · none of them: always; the first rule that hits decides
          callbacks  statuses: ["sent", "undelivered:30003"] · repeat · shuffle · early · after · share · forge · url · secret

          PUT, GET, DELETE /script/{provider}   the same at run time
          GET /taken.json?provider=             what was taken: attempt id, recipient, text, time, how often; the last 100,000
          DELETE /taken                         forgets it
          GET /callbacks.json                   callbacks that were accepted (2xx), refused (4xx), failed, or dropped under load
          POST /push                            a push subscription, whose messages are shown decrypted
        """;

    /// <param name="answer">The usage, or what is wrong.</param>
    public static bool TryParse(string[] args, [NotNullWhen(true)] out FakesArguments? arguments, out string answer)
    {
        arguments = new FakesArguments();
        answer = Usage;
        for (var i = 0; i < args.Length && arguments is { IsHelp: false }; i++)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            arguments = (args[i], value) switch
            {
                ("-h" or "--help", _) => arguments with { IsHelp = true },
                ("--port", _) when ushort.TryParse(value, CultureInfo.InvariantCulture, out var port) => arguments with { Port = port },
                ("--script", not "") => arguments with { Script = value },
                _ => null,
            };
            answer = arguments is null ? $"providers: {args[i]} {value} is no option with a right value (./run providers --help)" : Usage;
            i++;
        }

        return arguments is not null;
    }
}
