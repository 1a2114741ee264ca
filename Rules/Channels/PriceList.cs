using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace OrleansNotify.Channels;

/// <summary>What an account is expected to take for a unit, a segment of SMS or a message elsewhere: by how a number begins.</summary>
public sealed class PriceList
{
    public const int MostPrefixes = 500;
    public const string Anywhere = "*";
    private const int LongestPrefix = 15;
    private const long HighestMicros = 1_000_000_000;

    private readonly FrozenDictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _byPrefix;
    private readonly long? _anywhere;

    private PriceList(string currency, IReadOnlyDictionary<string, long> perUnit)
    {
        (Currency, PerUnit) = (currency, perUnit);
        _byPrefix = perUnit.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _anywhere = perUnit.TryGetValue(Anywhere, out var micros) ? micros : null;
    }

    public string Currency { get; }

    /// <summary>Micros by the first digits of a number, without <c>+</c>, and by <see cref="Anywhere"/>; in order.</summary>
    public IReadOnlyDictionary<string, long> PerUnit { get; }

    /// <summary>Of the longest prefix that the address begins with; null: the list has none.</summary>
    public Money? Of(string address)
    {
        var digits = address.StartsWith('+') ? address.AsSpan(1) : [];
        for (var length = Math.Min(digits.Length, LongestPrefix); length > 0; length--)
        {
            if (_byPrefix.TryGetValue(digits[..length], out var micros))
            {
                return new Money(micros, Currency);
            }
        }

        return _anywhere is { } price ? new Money(price, Currency) : null;
    }

    /// <summary>Null: it is a price list, else what is wrong with it.</summary>
    /// <param name="perUnit">Amounts by prefix, with <c>+</c> or without.</param>
    public static string? ProblemOf(string? currency, IEnumerable<KeyValuePair<string, string?>> perUnit, out PriceList? list)
    {
        list = null;
        if (!Currencies.IsKnown(currency))
        {
            return "currency is a code of ISO 4217, as EUR";
        }

        var prices = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (given, amount) in perUnit)
        {
            var prefix = given.StartsWith('+') ? given[1..] : given;
            if (prefix != Anywhere && (prefix.Length is 0 or > LongestPrefix || !prefix.All(char.IsAsciiDigit)))
            {
                return $"\"{Shown(given)}\" is not how a number begins, as +49, nor \"*\"";
            }

            if (!Money.TryParse(amount, out var micros) || micros > HighestMicros)
            {
                return $"the price of {prefix} is an amount of 0 to 1000 with at most 6 decimals, as 0.0079";
            }

            if (!prices.TryAdd(prefix, micros))
            {
                return $"{prefix} is there twice";
            }
        }

        list = prices.Count is > 0 and <= MostPrefixes ? new PriceList(currency, prices) : null;
        return list is null ? $"it has 1 to {MostPrefixes} prices" : null;
    }

    /// <summary>As it is stored, and set in the environment: <c>EUR *=0.08 1=0.0079</c>.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out PriceList? list)
    {
        list = null;
        var parts = (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && ProblemOf(parts[0], parts.Skip(1).Select(Pair), out list) is null && list is not null;
    }

    public override string ToString() => string.Join(' ', PerUnit.Select(price => $"{price.Key}={Money.Text(price.Value)}").Prepend(Currency));

    private static KeyValuePair<string, string?> Pair(string part)
        => part.IndexOf('=', StringComparison.Ordinal) is >= 0 and var end ? new(part[..end], part[(end + 1)..]) : new(part, null);

    private static string Shown(string given) => given.Length <= 20 ? given : given[..20];
}
