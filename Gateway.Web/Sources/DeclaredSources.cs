using System.Security.Cryptography;
using System.Text;
using OrleansNotify.Hosting;

namespace OrleansNotify.Sources;

/// <summary>The sources that <c>SOURCES</c> names, each with a bearer token.</summary>
internal static class DeclaredSources
{
    public static IReadOnlyList<PutSource> Parse(string list) =>
    [
        .. list.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Source),
    ];

    private static PutSource Source(string item)
    {
        var (name, token) = item.Split('=', 2) is [var left, var right] ? (left, right) : (item, "");
        if (!SourceName.IsValid(name) || token.Length == 0 || token.Any(char.IsWhiteSpace))
        {
            // The item may hold a token: it is not repeated.
            throw new BrokenConfigurationException("SOURCES must be a list such as github=token1,stripe=token2, names of a-z 0-9 - _");
        }

        var settings = new SourceSettings(
            name, SourceScheme.Bearer, "", "", SignatureEncoding.Hex, [], null, null, SourceDefaults.EventTypeMember, null, IsDeclared: true);
        return new PutSource(settings, SHA256.HashData(Encoding.UTF8.GetBytes(token)), TimeSpan.Zero);
    }
}
