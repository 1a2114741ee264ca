using System.Globalization;
using System.Text.RegularExpressions;

namespace OrleansNotify.Http;

/// <summary>
/// The one reader of times: RFC 3339 §5.6, whole. Any number of fractional digits, <c>t</c>, <c>z</c> and a blank in place of <c>T</c>, leap
/// seconds, every offset. A time without its zone is another one on every server, and is none here.
/// </summary>
internal static partial class Rfc3339
{
    public const string Example = "2026-05-01T09:00:00+02:00";
    private const int MaxLength = 64;
    private const int LeapSecond = 60;

    public static string Rule(string name) => $"{name} is a time with its zone (RFC 3339), such as {Example}.";

    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is not { Length: <= MaxLength } || Pattern().Match(text) is not { Success: true } match)
        {
            return false;
        }

        var (second, minutes) = (Number(match, "second"), (Number(match, "offsetHour") * 60) + Number(match, "offsetMinute"));
        if (Number(match, "offsetHour") > 23 || Number(match, "offsetMinute") > 59 || second > LeapSecond
            || !DateTime.TryParseExact(
                match.Groups["minutes"].Value.Replace('t', 'T').Replace(' ', 'T'), "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return false;
        }

        var ticks = local.Ticks + (second * TimeSpan.TicksPerSecond) + Fraction(match.Groups["fraction"].Value)
            - ((match.Groups["sign"].Value == "-" ? -minutes : minutes) * TimeSpan.TicksPerMinute);
        var isTime = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        time = isTime ? new DateTimeOffset(ticks, TimeSpan.Zero) : default;
        return isTime;
    }

    /// <summary>True with null for none.</summary>
    public static bool TryRead(string? text, out DateTimeOffset? time)
    {
        var isTime = TryParse(text, out var parsed);
        time = isTime ? parsed : null;
        return isTime || text is null;
    }

    // What is finer than a tick is cut off.
    private static long Fraction(string digits)
        => digits.Length == 0 ? 0 : long.Parse(digits.AsSpan(0, Math.Min(7, digits.Length)), CultureInfo.InvariantCulture) * Power(7 - Math.Min(7, digits.Length));

    private static long Power(int exponent) => exponent == 0 ? 1 : 10 * Power(exponent - 1);

    private static int Number(Match match, string group)
        => match.Groups[group] is { Length: > 0 } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"\A(?<minutes>[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}):(?<second>[0-9]{2})(?:\.(?<fraction>[0-9]+))?(?:[Zz]|(?<sign>[+-])(?<offsetHour>[0-9]{2}):(?<offsetMinute>[0-9]{2}))\z",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Pattern();
}
