using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace OrleansNotify.Fuzz;

/// <summary>What answers have named: a request of the other tenant that names it is the interesting one.</summary>
internal sealed partial class KnownIds
{
    private const int Kept = 400;
    private static readonly Dictionary<string, string[]> Usual = new()
    {
        ["limit"] = ["1", "100", "0", "101"],
        ["status"] = ["pending", "succeeded", "dead", "retrying"],
        ["name"] = ["alpha", "beta"],
        ["email"] = ["ann@alpha.example", "bob@beta.example"],
        ["user"] = ["ann@alpha.example", "bob@beta.example"],
        ["userId"] = ["ann@alpha.example", "bob@beta.example"],
        ["source"] = ["github", "shop"],
        ["topic"] = ["sales", "news"],
        ["from"] = ["2020-01-01T00:00:00Z"],
        ["to"] = ["2030-01-01T00:00:00Z"],
        ["since"] = ["0", "5"],
        ["before"] = ["9223372036854775807", "3"],
        ["page"] = ["1", "2"],
        ["unread"] = ["true", "false"],
        ["confirm"] = ["no"],
    };

    private readonly ConcurrentQueue<string> _ids = new();

    public void Learn(string body)
    {
        foreach (Match match in Id().Matches(body.Length > 20_000 ? body[..20_000] : body))
        {
            _ids.Enqueue(match.Value);
            if (_ids.Count > Kept)
            {
                _ids.TryDequeue(out _);
            }
        }
    }

    public string? Any(string name, Random random)
    {
        var ids = _ids.ToArray();
        return Usual.TryGetValue(name, out var usual) && random.Next(4) > 0 ? usual[random.Next(usual.Length)]
            : ids.Length > 0 ? ids[random.Next(ids.Length)] : null;
    }

    [GeneratedRegex("(evt|ep|rp|key|ses|dlv|src)_[A-Za-z0-9_.-]{6,80}|[0-9a-f]{32}\\.[0-9]+|[0-9a-f]{8}-[0-9a-f-]{27}", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
