using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansNotify.Templates;

/// <summary>Which languages are tried for a person, and how each writes.</summary>
public static partial class TemplateLanguages
{
    /// <summary>The one that is tried after all others.</summary>
    public const string Last = "en";

    /// <summary><c>de-AT</c>, <c>de</c>, the tenant's default, <c>en</c>, without repeats.</summary>
    public static IReadOnlyList<string> FallBack(string? language, string? tenantDefault)
        => [.. WithParents(language).Concat(WithParents(tenantDefault)).Append(Last).Distinct(StringComparer.Ordinal)];

    /// <summary>A BCP 47 tag as it is stored: <c>DE-at</c> is <c>de-AT</c>, <c>zh-hant</c> is <c>zh-Hant</c>.</summary>
    public static bool TryNormalize([NotNullWhen(true)] string? text, [NotNullWhen(true)] out string? language)
    {
        language = text is not null && Tag().IsMatch(text) ? string.Join('-', text.Replace('_', '-').Split('-').Select(Subtag)) : null;
        return language is not null;
    }

    /// <summary>How numbers and dates are written. A language that this machine does not know writes as none does.</summary>
    public static CultureInfo CultureOf(string? language)
    {
        foreach (var tag in WithParents(language))
        {
            try
            {
                return CultureInfo.GetCultureInfo(tag, predefinedOnly: true);
            }
            catch (CultureNotFoundException)
            {
                // The next one is wider.
            }
        }

        return CultureInfo.InvariantCulture;
    }

    private static IEnumerable<string> WithParents(string? language)
    {
        if (!TryNormalize(language, out var tag))
        {
            yield break;
        }

        for (var length = tag.Length; length > 0; length = tag.LastIndexOf('-', length - 1))
        {
            yield return tag[..length];
        }
    }

    private static string Subtag(string subtag, int index) => (index, subtag.Length) switch
    {
        (0, _) => subtag.ToLowerInvariant(),
        (_, 2) => subtag.ToUpperInvariant(),
        (_, 4) => char.ToUpperInvariant(subtag[0]) + subtag[1..].ToLowerInvariant(),
        _ => subtag.ToLowerInvariant(),
    };

    [GeneratedRegex(@"\A(?=.{2,35}\z)[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*\z")]
    private static partial Regex Tag();
}
