using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace OrleansNotify.Hosting;

/// <summary>In Production no secret is one that was copied from an example, or short enough to be tried.</summary>
public static partial class ProductionSecrets
{
    private const int Usual = 16;

    // Everything of every tenant: 32 characters in hexadecimal are 128 bits.
    private const int OfOperator = 32;

    private static readonly (string Name, int MinLength)[] Tokens =
    [
        ("ADMIN_TOKEN", OfOperator), ("WEBHOOK_TOKEN", Usual), ("API_KEY", Usual), ("WEBHOOK_SECRET", Usual),
    ];

    // Of others, who say how long they are, or with something else in them.
    private static readonly string[] Foreign = ["SECRET_KEY", "SECRET_KEY_PREVIOUS", "SENDGRID_API_KEY", "SMTP_URL", "DATABASE_URL"];

    /// <exception cref="BrokenConfigurationException">Names every such variable, and none of the values.</exception>
    public static void RefuseWeakSecrets(this IConfiguration configuration)
    {
        var problems = Tokens.Select(token => Problem(token.Name, configuration[token.Name], token.MinLength))
            .Concat(Foreign.Select(name => PlaceholderIn(name, configuration[name])))
            .Concat(Sources(configuration["SOURCES"]))
            .OfType<string>().ToList();
        if (problems.Count > 0)
        {
            throw new BrokenConfigurationException(string.Join("; ", problems));
        }
    }

    /// <returns>Null: it is not set, or well.</returns>
    private static string? Problem(string name, string? value, int minLength)
        => string.IsNullOrEmpty(value) ? null
            : PlaceholderIn(name, value) is { } placeholder ? placeholder
            : value.Length < minLength ? $"{name} must have at least {minLength} characters in Production (openssl rand -hex 32 makes one)"
            : value.Distinct().Count() == 1 ? $"{name} is one character repeated"
            : null;

    private static string? PlaceholderIn(string name, string? value)
        => value is not null && Placeholder().IsMatch(value) ? $"{name} is the placeholder of an example" : null;

    /// <summary>What examples have in the place of a value, here and where these variables come from: as a whole, or as a part of an address.</summary>
    [GeneratedRegex("(^|[:/@=])(REPLACE|CHANGE|PLACEHOLDER|YOUR)([-_ ]?(ME|THIS|WITH))?([-_@:;/]|$)|CHANGEME|^<.*>$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();

    private static IEnumerable<string?> Sources(string? list)
        => (list ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(source => source.Split('=', 2))
            .Select(pair => pair.Length < 2 ? null : Problem($"The token of {pair[0]} in SOURCES", pair[1], Usual));
}
